"""Asking one thing of somebody who does not take part."""

from typing import ClassVar

from django.db import models

from gezinsboek.dossier.models import Chapter, Dossier
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import Sealed

from .member import Member

# What the web role may not select: asked for only by functions of `acl` (rules/67_one_time.sql).
HIDDEN = ("handle", "code_hash", "address_sealed", "mail", "tries", "more_address_sealed", "more_words_sealed")


class WithoutSecrets(models.Manager["OneTimeLink"]):
    def get_queryset(self) -> models.QuerySet["OneTimeLink"]:
        return super().get_queryset().defer(*HIDDEN)


class OneTimeLink(models.Model):
    """One question to one guest, answered once and without an account. `member` is that guest: the author of the answer,
    never a person, with no key before or after (docs/decisions/0064-one-time-link.md)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    member = models.ForeignKey(Member, models.DO_NOTHING, db_constraint=False, related_name="one_time_links")
    chapter = models.ForeignKey(Chapter, models.DO_NOTHING, db_constraint=False, related_name="one_time_links")
    asked_by = models.UUIDField(editable=False)
    question_sealed = models.BinaryField(default=bytes)
    question = Sealed("question_sealed")
    handle = models.CharField(max_length=40, unique=True)
    code_hash = models.BinaryField()
    address_sealed = models.BinaryField(default=bytes)
    address = Sealed("address_sealed")
    mail = models.UUIDField(null=True, editable=False)  # the mail that brought it, for what became of it
    sent_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    tries = models.SmallIntegerField(default=0)
    opened_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    item_id = models.UUIDField(null=True, editable=False)
    more_at = models.DateTimeField(null=True)  # the guest asked to be invited
    more_address_sealed = models.BinaryField(default=bytes)
    more_address = Sealed("more_address_sealed")
    more_words_sealed = models.BinaryField(default=bytes)
    more_words = Sealed("more_words_sealed")
    more_done_at = models.DateTimeField(null=True)
    more_yes = models.BooleanField(null=True)

    objects: ClassVar[WithoutSecrets] = WithoutSecrets()

    class Meta:
        db_table = "one_time_link"

    def __str__(self) -> str:
        return str(self.id)
