"""What somebody wrote themselves, as a tidy PDF for their own record system: one stukje or a day of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from .printing import cut, in_words, printed, spoken


@dataclass(frozen=True)
class Piece:
    """One stukje as its author last wrote it. `more`: further facts to show, (name, value), such as who changed it.
    `beside`: what always goes with it, (whose and when, text)."""

    written_at: datetime
    author: str
    book: str
    chapter: str
    text: str
    version: int = 1
    more: Sequence[tuple[str, str]] = ()
    beside: Sequence[tuple[str, str]] = ()


def contributions(pieces: Sequence[Piece], *, source: str, made_at: datetime, language: str = "nl") -> bytes:
    """The pieces in the order given. `source`: the address of this Gezinsboek. Times must be in the reader's zone."""
    with spoken(language):
        return printed("contributions", _told(pieces, source, made_at), language)


def _told(pieces: Sequence[Piece], source: str, made_at: datetime) -> dict[str, Any]:
    return {
        "title": _("Eigen stukjes"),
        "heading": _("Eigen stukjes"),
        "made": [
            _("Uit: Gezinsboek, %(source)s") % {"source": cut(source, 80)},
            _("Gemaakt op %(moment)s") % {"moment": in_words(made_at)},
        ],
        "footer": _("Uit: Gezinsboek, %(source)s") % {"source": cut(source, 60)},
        "page_word": _("Blad"),
        "of_word": _("van"),
        "pieces": [
            {
                "when": in_words(piece.written_at),
                "facts": _facts(piece),
                "paragraphs": paragraphs(piece.text),
                "beside": told_beside(piece.beside),
            }
            for piece in pieces
        ],
    }


def _facts(piece: Piece) -> list[list[str]]:
    facts = [
        [_("Geschreven door"), piece.author],
        [_("Boek"), piece.book],
        [_("Hoofdstuk"), piece.chapter],
        [_("Versie"), str(piece.version)],
        *([name, value] for name, value in piece.more),
    ]
    return [[name, cut(value, 160)] for name, value in facts if value]


def told_beside(beside: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    return [{"head": cut(head, 200), "paragraphs": paragraphs(text)} for head, text in beside]


def paragraphs(text: str) -> list[list[str]]:
    """Paragraphs of lines, as they were typed."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n\n")
    return [paragraph.strip("\n").split("\n") for paragraph in lines if paragraph.strip()]
