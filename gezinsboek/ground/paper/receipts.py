"""A receipt on one sheet: that something is gone, when and how."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from .printing import cut, in_words, printed, spoken


@dataclass(frozen=True)
class Receipt:
    """Facts as (name, value), with sentences before and after them."""

    title: str
    intro: Sequence[str]
    lines: Sequence[tuple[str, str]]
    after: Sequence[str]
    source: str


def receipt(told: Receipt, *, made_at: datetime, language: str = "nl") -> bytes:
    """The PDF. The words are the caller's, in this language already."""
    with spoken(language):
        data = {
            "title": told.title,
            "heading": told.title,
            "intro": list(told.intro),
            "facts": [[name, cut(value, 120)] for name, value in told.lines],
            "after": list(told.after),
            "footer": _("Uit: Gezinsboek, %(source)s") % {"source": cut(told.source, 60)},
            "made": _("Gemaakt op %(moment)s") % {"moment": in_words(made_at)},
        }
        return printed("receipt", data, language)
