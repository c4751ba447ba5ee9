"""What is new for me, over all my books: counts and ends, never words of a family. Asked under row-level security."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gezinsboek.circle import growing, news
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act, ask
from gezinsboek.ground.mail.posting import BOUNCED, GIVEN_UP, fate
from gezinsboek.ground.ui.dates import full_day
from gezinsboek.log.models import Line
from gezinsboek.timeline.caseload import Case, cases

from .ends import SOON, Ending, endings
from .models import Notice, Reach
from .waiting import Waits, waiting

KEPT = timedelta(days=30)
# What stays until the page was looked at that it is about, by the event which that look leaves in the log.
PAGES = {
    Notice.Kind.ACCESS: "who sees what",
    Notice.Kind.TERM: "plan offer",
    Notice.Kind.REVIEW: "plan versions",
}


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
    questions: int = 0  # to the child that I am: who may read or take over what is about me
    consult: bool = False  # the family is asked about conferring, or answered
    review: bool = False  # the plan is to be talked about
    waits: list[Waits] = field(default_factory=list)  # who waits for a word of mine
    soon: bool = False  # an appointment that I wanted to be reminded of

    @property
    def asked(self) -> str:
        n = len(self.case.asked)
        return ngettext("%(n)s vraag aan jou.", "%(n)s vragen aan jou.", n) % {"n": n} if n else ""

    @property
    def any(self) -> bool:
        told = (
            self.asked,
            self.case.new,
            self.access,
            self.changes,
            self.endings,
            self.growing,
            self.signals,
            self.questions,
            self.waits,
        )
        return any(told) or self.term or self.consult or self.review or self.soon


def of_all_books(person: UUID) -> list[News]:
    """My books that have something new, those that ask something of me first."""
    rows = {case.book.id: News(case) for case in cases()}
    if rows:
        for book, sentences in news.for_books(rows).items():
            rows[book].access = sentences
        _others(rows)
        _soon(rows)
        _signals(rows)
        _questions(rows)
        mine = [row.case.book.me for row in rows.values()]
        for book, told in waiting(mine).items():
            rows[book].waits = told
            rows[book].consult &= all(one.kind != Notice.Kind.CONSULT for one in told)
        for ending in endings(mine):
            rows[ending.member.dossier_id].endings.append(ending)
    for book, sentences in growing.told(None, person).items() if rows else ():
        if book in rows:
            rows[book].growing = sentences
    for book, sentences in growing.births_to_answer(person).items() if rows else ():
        if book in rows:
            rows[book].growing = [*rows[book].growing, *sentences]
    return sorted(
        (row for row in rows.values() if row.any), key=lambda row: not (row.asked or row.questions or row.waits)
    )


def _others(rows: dict[UUID, News]) -> None:
    """What changed lately in what others may read, for the family; for others in what they may do, like taking over. And what is
    new in the plan."""
    kinds = [Notice.Kind.ACCESS, Notice.Kind.TERM, Notice.Kind.CONSULT, Notice.Kind.REVIEW]
    told = Notice.objects.filter(kind__in=kinds, dossier__in=rows, at__gt=clock.now() - SOON)
    looked = _looked(rows)
    for book, kind, at in told.values_list("dossier_id", "kind", "at").order_by("-at"):
        row = rows[book]
        page = PAGES.get(Notice.Kind(kind))
        seen = looked.get((book, page)) if page else row.case.book.seen_until
        if seen is not None and at <= seen:
            continue
        if kind == Notice.Kind.TERM:
            row.term = True
        elif kind == Notice.Kind.CONSULT:
            row.consult = True
        elif kind == Notice.Kind.REVIEW:
            row.review = True
        elif not row.changes:
            family, day = row.case.book.me.family, {"day": full_day(at)}
            words = (
                _("Wie wat leest, is veranderd op %(day)s.") if family else _("Wat jij mag, is veranderd op %(day)s.")
            )
            row.changes.append(words % day)


def _looked(rows: dict[UUID, News]) -> dict[tuple[UUID, str], datetime]:
    """Book and look -> when I last looked so, on whichever device: only there I read what it is, so being in the book is not
    enough to let it go."""
    mine = [row.case.book.me.id for row in rows.values()]
    looks = Line.objects.filter(dossier_id__in=rows, member_id__in=mine, event_id__in=PAGES.values())
    recent = looks.filter(event_date_time__gt=clock.now() - SOON).values("dossier_id", "event_id").order_by()
    found = recent.annotate(last=Max("event_date_time")).values_list("dossier_id", "event_id", "last")
    return {(book, look): last for book, look, last in found if book is not None}


def _soon(rows: dict[UUID, News]) -> None:
    """That I wanted to be reminded of something, since a day; what it is stands in the agenda."""
    told = Notice.objects.filter(kind=Notice.Kind.SOON, dossier__in=rows, at__gt=clock.now() - timedelta(days=1))
    for book in set(told.values_list("dossier_id", flat=True)):
        rows[book].soon = True


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


def _questions(rows: dict[UUID, News]) -> None:
    """What only a child of twelve or older is asked; a no is an answer."""
    for row in rows.values():
        if row.case.book.me.child_id:
            row.questions = sum(not said_no for *_told, said_no in ask("asked_of_me", row.case.book.id))


def ended() -> list[str]:
    """Books I do not take part in any more: that, and since when. Which book it was is not mine to read now."""
    told = Notice.objects.filter(kind=Notice.Kind.ENDED, at__gt=clock.now() - KEPT).order_by("-at")
    return [
        _("Je doet sinds %(day)s niet meer mee in een boek.") % {"day": full_day(at)}
        for at in told.values_list("at", flat=True)
    ]


def own_words_left() -> bool:
    """Whether the database still gives me what I wrote in a book that I left (SHARING 7)."""
    return any(ends and ends <= clock.now() for *_told, ends in ask("my_own_books"))


def not_arrived(reach: Reach | None) -> bool:
    """Whether the last mail to me came back, or no server took it."""
    return bool(reach and reach.mail and fate(reach.mail) in (BOUNCED, GIVEN_UP))


def try_again(person: UUID) -> None:
    """They mended their mailbox, and say so."""
    Reach.objects.filter(person=person).update(mail=None)


def seen() -> None:
    """All of it was shown: none of it needs a mail any more."""
    act("seen_news")
