"""The keys between Gezinsboek and the organisation's own system."""

from typing import ClassVar

from django.db import models

from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import SealedOwn

from .organisation import PURPOSE, Organisation


class WithoutHalves(models.Manager["Key"]):
    """The web role may select neither half of it."""

    def get_queryset(self) -> models.QuerySet["Key"]:
        return super().get_queryset().defer("handle", "kept")


class Key(models.Model):
    """`webhook`: signs what we send, so we keep it, sealed. `api`: lets their system in, so we keep its fingerprint alone."""

    class Kind(models.TextChoices):
        WEBHOOK = "webhook"
        API = "api"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE)
    kind = models.CharField(max_length=7)
    secret_sealed = models.BinaryField(default=bytes)
    secret = SealedOwn("secret_sealed", PURPOSE)
    handle = models.CharField(max_length=43, unique=True, null=True, editable=False)  # noqa: DJ001  # none: a webhook's
    kept = models.CharField(max_length=64, blank=True, editable=False)
    made_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    objects: ClassVar[WithoutHalves] = WithoutHalves()

    class Meta:
        db_table = "organisation_key"
        base_manager_name = "objects"
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(kind__in=["webhook", "api"]), name="organisation_key_kinds")
        ]

    def __str__(self) -> str:
        return str(self.id)
