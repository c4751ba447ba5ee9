"""The own view of who a stukje is about: it goes wherever the text goes."""

from typing import ClassVar

from django.db import models

from gezinsboek.circle.models import Item, Member
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault.fields import Sealed


class Rebuttal(models.Model):
    """A weerwoord: one of each person at each item, visible exactly when the item is (SHARING 2). Only its writer changes
    it or takes it back; `item_version` is the version of the stukje it was written with (rules/44_rebuttals.sql)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    item = models.ForeignKey(Item, models.DO_NOTHING, db_constraint=False, related_name="rebuttals", db_index=False)
    author = models.ForeignKey(Member, models.DO_NOTHING, db_constraint=False, db_column="author", db_index=False)
    text_sealed = models.BinaryField(default=bytes)
    text = Sealed("text_sealed")
    item_version = models.IntegerField(default=1)
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "rebuttal"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "author", "dossier"], name="rebuttal_once"),
        ]

    def __str__(self) -> str:
        return str(self.id)
