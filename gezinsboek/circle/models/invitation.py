"""Asking somebody into the book."""

from django.db import models

from gezinsboek.dossier.models import Dossier
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import Sealed

from .member import Member


class Invitation(models.Model):
    """A way in for one person: by an e-mailed link or a letter with a code. The code is kept only as a keyed hash that
    the web role cannot even read (SHARING 14)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    member = models.ForeignKey(Member, models.DO_NOTHING, db_constraint=False, related_name="invitations")
    handle = models.CharField(max_length=40, unique=True)
    code_hash = models.BinaryField()
    address_hash = models.BinaryField(null=True)
    address_sealed = models.BinaryField(default=bytes)
    address = Sealed("address_sealed")
    sent_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    tries = models.SmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    waits_for = models.UUIDField(null=True, editable=False)
    waiting_sealed = models.BinaryField(default=bytes)
    waiting = Sealed("waiting_sealed")

    class Meta:
        db_table = "invitation"

    def __str__(self) -> str:
        return str(self.id)
