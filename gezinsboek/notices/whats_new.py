"""What is new for me, over all my books: counts and ends, never words of a family. Asked under row-level security."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gezinsboek.circle import growing, news, sharing
from gezinsboek.circle.models import Grant, Member, Role
from gezinsboek.dossier.models import Chapter
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act
from gezinsboek.ground.mail.posting import BOUNCED, GIVEN_UP, fate
from gezinsboek.ground.ui.dates import days_left, full_day
from gezinsboek.timeline.caseload import Case, cases

from .models import Notice, Reach

SOON = timedelta(days=15)  # fourteen days and what is left of today
KEPT = timedelta(days=30)


@dataclass(frozen=True)
class Ending:
    """Somebody's access that stops by itself within two weeks: all of it, or one chapter."""

    subject: UUID
    member: Member
    chapter: str
    until: datetime

    @property
    def words(self) -> str:
        told = {"name": self.member.introduced, "day": full_day(self.until), "left": days_left(self.until)}
        if self.chapter:
            return _("%(name)s leest %(chapter)s tot en met %(day)s: %(left)s.") % {**told, "chapter": self.chapter}
        return _("%(name)s doet mee tot en met %(day)s: %(left)s.") % told

    @property
    def stamp(self) -> int:
        """Which end was seen: a second click finds another one."""
        return int(self.until.timestamp())


@dataclass
class News:
    """One book, with what is new in it."""

    case: Case
    access: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)
    growing: list[str] = field(default_factory=list)
    term: bool = False  # a day that the law counts with comes near, or is over
    signals: list[str] = field(default_factory=list)
    consult: bool = False  # the family is asked about conferring, or answered
    review: bool = False  # the plan is to be talked about

    @property
    def asked(self) -> str:
        n = len(self.case.asked)
        return ngettext("%(n)s vraag aan jou.", "%(n)s vragen aan jou.", n) % {"n": n} if n else ""

    @property
    def any(self) -> bool:
        told = (self.asked, self.case.new, self.access, self.changes, self.endings, self.growing, self.signals)
        return any(told) or self.term or self.consult or self.review


def of_all_books(person: UUID) -> list[News]:
    """My books that have something new, those that ask something of me first."""
    rows = {case.book.id: News(case) for case in cases()}
    if rows:
        for book, sentences in news.for_books(rows).items():
            rows[book].access = sentences
        _others(rows)
        _soon(rows)
        _signals(rows)
        for ending in endings(row.case.book.me for row in rows.values()):
            rows[ending.member.dossier_id].endings.append(ending)
    for book, sentences in growing.told(None, person).items() if rows else ():
        if book in rows:
            rows[book].growing = sentences
    for book, sentences in growing.births_to_answer(person).items() if rows else ():
        if book in rows:
            rows[book].growing = [*rows[book].growing, *sentences]
    return [row for row in rows.values() if row.any]


def endings(mine: Iterable[Member]) -> list[Ending]:
    """Of the people in the books where I am guardian, whose end I may move."""
    me = {one.id: one.dossier_id for one in mine if one.role == Role.GUARDIAN}
    near = {"gt": clock.now(), "lte": clock.now() + SOON}
    found = Member.objects.filter(dossier__in=me.values(), ended_at=None, accepted_at__isnull=False)
    members = {one.id: one for one in found.select_related("dossier", "person").exclude(id__in=me)}
    kept = sharing.protected(members)
    whole = [one for one in members.values() if one.expires_at and near["gt"] < one.expires_at <= near["lte"]]
    grants = Grant.objects.filter(member__in=members, until__gt=near["gt"], until__lte=near["lte"])
    names = {one.id: one for one in Chapter.objects.filter(id__in={grant.chapter_id for grant in grants})}
    told = [Ending(one.id, one, "", one.expires_at) for one in whole if one.expires_at and one.id not in kept]
    for grant in grants:
        member, chapter = members[grant.member_id], names.get(grant.chapter_id)
        first = member.expires_at is None or (grant.until and grant.until < member.expires_at)
        if chapter and grant.until and first and member.live and member.id not in kept:
            told.append(Ending(grant.id, member, chapter.name, grant.until))
    return sorted(told, key=lambda one: one.until)


def _others(rows: dict[UUID, News]) -> None:
    """What changed lately in what others may read, for the family: the other side of a change. And what is new in the plan."""
    kinds = [Notice.Kind.ACCESS, Notice.Kind.TERM, Notice.Kind.CONSULT, Notice.Kind.REVIEW]
    told = Notice.objects.filter(kind__in=kinds, dossier__in=rows, at__gt=clock.now() - SOON)
    for book, kind, at in told.values_list("dossier_id", "kind", "at").order_by("-at"):
        row = rows[book]
        seen = row.case.book.seen_until
        if seen is not None and at <= seen:
            continue
        if kind == Notice.Kind.TERM:
            row.term = True
        elif kind == Notice.Kind.CONSULT:
            row.consult = True
        elif kind == Notice.Kind.REVIEW:
            row.review = True
        elif row.case.book.me.family and not row.changes:
            row.changes.append(_("Wie wat leest, is veranderd op %(day)s.") % {"day": full_day(at)})


def _soon(rows: dict[UUID, News]) -> None:
    """That I wanted to be reminded of something, since a day; what it is stands in the agenda."""
    told = Notice.objects.filter(kind=Notice.Kind.SOON, dossier__in=rows, at__gt=clock.now() - timedelta(days=1))
    for book in set(told.values_list("dossier_id", flat=True)):
        rows[book].changes.append(_("Straks heb je een afspraak. Kijk in de agenda."))


def _signals(rows: dict[UUID, News]) -> None:
    """That there is a signal at a goal, or an answer to mine, since I was last told; what it is stands in the plan."""
    words = {
        Notice.Kind.SIGNAL: _("Er is een signaal bij een doel."),
        Notice.Kind.ANSWER: _("Er is antwoord op jouw signaal."),
    }
    told = Notice.objects.filter(kind__in=words, dossier__in=rows, at__gt=clock.now() - SOON)
    for book, kind, at, told_at in told.values_list("dossier_id", "kind", "at", "told_at").order_by("at"):
        row, sentence = rows[book], words[Notice.Kind(kind)]
        seen = row.case.book.seen_until
        if (told_at is None or seen is None or at > seen) and sentence not in row.signals:
            row.signals.append(sentence)


def ended() -> list[str]:
    """Books I do not take part in any more: that, and since when. Which book it was is not mine to read now."""
    told = Notice.objects.filter(kind=Notice.Kind.ENDED, at__gt=clock.now() - KEPT).order_by("-at")
    return [
        _("Je doet sinds %(day)s niet meer mee in een boek.") % {"day": full_day(at)}
        for at in told.values_list("at", flat=True)
    ]


def not_arrived(reach: Reach | None) -> bool:
    """Whether the last mail to me came back, or no server took it."""
    return bool(reach and reach.mail and fate(reach.mail) in (BOUNCED, GIVEN_UP))


def try_again(person: UUID) -> None:
    """They mended their mailbox, and say so."""
    Reach.objects.filter(person=person).update(mail=None)


def seen() -> None:
    """All of it was shown: none of it needs a mail any more."""
    act("seen_news")
