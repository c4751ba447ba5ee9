"""Mijn gezinnen: over all my books at once what is asked of me and what is new, in a handful of queries.

New is what others wrote since my last visit, within fourteen days: without that window the question would read through
every book (ARCHITECTURE 3, traps). Words of a family that are shown here are logged as looked at, as anywhere else.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gezinsboek.circle.models import Item, Member
from gezinsboek.circle.wording import listed
from gezinsboek.ground import clock
from gezinsboek.ground.ui import dates
from gezinsboek.log.looks import looked

from .before_pause import has_text, mend
from .desk import MyBook, my_books
from .models import Entry, Question, Rebuttal
from .rebutting import headed

WINDOW = timedelta(days=14)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
ASKED_AT_MOST = 500
SHORT = 140

NEWS = """
select i.dossier_id, i.chapter_id, count(*), max(i.created_at), (array_agg(i.id order by i.created_at desc, i.id desc))[1]
from item i join unnest(%(books)s::uuid[], %(seen)s::timestamptz[]) as b (book, seen) on b.book = i.dossier_id
where i.dossier_id = any(%(books)s::uuid[]) and i.created_at > %(since)s and coalesce(i.held_until, i.created_at) > b.seen
  and i.deleted_at is null and i.author <> all(%(mine)s::uuid[])
group by 1, 2
"""
REPLIES = """
select r.dossier_id, count(*), 'replies'
from (
  select dossier_id, coalesce(held_until, created_at) as created_at, author from reply where dossier_id = any(%(books)s::uuid[]) and deleted_at is null
    and created_at > %(since)s
  union all select * from acl.replies_before_pause(%(books)s::uuid[])
) r join unnest(%(books)s::uuid[], %(seen)s::timestamptz[]) as b (book, seen) on b.book = r.dossier_id
where r.created_at > %(since)s and r.created_at > b.seen and r.author <> all(%(mine)s::uuid[])
group by 1
union all
select r.dossier_id, count(*), 'rebuttals'
from rebuttal r join unnest(%(books)s::uuid[], %(seen)s::timestamptz[]) as b (book, seen) on b.book = r.dossier_id
where r.dossier_id = any(%(books)s::uuid[]) and r.created_at > %(since)s and coalesce(r.changed_at, r.created_at) > b.seen
  and r.deleted_at is null and r.author <> all(%(mine)s::uuid[])
group by 1
"""


@dataclass(frozen=True)
class Newest:
    """What is new in one chapter of a book."""

    chapter: UUID
    count: int
    at: datetime
    item: UUID


@dataclass
class Case:
    """One book, as a row."""

    book: MyBook
    asked: list[Question] = field(default_factory=list)
    news: list[Newest] = field(default_factory=list)
    replies: int = 0
    rebuttals: int = 0
    # filled in for the rows that are shown
    asks: list[tuple[str, str, str]] = field(default_factory=list)
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

    @property
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
    def ending(self) -> str:
        """An access that stops by itself within two weeks."""
        ends = self.book.ends
        if ends is None or not dates.ends_soon(ends):
            return ""
        return _("Je toegang stopt %(day)s, %(left)s.") % {"day": dates.full_day(ends), "left": dates.days_left(ends)}


def cases() -> list[Case]:
    """All my books: who asks something of me first, then what has news, then the rest. Six queries."""
    rows = {book.id: Case(book) for book in my_books()}
    if not rows:
        return []
    _asked(rows)
    _news(rows)
    order = sorted(rows.values(), key=lambda case: (not case.asked, not case.new))
    return list(order)


def _asked(rows: dict[UUID, Case]) -> None:
    mine = [case.book.me.id for case in rows.values()]
    open_ = Question.objects.filter(asked_id__in=mine, answered_at=None, dossier_id__in=list(rows))
    for question in open_.filter(item__deleted_at=None).order_by("created_at")[:ASKED_AT_MOST]:
        rows[question.dossier_id].asked.append(question)


def _news(rows: dict[UUID, Case]) -> None:
    told: dict[str, Any] = {
        "books": list(rows),
        "seen": [case.book.seen_until or LONG_AGO for case in rows.values()],
        "since": clock.now() - WINDOW,
        "mine": [case.book.me.id for case in rows.values()],
    }
    with connection.cursor() as cursor:
        cursor.execute(NEWS, told)
        for book, chapter, count, at, item in cursor.fetchall():
            rows[book].news.append(Newest(chapter, count, at, item))
        cursor.execute(REPLIES, told)
        for book, count, what in cursor.fetchall():
            setattr(rows[book], what, count)


def open_words(shown: list[Case]) -> None:
    """The words of the questions and of the newest stukje of each row that is shown; three queries and the log."""
    wanted: dict[UUID, list[UUID]] = defaultdict(list)
    for case in shown:
        wanted[case.book.id] += [question.item_id for question in case.asked]
        if case.latest and not case.asked:
            wanted[case.book.id].append(case.latest.item)
    ids = [item for items in wanted.values() for item in items]
    if not ids:
        return
    with_them = Rebuttal.objects.filter(item_id=OuterRef("item_id"), deleted_at=None).order_by("created_at", "id")
    packed = ArraySubquery(with_them.values(one=JSONObject(id="id", author="author_id", sealed="text_sealed")))
    found = Entry.objects.select_related("item").filter(item_id__in=ids).annotate(packed=packed)
    texts: dict[UUID, Entry] = {entry.item_id: entry for entry in found}
    if len(texts) < len(set(ids)):
        bare = list(Item.objects.filter(id__in=set(ids) - texts.keys(), kind="entry"))
        mend(bare)
        texts |= {item.id: item.entry for item in bare if has_text(item)}
    people = {question.author_id for case in shown for question in case.asked}
    people |= {entry.item.author_id for entry in texts.values()}
    beside = {entry.item_id: [unpacked(entry, one) for one in getattr(entry, "packed", ())] for entry in texts.values()}
    people |= {one.author_id for those in beside.values() for one in those}
    known = Member.objects.select_related("person", "dossier").filter(id__in=people)
    names = {member.id: member.introduced for member in known}
    words = {item: said(entry, beside[item], names) for item, entry in texts.items()}
    for case in shown:
        _open(case, words, {item: entry.item.author_id for item, entry in texts.items()}, names)
    looked(texts)


def unpacked(entry: Entry, told: dict[str, str]) -> Rebuttal:
    """A weerwoord as the query of its stukje brought it: a seal comes as letters."""
    sealed = bytes.fromhex(told["sealed"].removeprefix("\\x"))
    return Rebuttal(
        id=UUID(told["id"]),
        dossier_id=entry.dossier_id,
        item_id=entry.item_id,
        author_id=UUID(told["author"]),
        text_sealed=sealed,
    )


def said(entry: Entry, beside: list[Rebuttal], names: dict[UUID, str]) -> str:
    """The first words, how they are meant, and the weerwoord that goes with them."""
    words = shortened(entry.text)
    if words and entry.mark:
        words = f"{words} ({entry.mark_words.lower()})"
    for one in beside:
        words += f" {headed(names.get(one.author_id, _('iemand')))}: {shortened(one.text)}"
    return words


def _open(case: Case, words: dict[UUID, str], authors: dict[UUID, UUID], names: dict[UUID, str]) -> None:
    for question in case.asked:
        name = _("%(name)s vraagt:") % {"name": names.get(question.author_id, _("Iemand"))}
        url = reverse("entry", args=[case.book.id, question.item_id])
        case.asks.append((name, words.get(question.item_id, ""), url))
    if case.latest and (author := authors.get(case.latest.item)) and not case.asked:
        name = names.get(author, _("Iemand"))
        case.newest = _("%(name)s schreef: %(words)s") % {
            "name": name,
            "words": words[case.latest.item] or _("een foto"),
        }


def shortened(text: str) -> str:
    """The first words, as one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else line[:SHORT].rsplit(" ", 1)[0][:SHORT] + "…"
