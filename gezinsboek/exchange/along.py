"""What the tools above let go along with a copy. They fill these lists in AppConfig.ready(); nothing here imports them.

All of it is asked as the person who takes the copy, so row-level security decides what is in it.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Model

from gezinsboek.circle.models import Item
from gezinsboek.ground.acts import ask
from gezinsboek.timeline.frame import Frame


@dataclass(frozen=True)
class Leaf:
    """A page of the website beside the chapters: items under headings, and sentences that hang on no item."""

    file: str
    title: str
    parts: list[tuple[str, list[UUID]]]
    lines_head: str = ""
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Own:
    """A kind of thing that one hangs on an item: where its words and what goes with them are sealed, and how it is introduced."""

    model: type[Model]
    words: str
    head: Callable[[dict[str, Any]], str]
    more: str = ""


@dataclass(frozen=True)
class OwnPart:
    """One of mine. `item`: on what it hangs; None: on the book itself."""

    id: UUID
    kind: str
    item: UUID | None
    at: datetime
    head: str
    text: str


FACTS: list[Callable[[Frame, Sequence[Item]], dict[UUID, list[str]]]] = []
"""In plain sentences, what stands beside the words of items; a few queries for a page."""
DATA: dict[str, Callable[[Frame, Sequence[Item]], dict[UUID, dict[str, Any]]]] = {}
"""The same for another program, by the name under which it stands at an item (docs/exchange/book.schema.json)."""
BOOK: dict[str, Callable[[Frame], list[dict[str, Any]]]] = {}
"""What hangs on no item, by the name under which it stands in the whole."""
LEAVES: list[Callable[[Frame], Leaf | None]] = []
"""Pages of their own; none where there is nothing to read."""
OWN: dict[str, Own] = {}
"""By the name that the database gives it (acl.my_own_parts)."""


def own_parts(book: UUID) -> list[OwnPart]:
    """As the database gives them, also after I left (SHARING 7)."""
    found = []
    for kind, id_, item, at, sealed, more, told in ask("my_own_parts", book):
        own = OWN[kind]
        row: Any = own.model(id=id_, dossier_id=book)
        words = [opened(row, own.words, sealed), opened(row, own.more, more)]
        found.append(OwnPart(id_, kind, item, at, own.head(json.loads(told)), "\n".join(one for one in words if one)))
    return found


def opened(row: Any, name: str, sealed: bytes) -> str:
    if not name or not sealed:
        return ""
    setattr(row, f"{name}_sealed", sealed)
    return str(getattr(row, name))


def facts_of(frame: Frame, items: Sequence[Item]) -> dict[UUID, list[str]]:
    told: dict[UUID, list[str]] = {}
    for give in FACTS:
        for item, sentences in give(frame, items).items():
            told[item] = [*told.get(item, []), *sentences]
    return told


def data_of(frame: Frame, items: Sequence[Item]) -> dict[UUID, dict[str, Any]]:
    told: dict[UUID, dict[str, Any]] = {}
    for name, give in DATA.items():
        for item, data in give(frame, items).items():
            told.setdefault(item, {})[name] = data
    return told


def book_of(frame: Frame) -> dict[str, list[dict[str, Any]]]:
    return {name: give(frame) for name, give in BOOK.items()}


def leaves_of(frame: Frame) -> list[Leaf]:
    return [leaf for give in LEAVES if (leaf := give(frame))]
