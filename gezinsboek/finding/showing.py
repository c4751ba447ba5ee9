"""A page of what was found: each item with who wrote it, when and where, and the pieces in which the words stand."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item
from gezinsboek.ground.ui import dates, marks
from gezinsboek.ground.vault import VaultError
from gezinsboek.timeline.before_pause import before, entry_of, rebuttals, reply_of
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.models import Entry, File, Rebuttal, Reply
from gezinsboek.timeline.models.entry import source_of, words_of
from gezinsboek.timeline.rebutting import headed

from . import hung
from .context import marked
from .models import FileText
from .scan import ALT, HUNG, INSIDE, NAME, REBUTTAL, REPLY, TEXT, Found, Hit, Piece, Source, sealed_columns

BESIDE = Source(REBUTTAL, Rebuttal, "text_sealed")
PAGE = 30
PIECES = 3  # of one item


@dataclass(slots=True)
class Part:
    """One piece: where it stands in words, and the text with the found words marked."""

    where: str
    text: SafeString


@dataclass(slots=True)
class Card:
    """One item that was found."""

    id: UUID
    url: str
    chapter: SafeString
    private: bool
    figure: SafeString
    who: str
    described: str
    at: str
    moment: str
    mark: str = ""
    source: str = ""
    parts: list[Part] = field(default_factory=list)
    more: int = 0


@dataclass
class Page:
    """At most PAGE cards. `number` counts from one."""

    cards: list[Card]
    number: int
    pages: int
    total: int

    @property
    def newer(self) -> int:
        return self.number - 1

    @property
    def older(self) -> int:
        return self.number + 1 if self.number < self.pages else 0


def page(frame: Frame, found: Found, number: int) -> Page:
    """This page, or the last one there is. A few queries, however many items."""
    pages = max(1, -(-len(found.ranked) // PAGE))
    number = min(number, pages)
    hits = found.part((number - 1) * PAGE, number * PAGE)
    cards = Cards(frame, found, hits)
    return Page([cards.card(hit) for hit in hits if hit.item in cards.rows[Item]], number, pages, len(found.ranked))


def shown_of(hit: Hit) -> list[Piece]:
    return hit.pieces[:PIECES]


class Cards:
    """Makes the cards of one page: opens once more only what is shown."""

    def __init__(self, frame: Frame, found: Found, hits: list[Hit]) -> None:
        self.frame, self.words = frame, found.words
        rows: dict[type[Model], set[UUID]] = defaultdict(set, {Item: {hit.item for hit in hits}})
        for piece in (piece for hit in hits for piece in shown_of(hit)):
            rows[piece.source.model].add(piece.row)
        rows[File] |= rows[FileText]  # for their names
        items = [hit.item for hit in hits]
        entries = list(
            Entry.objects.filter(item_id__in=items)
        )  # all of them: also of what was found elsewhere the mark is told
        self.rows = {model: _rows(model, ids) for model, ids in rows.items() if model is not Entry}
        self.rows[Entry] = {entry.pk: entry for entry in entries if entry.pk in rows[Entry]}
        self.marks = {entry.item_id: entry.mark_words for entry in entries if entry.mark}
        self.sources = {entry.item_id: entry.source_words for entry in entries if entry.source}
        told = {entry.item_id for entry in entries}
        still = found.paused and bool(self.rows[Item].keys() - told)
        self._add_before_pause(rows, still=still)
        self._add_hung_still(rows)
        self.beside: dict[UUID, list[Rebuttal]] = defaultdict(list)
        for one in Rebuttal.objects.filter(item_id__in=items, deleted_at=None).order_by("created_at", "id"):
            self._add_beside(one)
        for one in rebuttals(items) if found.paused else ():  # 18: those that stand still, as they were
            self._add_beside(one)

    def _add_beside(self, one: Rebuttal) -> None:
        self.beside[one.item_id].append(one)
        self.rows.setdefault(Rebuttal, {})[one.id] = one

    def _add_before_pause(self, wanted: dict[type[Model], set[UUID]], *, still: bool) -> None:
        """18: what stands still for me comes as it was, and its mark also where only a reply or file of it was found; asked
        only when something did not come."""
        if not still and all(wanted[model] <= self.rows[model].keys() for model in (Entry, Reply) if model in wanted):
            return
        book = self.frame.book.id
        for one in before(self.rows[Item]):
            known = self.rows.setdefault(Entry if one.row == one.item else Reply, {})
            known[one.row] = entry_of(book, one) if one.row == one.item else reply_of(book, one)
            if one.mark:
                self.marks[one.item] = words_of(one.mark)
            if one.source:
                self.sources[one.item] = source_of(one.source)

    def _add_hung_still(self, wanted: dict[type[Model], set[UUID]]) -> None:
        """18: the same of what a tool hangs on an item."""
        for kind in hung.KINDS:
            if kind.still and wanted.get(kind.model, set()) - self.rows.get(kind.model, {}).keys():
                self.rows[kind.model] |= {row.id: row for row in kind.still(self.rows[Item])}

    def card(self, hit: Hit) -> Card:
        item: Item = self.rows[Item][hit.item]
        folk, known = self.frame.folk, self.frame.by_id.get(item.chapter_id)
        return Card(
            id=hit.item,
            url=hung.page_of(item) + self.anchor(hit),
            chapter=marks.chapter(known) if known else SafeString(""),
            private=bool(known and known.private),
            figure=folk.figure(item.author_id),
            who=folk.who(item.author_id),
            described=folk.described(item.author_id),
            at=dates.in_words(item.created_at),
            moment=item.created_at.isoformat(),
            mark=self.marks.get(item.id, ""),
            source=self.sources.get(item.id, ""),
            parts=self.parts(hit),
            more=len(hit.pieces) - len(shown_of(hit)),
        )

    @staticmethod
    def anchor(hit: Hit) -> str:
        """Where on its page the first thing that was found stands."""
        first = hit.pieces[0]
        start = hung.of(first.source.model).anchor if first.source.what == HUNG else ""
        return f"#{start}{first.row}" if start else ""

    def parts(self, hit: Hit) -> list[Part]:
        """What was found; and where words of the stukje itself are shown, its weerwoorden with them."""
        shown = shown_of(hit)
        told = [part for piece in shown if (part := self.part(piece))]
        if any(piece.source.what == TEXT for piece in shown):
            there = {piece.row for piece in shown if piece.source.what == REBUTTAL}
            beside = (one for one in self.beside[hit.item] if one.id not in there)
            told += [part for one in beside if (part := self.part(Piece(BESIDE, one.id)))]
        return told

    def _whose(self, one: Rebuttal) -> str:
        folk = self.frame.folk
        return headed("" if one.author_id == folk.me else folk.introduced(one.author_id)) + ":"

    def part(self, piece: Piece) -> Part | None:
        """Opened anew; something that went in this very moment is left out."""
        try:
            where, text = self._told(piece)
        except (KeyError, VaultError):
            return None
        return Part(where, marked(text, self.words))

    def _told(self, piece: Piece) -> tuple[str, str]:
        source, row = piece.source, self.rows[piece.source.model][piece.row]
        if source.what == INSIDE:
            return _("In %(file)s:") % {"file": self.rows[File][piece.row].name}, row.text
        text: str = getattr(row, sealed_columns(source.model)[source.column])
        if source.what == HUNG:
            return str(hung.of(source.model).columns[source.column]), text
        if source.what == REBUTTAL:
            return self._whose(row), text
        if source.what == REPLY:
            return _("%(name)s in een reactie:") % {"name": self.frame.folk.introduced(row.author_id)}, text
        return {NAME: _("Bestand:"), ALT: _("Op de foto:")}.get(source.what, ""), text


def _rows(model: type[Model], ids: set[UUID]) -> dict[UUID, Any]:
    return {row.pk: row for row in model._base_manager.filter(pk__in=ids)} if ids else {}
