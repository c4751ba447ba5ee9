"""Items as a page shows them: every word worked out once, so that the template only writes it down.

`rows` asks the database in one query for a whole page, which logs the page as looked at too (SHARING 25).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.template.loader import select_template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item
from gezinsboek.ground.acts import ask
from gezinsboek.ground.ui import dates, marks

from . import alongside, rebutting
from .frame import Frame
from .headed import headed, split, words_of
from .kinds import has_words, tool
from .models import File, Question, Rebuttal, Reply
from .parts import Parts
from .rebutting import Rebutted
from .receipts import Received, received
from .responses import Responses
from .wording import chip, edited, likes, readers_line, wanted, weight, who_reads

NOBODY = UUID(int=0)
NOTHING = SafeString("")
Key = TypeVar("Key")
Made = TypeVar("Made")


@dataclass(frozen=True)
class Rights:
    """The database's own answer about one item: who reads it (None: "jij en anderen"), and what I may do with it."""

    readers: list[UUID] | None = None
    change: bool = False
    widen: bool = False
    reply: bool = False


def look_at(items: list[UUID]) -> dict[UUID, Rights]:
    """Logs that these were shown to me, and says who reads each and what I may do. Nothing while looking as another."""
    if not items:
        return {}
    return {item: Rights(readers, change, widen, reply) for item, readers, change, widen, reply in ask("shown", items)}


@dataclass(slots=True)
class Said:
    """A reply."""

    id: UUID
    who: str
    described: str
    figure: SafeString
    at: str
    text: str
    new: bool
    edited: str
    author: UUID
    held: SafeString | str = ""  # right after sending: how to take it back
    may_change: bool = False
    step: UUID | None = None  # of a goal: about which of its steps


@dataclass(slots=True)
class Attached:
    """A photo, document or recording; its sizes lie under `url`."""

    id: UUID
    url: str
    name: str
    alt: str
    size: str
    width: int | None
    height: int | None


@dataclass(slots=True)
class Asked:
    """A question to one of the readers."""

    id: UUID
    words: str
    mine: bool
    open: bool


@dataclass(slots=True)
class Row:
    """One item, ready to be written down. `head` and `tail` are what stands around the body that its kind
    brings; `beside` are the weerwoorden, which stand directly with it everywhere."""

    id: str
    item: Item
    url: str
    body: Any
    chapter: SafeString
    figure: SafeString
    who: str
    described: str
    at: str
    moment: str
    text: str
    new: bool
    about: str
    edited: str
    mark: SafeString | str
    source: SafeString | str
    rebuttals: list[Rebutted]
    chip: SafeString | str
    only_me: bool
    readers: str
    reply_readers: str
    may: Rights
    photos: list[Attached]
    files: list[Attached]
    sounds: list[Attached]
    questions: list[Asked]
    replies: list[Said]
    more: int
    hearts: list[UUID]
    liked: bool
    likes: str
    aloud: SafeString
    button: SafeString | str = ""  # what a floor above lets me do with it
    taken: list[Received] = field(default_factory=list)  # into whose own system it went
    heading: str = ""  # of a part of our story: the question that it answers
    head: SafeString = NOTHING
    beside: SafeString | str = NOTHING
    tail: SafeString = NOTHING


@dataclass(slots=True)
class Day:
    """The items of one day, under its heading; no heading when an earlier part of the page has it already."""

    heading: str
    rows: list[Row] = field(default_factory=list)


def rows(frame: Frame, items: list[Item], around: Responses, seen_until: datetime | None = None) -> list[Row]:
    """These items for a page. Asks and logs in one query."""
    return Rows(frame, around, seen_until).all(items)


def by_day(shown: list[Row], after: datetime | None = None) -> list[Day]:
    """`after`: the moment of the last item that the reader has above these already."""
    days: list[Day] = []
    last: date | None = dates.day_of(after) if after else None
    for row in shown:
        day = dates.day_of(row.item.created_at)
        if not days or day != last:
            days.append(Day("" if not days and day == last else dates.day_heading(day)))
        last = day
        days[-1].rows.append(row)
    return days


class Rows:
    """Makes the rows of one page."""

    def __init__(self, frame: Frame, around: Responses, seen_until: datetime | None) -> None:
        self.frame, self.around, self.seen_until = frame, around, seen_until
        self.folk = frame.folk
        self.parts = Parts(frame.looking_as)
        book = frame.book.id
        self._entry = reverse("entry", args=[book, NOBODY]).replace
        self._file = reverse("file", args=[book, NOBODY, "size"]).replace
        self.buttons: dict[UUID, SafeString] = {}
        self._chips: dict[tuple[UUID, ...], SafeString] = {}
        self._chapters: dict[UUID, SafeString] = {}
        self._bodies: dict[str, Any] = {}
        self._children = {child.id: child.name for child in frame.children}

    def all(self, items: list[Item]) -> list[Row]:
        may = look_at([item.id for item in items])
        self.buttons = alongside.buttons(self.frame, items, self.around)
        return [self.row(item, may.get(item.id, Rights())) for item in items]

    def row(self, item: Item, may: Rights) -> Row:
        folk, around, files = self.folk, self.around, self.around.files.get(item.id, ())
        others = None if may.readers is None else [one for one in may.readers if one != folk.me]
        hearts = [heart.author_id for heart in around.hearts.get(item.id, ())]
        said = around.replies.get(item.id, [])
        name = str(item.id)
        text, heading = words_of(item), ""
        if headed(item):
            heading, text = split(text)
        row = Row(
            id=name,
            item=item,
            url=self._entry(str(NOBODY), name),
            body=_once(self._bodies, item.kind, _body),
            chapter=_once(self._chapters, item.chapter_id, self._chapter),
            figure=folk.figure(item.author_id),
            who=folk.who(item.author_id),
            described=folk.described(item.author_id),
            at=dates.clock_time(item.created_at),
            moment=item.created_at.isoformat(),
            text=text,
            new=self._new(item.held_until or item.created_at, item.author_id),
            about=self._about(item),
            edited=edited(self.frame, item.author_id, item.changed_by, item.changed_at),
            mark=self.parts.mark(item.entry.mark) if has_words(item) else "",
            source=self.parts.source(item.entry.source) if has_words(item) else "",
            rebuttals=[self._rebutted(one, item) for one in around.rebuttals.get(item.id, ())],
            chip=self._chip(others),
            only_me=others == [],
            readers=who_reads(self.frame, others),
            reply_readers=readers_line(others),
            may=may,
            photos=[self._attached(file) for file in files if file.kind == "photo"],
            files=[self._attached(file) for file in files if file.kind not in ("photo", "sound")],
            sounds=[self._attached(file) for file in files if file.kind == "sound"],
            questions=[self._asked(question) for question in around.questions.get(item.id, ())],
            replies=[self._said(reply) for reply in said],
            more=around.count.get(item.id, 0) - len(said),
            hearts=hearts,
            liked=folk.me in hearts,
            likes=likes(self.frame, hearts),
            aloud=self.parts.aloud if text else NOTHING,
            button=self.buttons.get(item.id, ""),
            taken=received(self.frame, around.taken.get(item.id, ()), item.version, around.rebuttals.get(item.id, ())),
            heading=heading,
        )
        row.head, row.beside, row.tail = self.parts.head(row), self.parts.rebuttals(row), self.parts.tail(row)
        return row

    def _new(self, at: datetime, author: UUID) -> bool:
        return self.seen_until is not None and at > self.seen_until and author != self.folk.me

    def _about(self, item: Item) -> str:
        told = []
        if item.about_id in self._children:
            told.append(_("Over %(name)s") % {"name": self._children[item.about_id]})
        if item.happened_on:
            told.append(_("Dit was op %(day)s") % {"day": dates.full_day(item.happened_on)})
        return " · ".join(told)

    def _said(self, reply: Reply) -> Said:
        folk = self.folk
        return Said(
            id=reply.id,
            who=folk.who(reply.author_id),
            described=folk.described(reply.author_id),
            figure=folk.figure(reply.author_id, "small"),
            at=dates.in_words(reply.created_at),
            text=reply.text,
            new=self._new(reply.held_until or reply.created_at, reply.author_id),
            edited=edited(self.frame, reply.author_id, reply.changed_by, reply.changed_at),
            author=reply.author_id,
            step=reply.step,
            held=self.parts.held(
                f"{self._entry(str(NOBODY), str(reply.item_id))}reactie/{reply.id}/", reply.held_until
            ),
        )

    def _rebutted(self, one: Rebuttal, item: Item) -> Rebutted:
        at = one.changed_at or one.created_at
        return rebutting.shown(self.folk, one, item.version, new=self._new(at, one.author_id))

    def _attached(self, file: File) -> Attached:
        url = self._file(str(NOBODY), str(file.id)).removesuffix("size/")
        return Attached(file.id, url, file.name, file.alt, weight(file.size), file.width, file.height)

    def _asked(self, question: Question) -> Asked:
        mine = question.asked_id == self.folk.me
        if mine:
            words = _("%(name)s vraagt jou iets.") % {"name": self.folk.who(question.author_id)}
            if question.author_id == self.folk.me:
                words = _("Je vraagt dit aan jezelf.")
        else:
            words = _("Vraag aan %(name)s.") % {"name": self.folk.within(question.asked_id)}
        if question.wanted_on:
            words = f"{words} {wanted(question.wanted_on)}"
        if question.answered_at:
            words = _("%(words)s Het antwoord kwam %(day)s.") % {
                "words": words,
                "day": dates.near_day(question.answered_at),
            }
        return Asked(question.id, words, mine, question.answered_at is None)

    def _chapter(self, chapter: UUID) -> SafeString:
        known = self.frame.by_id.get(chapter)
        return marks.chapter(known) if known else SafeString("")

    def _chip(self, others: list[UUID] | None) -> SafeString | str:
        if self.frame.looking_as:
            return ""
        if others is None:
            return _once(self._chips, (NOBODY,), lambda _key: chip(self.frame, None))
        return _once(self._chips, tuple(sorted(others)), lambda key: chip(self.frame, list(key)))


def _once(kept: dict[Key, Made], key: Key, make: Callable[[Key], Made]) -> Made:
    """Made the first time, kept for the rest of the page."""
    if key not in kept:
        kept[key] = make(key)
    return kept[key]


def _body(kind: str) -> Any:
    """The template that the tool of this kind ships; something from a tool that is not here says just that. What stands
    before the dash of a kind is the tool."""
    return select_template([f"timeline/items/{tool(kind)}.html", "timeline/items/unknown.html"])
