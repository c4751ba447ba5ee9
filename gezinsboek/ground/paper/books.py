"""A book, or a part of it, as a tagged PDF: chapters, stukjes, replies, and the names of what was added."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from .contributions import paragraphs
from .printing import cut, in_words, printed, spoken


@dataclass(frozen=True)
class Block:
    """One text with who wrote it and when. `replies` are (who and when, text), and so is what stands directly `beside` it."""

    head: str
    text: str
    notes: Sequence[str] = ()
    replies: Sequence[tuple[str, str]] = ()
    beside: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Part:
    """A chapter, or a piece of one."""

    name: str
    blocks: Sequence[Block]


def book(title: str, parts: Sequence[Part], *, source: str, made_at: datetime, language: str = "nl") -> bytes:
    """PDF/UA-1. The title of the document tells no name; the first page does."""
    with spoken(language):
        data = {
            "title": _("Gezinsboek"),
            "heading": cut(title, 120),
            "made": [
                _("Uit: Gezinsboek, %(source)s") % {"source": cut(source, 80)},
                _("Gemaakt op %(moment)s") % {"moment": in_words(made_at)},
            ],
            "footer": _("Uit: Gezinsboek, %(source)s") % {"source": cut(source, 60)},
            "page_word": _("Blad"),
            "of_word": _("van"),
            "reply_word": _("Reactie"),
            "parts": [{"name": cut(part.name, 120), "blocks": [_told(one) for one in part.blocks]} for part in parts],
        }
        return printed("book", data, language)


def _told(block: Block) -> dict[str, object]:
    return {
        "head": cut(block.head, 200),
        "paragraphs": paragraphs(block.text),
        "beside": [{"head": cut(head, 200), "paragraphs": paragraphs(text)} for head, text in block.beside],
        "notes": [cut(note, 300) for note in block.notes],
        "replies": [{"head": cut(head, 200), "paragraphs": paragraphs(text)} for head, text in block.replies],
    }
