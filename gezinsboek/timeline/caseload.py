"""Mijn gezinnen: over all my books at once what is asked of me and what is new, in a handful of queries.

New is what others wrote since my last visit, within fourteen days: without that window the question would read through
every book (ARCHITECTURE 3, traps). Words of a family that are shown here are logged as looked at, as anywhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gezinsboek.circle.wording import listed
from gezinsboek.ground import clock
from gezinsboek.ground.ui import dates

from .desk import MyBook, my_books
from .matters import ASKED, BESIDE, NEW, OVERDUE, PRESSING, QUIET, SOURCES, Matter, Row, in_order
from .models import Question

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from .caseload_rows import CaseRows

__all__ = ["BESIDE", "SOURCES", "Case", "Matter", "cases", "working_day"]

WINDOW = timedelta(days=14)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
ASKED_AT_MOST = 500
LONG = timedelta(days=7)  # a question without a day waits for long after that

# One query for all of it: what it costs to plan is more than what it costs to answer.
WAITING = """
with mine as materialized (select * from unnest(%(books)s::uuid[], %(seen)s::timestamptz[]) as b (book, seen))
select 'item' as what, i.dossier_id as book, i.chapter_id as chapter, count(*) as n, min(i.created_at) as first, max(i.created_at) as latest,
  (array_agg(i.id order by i.created_at desc, i.id desc))[1] as item, null::uuid as question, null::uuid as author, null::date as wanted
from item i join mine b on b.book = i.dossier_id
where i.dossier_id = any(%(books)s::uuid[]) and i.created_at > %(since)s and coalesce(i.held_until, i.created_at) > b.seen
  and i.deleted_at is null and i.author <> all(%(mine)s::uuid[])
group by 2, 3
union all
select 'replies', r.dossier_id, null, count(*), min(r.created_at), null, null, null, null, null
from (
  select dossier_id, coalesce(held_until, created_at) as created_at, author from reply where dossier_id = any(%(books)s::uuid[]) and deleted_at is null
    and created_at > %(since)s
  union all select * from acl.replies_before_pause(%(books)s::uuid[])
) r join mine b on b.book = r.dossier_id
where r.created_at > %(since)s and r.created_at > b.seen and r.author <> all(%(mine)s::uuid[])
group by 2
union all
select 'rebuttals', r.dossier_id, null, count(*), min(r.created_at), null, null, null, null, null
from (
  select dossier_id, created_at, changed_at, author from rebuttal where dossier_id = any(%(books)s::uuid[]) and deleted_at is null
    and created_at > %(since)s
  union all select * from acl.rebuttals_still(%(books)s::uuid[])
) r join mine b on b.book = r.dossier_id
where r.created_at > %(since)s and coalesce(r.changed_at, r.created_at) > b.seen and r.author <> all(%(mine)s::uuid[])
group by 2
union all
(select 'question', q.dossier_id, null, 1, q.created_at, null, q.item_id, q.id, q.author, q.wanted_on
from question q where q.asked = any(%(mine)s::uuid[]) and q.answered_at is null and q.dossier_id = any(%(books)s::uuid[])
  and exists (select from item i where i.id = q.item_id and i.deleted_at is null)
order by q.created_at limit %(most)s)
"""


@dataclass(frozen=True)
class Newest:
    """What is new in one chapter of a book."""

    chapter: UUID
    count: int
    at: datetime
    item: UUID


@dataclass(frozen=True)
class Asks:
    """A question to me: who, what, where, and when it should be done. `late`: that day is over, or it waits for long."""

    who: str
    words: str
    url: str
    when: str
    late: bool


@dataclass
class Case:
    """One book, as a row."""

    book: MyBook
    asked: list[Question] = field(default_factory=list)
    news: list[Newest] = field(default_factory=list)
    replies: int = 0
    rebuttals: int = 0
    waits_since: datetime | None = None  # the oldest of what is new
    matters: list[Matter] = field(default_factory=list)  # what floors above add
    # filled in for the rows that are shown
    asks: list[Asks] = field(default_factory=list)
    newest: str = ""

    @property
    def new(self) -> int:
        return sum(one.count for one in self.news) + self.replies + self.rebuttals

    @property
    def latest(self) -> Newest | None:
        return max(self.news, key=lambda one: one.at, default=None)

    @property
    def url(self) -> str:
        return reverse("timeline", args=[self.book.id])

    @property
    def chapters(self) -> str:
        names = [chapter.name for chapter in self.book.chapters]
        return (
            _("Jij leest: %(names)s") % {"names": ", ".join(names)} if names else _("Nog geen hoofdstuk voor jou open.")
        )

    @cached_property
    def news_words(self) -> str:
        """'3 nieuwe stukjes: 2 in School en 1 in Hulp.'"""
        n = sum(one.count for one in self.news)
        if not n:
            return ""
        names = {chapter.id: chapter.name for chapter in self.book.chapters}
        known = [one for one in sorted(self.news, key=lambda one: -one.count) if one.chapter in names]
        words = ngettext("%(n)s nieuw stukje", "%(n)s nieuwe stukjes", n) % {"n": n}
        if len(known) == 1:
            return _("%(words)s in %(chapter)s.") % {"words": words, "chapter": names[known[0].chapter]}
        where = [_("%(n)s in %(chapter)s") % {"n": one.count, "chapter": names[one.chapter]} for one in known]
        return f"{words}: {listed(where)}." if where else f"{words}."

    @property
    def replies_words(self) -> str:
        n, told = self.replies, []
        if n:
            told.append(ngettext("%(n)s nieuwe reactie.", "%(n)s nieuwe reacties.", n) % {"n": n})
        if n := self.rebuttals:
            told.append(ngettext("%(n)s nieuw weerwoord.", "%(n)s nieuwe weerwoorden.", n) % {"n": n})
        return " ".join(told)

    @property
    def names(self) -> Iterator[str]:
        yield self.book.label
        yield self.book.me.dossier.name  # opened only when it is searched

    @cached_property
    def urgency(self) -> tuple[int, float]:
        """Worked out once: when everybody added what they know."""
        return min(one.urgency for one in (*self.matters, *self._own()))

    def _own(self) -> Iterator[Matter]:
        """What this book itself asks of me; the words are on the row."""
        for question in self.asked:
            order = OVERDUE if is_late(question) else ASKED
            yield Matter(order, "question", "", at=question.wanted_on or question.created_at)
        if self.ending:
            yield Matter(PRESSING, "clock", "", at=self.book.ends)
        if self.new:
            yield Matter(NEW, "timeline", "", at=self.waits_since)
        yield Matter(QUIET, "check", "")

    def drawn(self, rows: CaseRows) -> SafeString:
        return rows.case(self)

    @cached_property
    def ending(self) -> str:
        """An access that stops by itself within two weeks."""
        ends = self.book.ends
        if ends is None or not dates.ends_soon(ends):
            return ""
        return _("Je toegang stopt %(day)s, %(left)s.") % {"day": dates.full_day(ends), "left": dates.days_left(ends)}


def cases() -> list[Case]:
    """All my books: who asks something of me first, then what has news, then the rest. Four queries."""
    rows = _my_cases()
    return sorted(rows.values(), key=lambda case: (not case.asked, not case.new))


def working_day(professional: bool) -> list[Row]:
    """Everything that waits for me, in one order: my books with all their matters, and what stands beside them."""
    rows = _my_cases()
    if rows:
        for add in SOURCES:
            add(rows)
    beside = [row for give in BESIDE for row in give()] if professional else []
    return in_order([*rows.values(), *beside])


def _my_cases() -> dict[UUID, Case]:
    rows = {book.id: Case(book) for book in my_books()}
    if rows:
        _waiting(rows)
    return rows


def _waiting(rows: dict[UUID, Case]) -> None:
    told: dict[str, Any] = {
        "books": list(rows),
        "seen": [case.book.seen_until or LONG_AGO for case in rows.values()],
        "since": clock.now() - WINDOW,
        "mine": [case.book.me.id for case in rows.values()],
        "most": ASKED_AT_MOST,
    }
    with connection.cursor() as cursor:
        cursor.execute(WAITING, told)
        for what, book, chapter, count, first, latest, item, question, author, wanted in cursor.fetchall():
            case = rows[book]
            if what == "question":
                base = {"id": question, "dossier_id": book, "item_id": item, "author_id": author}
                case.asked.append(Question(**base, asked_id=case.book.me.id, created_at=first, wanted_on=wanted))
                continue
            case.waits_since = min(case.waits_since or first, first)
            if what == "item":
                case.news.append(Newest(chapter, count, latest, item))
            else:
                setattr(case, what, count)


def is_late(question: Question) -> bool:
    """The day it was wanted by is over; without a day, it waits for longer than a week."""
    day = question.wanted_on or dates.day_of(question.created_at) + LONG
    return day < dates.today()
