"""The stukje: what somebody tells."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from gezinsboek.circle.models import Item
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground.vault.fields import Sealed


class Entry(models.Model):
    """The text of an item of kind `entry`; visible exactly when its item is. A change must name the version it was
    made from: the trigger `acl.guard_detail` refuses any other and keeps the old text as a revision (SHARING 9, 12)."""

    item = models.OneToOneField(Item, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="entry")
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    text_sealed = models.BinaryField(default=bytes)
    text = Sealed("text_sealed")
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "entry"
        base_manager_name: ClassVar[str] = "objects"

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def id(self) -> UUID:
        return self.item_id
