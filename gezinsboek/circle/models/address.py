"""Where somebody lives and how to call them: said by one person, read by whom they name (SHARING 3; REQ-83)."""

from typing import ClassVar

from django.db import models

from gezinsboek.dossier.models import Child, Dossier
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import SealedJSON


class Address(models.Model):
    """One home: of its author, or of a child when they are with its author. The author alone reads it, and whom they name.

    The web role only reads it; it is written through `acl.say_address` (rules/57_addresses.sql).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE)
    author = models.UUIDField(editable=False)
    child = models.ForeignKey(Child, models.DO_NOTHING, null=True, db_constraint=False)
    told_sealed = models.BinaryField(default=bytes)
    told = SealedJSON("told_sealed")  # what addresses.PARTS names
    version = models.IntegerField()
    said_at = models.DateTimeField()

    class Meta:
        db_table = "address"

    def __str__(self) -> str:
        return str(self.id)


class AddressReader(models.Model):
    """That one member is named. The author sees all of them; who is named sees only themselves."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    address = models.ForeignKey(Address, models.DO_NOTHING, db_constraint=False, related_name="readers")
    member = models.UUIDField(editable=False)

    class Meta:
        db_table = "address_reader"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dossier", "address", "member"], name="address_reader_once")
        ]

    def __str__(self) -> str:
        return str(self.id)
