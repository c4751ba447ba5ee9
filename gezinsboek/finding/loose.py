"""What a book says outside its items: words that lie in no chapter, such as a version of the plan. The tools above fill in where.

They are few, so each search opens them all. Who searches finds what the database shows them, as on the page itself.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.safestring import SafeString

from gezinsboek.ground.vault import VaultError
from gezinsboek.timeline.frame import Frame

from .context import marked
from .words import asked_words, nearest, words_of

journal = logging.getLogger("gezinsboek.finding")
MOST = 10  # of one answer


@dataclass(frozen=True)
class Loose:
    """A kind of row of a book. `rows`: those to look through, the newest first. `said`: its words. `where`: on which page it
    stands, in words; `url`: of that page."""

    rows: Callable[[UUID], Iterable[Any]]
    said: Callable[[Any], str]
    where: Callable[[Frame, Any], str]
    url: Callable[[Any], str]


KINDS: list[Loose] = []


@dataclass(frozen=True, slots=True)
class Spot:
    """One that was found. `item`: of what it tells, when that is an item."""

    where: str
    url: str
    text: SafeString
    item: UUID | None


def spots(frame: Frame, asked: str) -> list[Spot]:
    """Those in which all of the asked words stand."""
    there = [(kind, row, text, set(words_of(text))) for kind, row, text in _texts(frame.book.id)]
    known = set().union(*(words for *_row, words in there))
    near = [set(nearest(word, known)) for word in asked_words(asked)]
    found = [(kind, row, text) for kind, row, text, words in there if all(one & words for one in near)]
    marks = set().union(*near)
    return [
        Spot(kind.where(frame, row), kind.url(row), marked(text, marks), getattr(row, "item_id", None))
        for kind, row, text in found[:MOST]
    ]


def _texts(book: UUID) -> Iterator[tuple[Loose, Any, str]]:
    for kind in KINDS:
        for row in kind.rows(book):
            try:
                text = kind.said(row)
            except VaultError:  # its own page says so; all the others are still found
                journal.exception("a text does not fit its seal")
                continue
            if text:
                yield kind, row, text
