"""The stukje: what somebody tells."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from gezinsboek.circle.models import Item
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground.vault.fields import Sealed


class Mark(models.TextChoices):
    """What a professional says of their own words; nothing is an answer too."""

    FACT = "fact", _("Feit")
    OPINION = "opinion", _("Mening")
    FAMILY = "family", _("Zo ziet het gezin het")


class Entry(models.Model):
    """The text of an item of kind `entry`; visible exactly when its item is. A change must name the version it was
    made from: the trigger `acl.guard_detail` refuses any other and keeps the old text as a revision (SHARING 9, 12).

    `mark` belongs to this version; only the professional who wrote the words sets it (`acl.guard_mark`)."""

    item = models.OneToOneField(Item, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="entry")
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    text_sealed = models.BinaryField(default=bytes)
    text = Sealed("text_sealed")
    mark = models.CharField(max_length=8, choices=Mark.choices, default="", db_default="", blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "entry"
        base_manager_name: ClassVar[str] = "objects"

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def id(self) -> UUID:
        return self.item_id

    @property
    def mark_words(self) -> str:
        return words_of(self.mark)


def words_of(mark: str) -> str:
    """ "Feit"; empty for no mark."""
    return str(Mark(mark).label) if mark else ""
