"""Looking through one book: everything the acting person sees there is opened, looked at and forgotten.

There is no index: the rows come from the same place as those of the timeline, under the same rules, in a few queries.
A book of 20,000 items must stay within half a second (`bench/finding.py`), so what is done for every text is done in as
few steps as can be, on plain bytes; everything else only for what was found.
"""

import gc
import logging
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import psycopg
from django.db import connection
from django.db.models import Model, QuerySet
from psycopg.types.string import ByteaBinaryLoader

from gezinsboek.circle.models import Item
from gezinsboek.ground.acts import ask
from gezinsboek.ground.vault import Tampered, vault
from gezinsboek.ground.vault.fields import Sealed
from gezinsboek.timeline.before_pause import before, rebuttals
from gezinsboek.timeline.models import Entry, File, Rebuttal, Reply
from gezinsboek.timeline.reading import DETAILS, Choice, chosen

from . import hung
from .models import FileText
from .words import Near, asked_words, cut, nearest

journal = logging.getLogger("gezinsboek.finding")
# What is looked at: an item's own text, a weerwoord, a reply, a file's name, what a photo shows, what a document says, and what a
# tool above hangs on it.
TEXT, REBUTTAL, REPLY, NAME, ALT, INSIDE, HUNG = "text", "rebuttal", "reply", "name", "alt", "inside", "hung"


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of text: what it is to the reader, and the sealed column it stands in."""

    what: str
    model: type[Model]
    column: str

    @property
    def place(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"


@dataclass(frozen=True, slots=True)
class Piece:
    """One text in which something was found."""

    source: Source
    row: UUID


Raw = tuple[Source, bytes, set[bytes]]  # the same before it is shown, with the words that were found in it
Text = tuple[Source, bytes, bytes, bytes]  # where it stands, its row, its item, and its words with spaces between them


@dataclass(slots=True)
class Hit:
    """An item in which something was found. `near` is how near the farthest of the asked words came."""

    item: UUID
    near: Near
    pieces: list[Piece] = field(default_factory=list)


@dataclass
class Found:
    """What was found, the best and then the newest first; `words` are those of the book that are to be marked. Without
    `whole` no item has all of the asked words."""

    ranked: list[tuple[Near, bytes, list[Raw]]]
    words: set[str]
    whole: bool = True
    paused: bool = False  # 18: something may stand still for who asks

    def part(self, begin: int, end: int | None = None) -> list[Hit]:
        """These of them. Only what is shown is made ready to be shown."""
        return [
            Hit(UUID(bytes=item), near, [Piece(source, UUID(bytes=row)) for source, row, _words in pieces])
            for near, item, pieces in self.ranked[begin:end]
        ]

    @property
    def hits(self) -> list[Hit]:
        return self.part(0)


def search(book: UUID, asked: str, chapter: UUID | None = None) -> Found:
    """Everything in this book that has these words and that the acting person would see in the timeline."""
    with uncollected():
        return _search(book, asked_words(asked), chapter)


@contextmanager
def uncollected() -> Iterator[None]:
    """Without looking for garbage meanwhile: a hundred thousand small things are made that all go at once."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _search(book: UUID, wanted: list[str], chapter: UUID | None) -> Found:
    items = _rows(chosen(book, Choice(chapter=chapter)).order_by("-created_at", "-id").values_list("id"))
    places = {item: place for place, (item,) in enumerate(items)}
    paused = ask("my_veil")[0][0] is not None
    texts = list(_texts(book, places))
    if paused:
        texts += _before_pause(book, places)
    vocabulary: set[bytes] = set()
    for *_where, text in texts:
        vocabulary.update(text.split())
    known = {word.decode() for word in vocabulary}
    near = [nearest(word, known) for word in wanted]
    raw = [{word.encode(): how for word, how in one.items()} for one in near]
    words = set().union(*near)
    if best := _ranked(_with_all(texts, raw), raw, places, len(wanted)):
        return Found(best, words, paused=paused)
    return Found(_ranked(texts, raw, places), words, whole=False, paused=paused)


def _with_all(texts: list[Text], near: list[dict[bytes, Near]]) -> list[Text]:
    """The texts of items in which, as letters, something of every asked word stands: a question of common words would
    otherwise take nearly every text of a book apart."""
    items: set[bytes] | None = None
    for words in near:
        needles = shortest(set(words))
        items = {
            item
            for _source, _row, item, text in texts
            if items is None or item in items
            for needle in needles
            if needle in text
        }
    return [text for text in texts if items and text[2] in items]


def _ranked(
    texts: list[Text], near: list[dict[bytes, Near]], places: dict[bytes, int], many: int = 0
) -> list[tuple[Near, bytes, list[Raw]]]:
    """The items with the most of the asked words, at least so many; the best and then the newest first."""
    touched = _touched(texts, near)
    found = [(*how, places[item], item, there) for item, there in touched.items() if (how := _how(there, near, many))]
    most = max((one[0] for one in found), default=0)
    best = sorted((one for one in found if one[0] == most), key=lambda one: (-one[1], one[2]))
    return [(how, item, there) for _many, how, _place, item, there in best]


def _touched(texts: list[Text], near: list[dict[bytes, Near]]) -> dict[bytes, list[Raw]]:
    """By item, the texts in which one of these words stands."""
    found: dict[bytes, list[Raw]] = defaultdict(list)
    words: set[bytes] = set().union(*near)
    needles = shortest(words)
    for source, row, item, text in texts:
        for needle in needles:
            if needle in text:
                if there := words.intersection(text.split()):
                    found[item].append((source, row, there))
                break
    return found


def _how(pieces: list[Raw], near: list[dict[bytes, Near]], many: int) -> tuple[int, Near] | None:
    """How many of the asked words are in these, and how near the farthest of them comes; None for fewer than so many."""
    there = pieces[0][2] if len(pieces) == 1 else set().union(*(words for _source, _row, words in pieces))
    standing = [(known, both) for known in near if (both := known.keys() & there)]
    if len(standing) < many:
        return None
    return len(standing), min(max(known[word] for word in both) for known, both in standing)


def shortest(words: set[bytes]) -> list[bytes]:
    """Of these words those in which no other one stands: who has none of them has none of all."""
    found: list[bytes] = []
    for word in sorted(words, key=len):
        if not any(one in word for one in found):
            found.append(word)
    return found


def _texts(book: UUID, there: Collection[bytes]) -> Iterator[Text]:
    """Every text of these items: of all of them their own, then weerwoorden, replies, names of files, what photos show, what
    documents say; those of one kind in the order in which they were written."""
    for detail in DETAILS:
        model: Any = Item._meta.get_field(detail).related_model
        own = model._base_manager.filter(dossier_id=book)
        for column in sealed_columns(model):
            yield from _opened(Source(TEXT, model, column), book, own.values_list("pk", "item_id", column), there)
    rebuttals = Rebuttal.objects.filter(dossier_id=book, deleted_at=None).order_by("id")
    replies = Reply.objects.filter(dossier_id=book, deleted_at=None).order_by("id")
    files = File.objects.filter(dossier_id=book, deleted_at=None).order_by("id")
    inside = FileText.objects.filter(dossier_id=book, file__deleted_at=None).order_by("file_id")
    for source, rows in (
        (Source(REBUTTAL, Rebuttal, "text_sealed"), rebuttals.values_list("id", "item_id", "text_sealed")),
        (Source(REPLY, Reply, "text_sealed"), replies.values_list("id", "item_id", "text_sealed")),
        (Source(NAME, File, "name_sealed"), files.values_list("id", "item_id", "name_sealed")),
        (Source(ALT, File, "alt_sealed"), files.values_list("id", "item_id", "alt_sealed")),
        (Source(INSIDE, FileText, "words_sealed"), inside.values_list("file_id", "file__item_id", "words_sealed")),
    ):
        yield from _opened(source, book, rows, there)
    for kind in hung.KINDS:
        shown: Any = kind.model._base_manager.filter(dossier_id=book)
        if any(field.name == "deleted_at" for field in kind.model._meta.get_fields()):
            shown = shown.filter(deleted_at=None)
        for column in kind.columns:
            yield from _opened(
                Source(HUNG, kind.model, column), book, shown.values_list("id", "item_id", column), there
            )


def _before_pause(book: UUID, there: Iterable[bytes]) -> Iterator[Text]:
    """18: what stands still for me, as it was."""
    items = [UUID(bytes=item) for item in there]
    for said in rebuttals(items):
        yield Source(REBUTTAL, Rebuttal, "text_sealed"), said.id.bytes, said.item_id.bytes, cut(said.text.encode())
    for one in before(items):
        model = Entry if one.row == one.item else Reply
        source = Source(TEXT if model is Entry else REPLY, model, "text_sealed")
        opened = vault().opener(book, source.place)(one.row.bytes, one.sealed)
        yield source, one.row.bytes, one.item.bytes, cut(opened)
    for kind in hung.KINDS:
        for row in kind.still(items) if kind.still and items else ():
            for column in kind.columns:
                words: str = getattr(row, sealed_columns(kind.model)[column])
                yield Source(HUNG, kind.model, column), row.id.bytes, row.item_id.bytes, cut(words.encode())


def sealed_columns(model: Any) -> dict[str, str]:
    """Column -> property of a detail of an item: a tool that makes items is searched without being known here."""
    return {one.column: name for name, one in vars(model).items() if isinstance(one, Sealed)}


def _opened(source: Source, book: UUID, rows: QuerySet[Any, Any], there: Container[bytes]) -> Iterator[Text]:
    opened = vault().opener(book, source.place)
    for row, item, content in _rows(rows):
        if not content or item not in there:
            continue
        try:
            yield source, row, item, cut(opened(row, content))
        except Tampered:  # its own page says so; all the others are still found
            journal.exception("a text does not fit its seal")


def _rows(asked: QuerySet[Any, Any]) -> list[Any]:
    """The rows as they come from PostgreSQL: seals as bytes, not as twice as many letters, and ids as their sixteen bytes: a
    hundred thousand of them are not worth objects of their own. Under the same rules, for it is the same transaction."""
    query, told = asked.query.sql_with_params()
    connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor:
        cursor.adapters.register_loader("uuid", ByteaBinaryLoader)
        return cursor.execute(query, told, binary=True).fetchall()
