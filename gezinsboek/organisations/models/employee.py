"""Who works at an organisation, and who was asked to."""

from typing import ClassVar

from django.db import models

from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import SealedOwn

from .organisation import PURPOSE, Organisation


class Employee(models.Model):
    """Somebody who works there, by their own yes. At most one running per person."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE)
    person = models.UUIDField(editable=False)
    manager = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=clock.now)
    left_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "employee"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person"], condition=models.Q(left_at=None), name="employee_one_running")
        ]

    def __str__(self) -> str:
        return str(self.id)


class WithoutLink(models.Manager["Invitation"]):
    """The web role may select neither half of it."""

    def get_queryset(self) -> models.QuerySet["Invitation"]:
        return super().get_queryset().defer("handle", "kept")


class Invitation(models.Model):
    """A link for one colleague. Of its secret half only a fingerprint is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE)
    address_sealed = models.BinaryField(default=bytes)
    address = SealedOwn("address_sealed", PURPOSE)  # empty: the link is handed over by the manager
    handle = models.CharField(max_length=43, unique=True, editable=False)
    kept = models.CharField(max_length=64, editable=False)
    by = models.UUIDField(editable=False)
    made_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[WithoutLink] = WithoutLink()

    class Meta:
        db_table = "organisation_invitation"
        base_manager_name = "objects"

    def __str__(self) -> str:
        return str(self.id)
