"""Spelregels: what a family asks of everybody in their book, and who said yes to which text."""

from typing import ClassVar

from django.db import models

from gezinsboek.dossier.models import Dossier
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import SealedJSON


class Agreement(models.Model):
    """One text of the spelregels. It never changes: other words are a next version, and ask anew.

    The web role only reads it; it is said through `acl.say_agreement`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    version = models.IntegerField()
    told_sealed = models.BinaryField(default=bytes)
    told = SealedJSON("told_sealed")  # the words under each heading, by the key of agreement.py
    said_by = models.UUIDField(editable=False)
    said_at = models.DateTimeField()

    class Meta:
        db_table = "agreement"
        constraints: ClassVar = [models.UniqueConstraint(fields=["dossier", "version"], name="agreement_once")]

    def __str__(self) -> str:
        return str(self.id)


class Accord(models.Model):
    """The yes of one person to one text, for ever: read by themselves and by the family (rules/55_agreement.sql)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    agreement = models.ForeignKey(Agreement, models.DO_NOTHING, db_constraint=False, related_name="accords")
    member = models.UUIDField(editable=False)
    said_at = models.DateTimeField()

    class Meta:
        db_table = "accord"
        constraints: ClassVar = [models.UniqueConstraint(fields=["dossier", "agreement", "member"], name="accord_once")]

    def __str__(self) -> str:
        return str(self.id)
