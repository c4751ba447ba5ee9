"""An organisation, and how what its people write goes into its own system."""

from typing import ClassVar

from django.db import models

from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import SealedOwn

PURPOSE = "organisation"
HIDDEN = ("mail_code", "mail_code_tries")  # what the web role may not select


class WithoutCode(models.Manager["Organisation"]):
    def get_queryset(self) -> models.QuerySet["Organisation"]:
        return super().get_queryset().defer(*HIDDEN)


class Organisation(models.Model):
    """Seen by whoever works there, changed by its managers alone; it knows no family (rules/66_organisations.sql)."""

    class Way(models.TextChoices):
        """How it goes; ways.py says each in plain words. Empty: not chosen yet."""

        NONE = ""
        WEBHOOK = "webhook"
        DROP = "drop"
        BUCKET = "bucket"
        MAIL = "mail"
        DOWNLOAD = "download"
        COPY = "copy"

    class Content(models.TextChoices):
        """What a webhook carries: all of it, or only a number to fetch it with."""

        WHOLE = "whole"
        ID = "id"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name_sealed = models.BinaryField(default=bytes)
    name = SealedOwn("name_sealed", PURPOSE)
    way = models.CharField(max_length=8, blank=True, default="")
    content = models.CharField(max_length=5, default=Content.WHOLE)
    headings_sealed = models.BinaryField(default=bytes)
    headings = SealedOwn("headings_sealed", PURPOSE)  # JSON; read it with headings.of()
    endpoint_sealed = models.BinaryField(default=bytes)
    endpoint = SealedOwn("endpoint_sealed", PURPOSE)
    mail_sealed = models.BinaryField(default=bytes)
    mail = SealedOwn("mail_sealed", PURPOSE)
    mail_confirmed_at = models.DateTimeField(null=True)
    # The code that was mailed there: a fingerprint, until when it works and how often it was tried. Written by acl alone.
    mail_code = models.CharField(max_length=64, blank=True, default="", editable=False)
    mail_code_until = models.DateTimeField(null=True, editable=False)
    mail_code_tries = models.PositiveSmallIntegerField(default=0, editable=False)
    passphrase_sealed = models.BinaryField(default=bytes)
    passphrase = SealedOwn("passphrase_sealed", PURPOSE)
    bucket_sealed = models.BinaryField(default=bytes)
    bucket = SealedOwn("bucket_sealed", PURPOSE)  # JSON: endpoint, region, name, prefix, access, secret
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[WithoutCode] = WithoutCode()

    class Meta:
        db_table = "organisation"
        base_manager_name = "objects"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(way__in=["", "webhook", "drop", "bucket", "mail", "download", "copy"])
                & models.Q(content__in=["whole", "id"]),
                name="organisation_ways",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
