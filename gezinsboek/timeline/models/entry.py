"""The stukje: what somebody tells."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gezinsboek.circle.models import Item
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground.vault.fields import Sealed


class Mark(models.TextChoices):
    """What a professional says of their own words; nothing is an answer too."""

    FACT = "fact", _("Feit")
    OPINION = "opinion", _("Mening")
    FAMILY = "family", _("Zo ziet het gezin het")


class Source(models.TextChoices):
    """From which kind of report of one's own a stukje was made."""

    PASTE = "paste", _("geplakt")
    MAIL = "mail", _("gemaild")
    PDF = "pdf", _("PDF")
    WORD = "word", _("Word")
    TEXT = "text", _("tekstbestand")
    SYSTEM = "system", _("uit het eigen systeem")


class Entry(models.Model):
    """The text of an item of kind `entry`; visible exactly when its item is. A change must name the version it was
    made from: the trigger `acl.guard_detail` refuses any other and keeps the old text as a revision (SHARING 9, 12).

    `mark` belongs to this version; only the professional who wrote the words sets it (`acl.guard_mark`). `source` is said by
    the database when the stukje is written, and stays what it is in every version (`acl.guard_source`)."""

    item = models.OneToOneField(Item, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="entry")
    dossier = models.ForeignKey(Dossier, models.CASCADE, db_index=False)
    text_sealed = models.BinaryField(default=bytes)
    text = Sealed("text_sealed")
    mark = models.CharField(max_length=8, choices=Mark.choices, default="", db_default="", blank=True)
    source = models.CharField(max_length=6, choices=Source.choices, default="", db_default="", blank=True)
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

    @property
    def source_words(self) -> str:
        return source_of(self.source)


def words_of(mark: str) -> str:
    """ "Feit"; empty for no mark."""
    return str(Mark(mark).label) if mark else ""


def source_of(source: str) -> str:
    """ "Uit een eigen verslag (PDF)"; empty for what was written here."""
    return gettext("Uit een eigen verslag (%(way)s)") % {"way": Source(source).label} if source else ""
