"""What a book says outside its items: words that lie in no chapter, such as the spelregels or a version of the plan. The tools
above add theirs.

They are few, so each search opens them all, in one query. Who searches finds what the database shows them, as on the page itself.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import BinaryField, F, Model, QuerySet, TextField, UUIDField, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from gezinsboek.circle.agreement import pieces
from gezinsboek.circle.models import Agreement
from gezinsboek.ground.vault import VaultError
from gezinsboek.timeline.frame import Frame

from .context import marked
from .words import asked_words, nearest, words_of

journal = logging.getLogger("gezinsboek.finding")
MOST = 10  # of one answer


@dataclass(frozen=True)
class Loose:
    """A kind of row of a book. `columns`: one or two, in which its words are sealed; `said`: those words, of a row with these.

    `ref`: the field, if any, that tells which page it stands on; `where`: that page in words, and `url`: its address, both by
    what stands there. `item`: the field of the item that it tells of; `last`: only what was said last for each `ref`; `at`: the
    field that tells when."""

    model: type[Model]
    columns: tuple[str, ...]
    said: Callable[[Any], str]
    where: Callable[[Frame, str], str]
    url: Callable[[UUID, str], str]
    ref: str = ""
    item: str = ""
    last: bool = False
    at: str = "created_at"


KINDS: list[Loose] = [
    Loose(
        Agreement,
        ("told_sealed",),
        lambda row: "\n".join(line for _heading, lines in pieces(row.told) for line in lines),
        lambda _frame, _ref: gettext("Spelregels"),
        lambda book, _ref: reverse("agreement", args=[book]),
        last=True,
        at="said_at",
    )
]


@dataclass(frozen=True, slots=True)
class Spot:
    """One that was found. `item`: of what it tells, when that is an item."""

    where: str
    url: str
    text: SafeString
    item: UUID | None


def spots(frame: Frame, asked: str) -> list[Spot]:
    """Those in which all of the asked words stand, the newest first."""
    there = [(row, set(words_of(row.text))) for row in _rows(frame.book.id)]
    known = set().union(*(words for _row, words in there))
    near = [set(nearest(word, known)) for word in asked_words(asked)]
    found = [row for row, words in there if all(one & words for one in near)]
    marks = set().union(*near)
    return [
        Spot(row.kind.where(frame, row.ref), row.kind.url(frame.book.id, row.ref), marked(row.text, marks), row.item)
        for row in found[:MOST]
    ]


@dataclass(frozen=True, slots=True)
class _Row:
    kind: Loose
    ref: str
    item: UUID | None
    text: str


def _rows(book: UUID) -> Iterator[_Row]:
    """What the acting session sees of all kinds, the newest first, opened."""
    seen: set[tuple[int, str]] = set()
    for number, ref, item, id_, _created, *sealed in sorted(
        _asked(book), key=lambda row: (row[4], row[3]), reverse=True
    ):
        kind = KINDS[number]
        if kind.last and (number, ref) in seen:
            continue
        seen.add((number, ref))
        try:
            text = kind.said(kind.model(pk=id_, dossier_id=book, **dict(zip(kind.columns, sealed, strict=False))))
        except VaultError:  # its own page says so; all the others are still found
            journal.exception("a text does not fit its seal")
            continue
        if text:
            yield _Row(kind, ref, item, text)


def _asked(book: UUID) -> QuerySet[Any, Any]:
    one, *others = (
        kind.model._base_manager.filter(dossier_id=book).values_list(
            Value(number),
            Cast(kind.ref, TextField()) if kind.ref else Cast(Value(""), TextField()),
            F(kind.item) if kind.item else Cast(Value(None), UUIDField()),
            "id",
            kind.at,
            *kind.columns,
            *(Cast(Value(b""), BinaryField()) for _ in range(2 - len(kind.columns))),
        )
        for number, kind in enumerate(KINDS)
    )
    return one.union(*others, all=True)
