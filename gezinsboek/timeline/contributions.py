"""What I wrote myself, over all my books, per day: to take along to my own record system.

Only one's own words; what somebody else changed in them says so.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item, Member
from gezinsboek.ground.paper import Piece
from gezinsboek.ground.ui import dates
from gezinsboek.log.looks import looked_at

from .desk import MyBook, my_books
from .kinds import with_words
from .models import Reply
from .rebutting import taken_along
from .receipts import my_words, newest
from .responses import Responses, Taken, over_books

FORTNIGHT = timedelta(days=14)
EARLIEST = date(2000, 1, 1)


@dataclass(frozen=True)
class Beside:
    """A weerwoord that goes along with the text: whose and when, and what it says."""

    head: str
    text: str


@dataclass(frozen=True)
class Mine:
    """One stukje or reply of mine. `id` is the item's, or the reply's."""

    id: UUID
    item: UUID
    written_at: datetime
    book: MyBook
    chapter: str
    text: str
    version: int
    reply: bool
    changed: str = ""
    files: tuple[str, ...] = ()
    mark: str = ""
    source: str = ""
    rebuttals: tuple["Beside", ...] = ()
    taken: Taken | None = None  # my latest receipt of its stukje
    newer: bool = False  # whether it says something else since

    @property
    def in_own_system(self) -> str:
        """Whether it is in my own system, in words; empty when it was never taken over."""
        return my_words(self.taken) if self.taken else ""

    @property
    def offer(self) -> str:
        """What may be taken over now, in words; empty when all of it was."""
        if self.taken and self.newer:
            return _("Zet de nieuwe versie in mijn dossier")
        return _("Zet in mijn dossier") if self.taken is None or self.taken.failed else ""

    @property
    def at(self) -> str:
        return dates.clock_time(self.written_at)

    @property
    def author(self) -> str:
        described = self.book.me.described
        return f"{self.book.me.name} ({described})" if described else self.book.me.name

    def as_text(self) -> str:
        """To paste elsewhere: when, where and by whom first."""
        head = f"{dates.full_day(self.written_at)} {self.written_at.year}, {self.at}".replace(
            f"{self.written_at.year} {self.written_at.year}", str(self.written_at.year)
        )
        lines = [head, f"{self.book.label} · {self.chapter}", self.author]
        lines += [f"{_('Bedoeld als:')} {self.mark}"] if self.mark else []
        lines += [self.source] if self.source else []
        lines += ["", self.text]
        for one in self.rebuttals:
            lines += ["", one.head, one.text, ""]
        lines += [_("Bestand: %(name)s") % {"name": name} for name in self.files]
        return "\n".join([*lines, self.changed] if self.changed else lines)

    def as_piece(self) -> Piece:
        told = [(_("Bedoeld als"), self.mark)] if self.mark else []
        told += [(_("Bron"), self.source)] if self.source else []
        told += [(_("Veranderd"), self.changed)] if self.changed else []
        told += [(_("Bestand"), name) for name in self.files]
        return Piece(
            written_at=self.written_at.astimezone(dates.AMSTERDAM),
            author=self.author,
            book=self.book.label,
            chapter=self.chapter,
            text=self.text,
            version=self.version,
            more=told,
            beside=[(one.head, one.text) for one in self.rebuttals],
        )


@dataclass
class MyDay:
    """What I wrote on one day."""

    day: date
    pieces: list[Mine] = field(default_factory=list)

    @property
    def heading(self) -> str:
        return dates.day_heading(self.day)


def between(first: date, last: date, only: UUID | None = None) -> list[MyDay]:
    """Per day, the newest first; `only` one stukje or reply. At most seven queries. What I no longer read I cannot take along."""
    books = {book.id: book for book in my_books()}
    span = _span(first, last)
    mine = [book.me.id for book in books.values()]
    items = Item.objects.select_related("entry").filter(
        with_words(), dossier_id__in=list(books), author_id__in=mine, created_at__range=span
    )
    replies = Reply.objects.select_related("item").filter(
        dossier_id__in=list(books), author_id__in=mine, created_at__range=span, deleted_at=None, item__deleted_at=None
    )
    if only:
        items, replies = items.filter(id=only), replies.filter(id=only)
    found, said = list(items), list(replies)
    around = over_books({item.id: item.dossier_id for item in (*found, *(one.item for one in said))})
    beside = _beside(found, around)
    told = [_of_item(item, books[item.dossier_id], around, beside.get(item.id, [])) for item in found]
    told += [_of_reply(reply, books[reply.dossier_id], around) for reply in said]
    return _by_day(told)


def _span(first: date, last: date) -> tuple[datetime, datetime]:
    """From the beginning of the first Dutch day to the end of the last."""
    return (
        datetime.combine(first, time.min, dates.AMSTERDAM),
        datetime.combine(last, time.max, dates.AMSTERDAM),
    )


def _beside(items: list[Item], around: Responses) -> dict[UUID, list[Beside]]:
    """The weerwoorden with these, by whom as I know them."""
    versions = {item.id: item.version for item in items}
    found = [one for item in versions for one in around.rebuttals.get(item, ())]
    known = Member.objects.select_related("person", "dossier").filter(id__in={one.author_id for one in found})
    names = {member.id: member.introduced for member in known} if found else {}
    told: dict[UUID, list[Beside]] = {}
    for one in found:
        head = taken_along(one, versions[one.item_id], names.get(one.author_id, _("iemand")))
        told.setdefault(one.item_id, []).append(Beside(head, one.text))
    return told


def _of_item(item: Item, book: MyBook, around: Responses, beside: list[Beside]) -> Mine:
    taken = newest(around.taken.get(item.id, ()), book.me.id)
    return Mine(
        id=item.id,
        item=item.id,
        written_at=item.created_at,
        book=book,
        chapter=_chapter(book, item.chapter_id),
        text=item.entry.text,
        version=item.version,
        reply=False,
        changed=_changed(item.changed_by, item.changed_at, book),
        files=tuple(file.name for file in around.files.get(item.id, ())),
        mark=item.entry.mark_words,
        source=item.entry.source_words,
        rebuttals=tuple(beside),
        taken=taken,
        newer=taken is not None and item.changed_by in (None, book.me.id) and taken.version < item.version,
    )


def _of_reply(reply: Reply, book: MyBook, around: Responses) -> Mine:
    taken = newest(around.taken.get(reply.item_id, ()), book.me.id)
    written_at = max(reply.created_at, reply.changed_at or reply.created_at)
    return Mine(
        id=reply.id,
        item=reply.item_id,
        written_at=reply.created_at,
        book=book,
        chapter=_chapter(book, reply.item.chapter_id),
        text=reply.text,
        version=reply.version,
        reply=True,
        changed=_changed(reply.changed_by, reply.changed_at, book),
        taken=taken,
        newer=taken is not None and reply.changed_by in (None, book.me.id) and taken.at < written_at,
    )


def _chapter(book: MyBook, chapter: UUID) -> str:
    return next((one.name for one in book.chapters if one.id == chapter), _("Een ander hoofdstuk"))


def _changed(by: UUID | None, at: datetime | None, book: MyBook) -> str:
    """A changed text says by whom, in every export too (SHARING 9)."""
    if by is None or at is None:
        return ""
    who = _("jou") if by == book.me.id else _("iemand van het gezin")
    return _("Veranderd door %(name)s op %(day)s") % {"name": who, "day": dates.full_day(at)}


def _by_day(told: list[Mine]) -> list[MyDay]:
    days: dict[date, MyDay] = {}
    for one in sorted(told, key=lambda one: one.written_at, reverse=True):
        day = dates.day_of(one.written_at)
        days.setdefault(day, MyDay(day)).pieces.append(one)
    return list(days.values())


def note(pieces: list[Mine], event: str) -> None:
    """Taking one's own words along is logged: `copy` or `print` (SHARING 25)."""
    for one in pieces:
        looked_at(one.item, event, "reply" if one.reply else "")
