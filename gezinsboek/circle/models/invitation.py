"""Asking somebody into the book."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from gezinsboek.dossier.models import Dossier
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import Sealed

from .member import Member

# What the web role may not select: asked for only by functions of `acl` (SHARING 14).
HIDDEN = (
    "handle",
    "code_hash",
    "address_hash",
    "address_sealed",
    "mail",
    "waiting_sealed",
    "fell_away",
    "agreed",
    "agreed_at",
)


class WithoutSecrets(models.Manager["Invitation"]):
    def get_queryset(self) -> models.QuerySet["Invitation"]:
        return super().get_queryset().defer(*HIDDEN)


class Invitation(models.Model):
    """A way in for one person: by an e-mailed link or a letter with a code. The code is kept only as a keyed hash that
    the web role cannot even read; the address is told to the sender alone (`invitations_here`)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    member = models.ForeignKey(Member, models.DO_NOTHING, db_constraint=False, related_name="invitations")
    handle = models.CharField(max_length=40, unique=True)
    code_hash = models.BinaryField()
    address_hash = models.BinaryField(null=True)
    address_sealed = models.BinaryField(default=bytes)
    address = Sealed("address_sealed")
    mail = models.UUIDField(null=True, editable=False)  # the mail that brought it, for what became of it
    sent_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    tries = models.SmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    waits_for = models.UUIDField(null=True, editable=False)
    waiting_sealed = models.BinaryField(default=bytes)
    waiting = Sealed("waiting_sealed")
    turned_away_at = models.DateTimeField(null=True)  # when the sender said no to who came with another address
    agreed = models.UUIDField(
        null=True, editable=False
    )  # the spelregels that whoever has the code said yes to, and when
    agreed_at = models.DateTimeField(null=True, editable=False)
    fell_away = ArrayField(models.UUIDField(), default=list)  # chapters that could no longer be given at acceptance

    objects: ClassVar[WithoutSecrets] = WithoutSecrets()

    class Meta:
        db_table = "invitation"

    def __str__(self) -> str:
        return str(self.id)
