"""One record for somebody's own system: a sheet under the organisation's own headings, with the data and files inside."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from .contributions import paragraphs
from .printing import Attached, archived, cut, in_words, spoken


@dataclass(frozen=True)
class Sheet:
    """Headings with the text below each. Times must be in the reader's zone."""

    parts: Sequence[tuple[str, str]]
    source: str
    made_at: datetime
    attached: Sequence[Attached] = field(default_factory=list)


def record_sheet(sheet: Sheet, *, language: str = "nl") -> bytes:
    """The PDF/A-3."""
    with spoken(language):
        data = {
            "title": _("Overgenomen uit het Gezinsboek"),
            "heading": _("Overgenomen uit het Gezinsboek"),
            "made": [
                _("Uit: Gezinsboek, %(source)s") % {"source": cut(sheet.source, 80)},
                _("Overgenomen op %(moment)s") % {"moment": in_words(sheet.made_at)},
            ],
            "footer": _("Uit: Gezinsboek, %(source)s") % {"source": cut(sheet.source, 60)},
            "page_word": _("Blad"),
            "of_word": _("van"),
            "parts": [
                {"heading": cut(heading, 120), "paragraphs": paragraphs(text) or [[""]]}
                for heading, text in sheet.parts
            ],
        }
        return archived("record", data, language, sheet.attached, made_at=sheet.made_at)
