"""What the law asks about a plan: a familiegroepsplan first (art. 4.1.2 of the Youth Act), and two terms when there is none
(art. 4.1.3). Everything here is counted from days that somebody wrote down; nothing is decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.ground.acts import Refused, ask
from gezinsboek.ground.ui import dates
from gezinsboek.plan.models import PlanDay, What
from gezinsboek.timeline.frame import Folk, Frame
from gezinsboek.timeline.writing import my_id, once, refusable

TERMS = {What.SET_ASIDE: timedelta(weeks=6), What.ASKED: timedelta(days=14)}
"""Six weeks to make a plan, counted from when it is clear that there is no familiegroepsplan; fourteen days to write it down."""


@dataclass(frozen=True)
class Term:
    """Something to be done by a day, and what it is counted from."""

    of: PlanDay
    due: date

    @property
    def overdue(self) -> bool:
        return self.due < dates.today()

    @property
    def words(self) -> str:
        told = {"day": dates.with_year(self.due)}
        if self.of.what == What.ASKED:
            return _("Het plan moet op papier staan: uiterlijk %(day)s.") % told
        return _("Er moet een plan zijn: uiterlijk %(day)s.") % told

    @property
    def left(self) -> str:
        """How much time there still is, or that it is over."""
        return _("Deze dag is voorbij.") if self.overdue else dates.days_left(self.due).capitalize() + "."


@dataclass(frozen=True)
class Told:
    """One day as a page or a paper shows it."""

    row: PlanDay
    head: str
    who: str
    mine: bool

    @property
    def reason(self) -> str:
        return str(self.row.get_reason_display()) if self.row.reason else ""

    @property
    def line(self) -> str:
        """ "maandag 2 november 2026, opgeschreven door Femke Bakker" """
        return _("%(day)s, opgeschreven door %(name)s") % {"day": dates.with_year(self.row.day), "name": self.who}


@dataclass(frozen=True)
class Standing:
    """Where a book stands, as the acting person may know it: the oldest day first."""

    days: list[PlanDay]

    @classmethod
    def of(cls, book: UUID) -> "Standing":
        return cls(list(PlanDay.objects.filter(dossier_id=book).order_by("day", "created_at", "id")))

    def last(self, *whats: str) -> PlanDay | None:
        return next((one for one in reversed(self.days) if one.what in whats), None)

    @property
    def offered(self) -> PlanDay | None:
        return self.last(What.OFFERED)

    @property
    def decided(self) -> PlanDay | None:
        """Whether there comes a familiegroepsplan: what was said last."""
        return self.last(What.ACCEPTED, What.SET_ASIDE)

    @property
    def set_aside(self) -> PlanDay | None:
        """That there comes no familiegroepsplan, when that was said last."""
        one = self.decided
        return one if one and one.what == What.SET_ASIDE else None

    @property
    def terms(self) -> list[Term]:
        """What is still to be done: the same rule as acl.plan_term, over what I read."""
        found = [one for one in (self.last(What.SET_ASIDE), *self._asked) if one and not self._done(one)]
        return sorted((Term(one, one.day + TERMS[What(one.what)]) for one in found), key=lambda term: term.due)

    @property
    def _asked(self) -> Iterable[PlanDay]:
        return (one for one in self.days if one.what == What.ASKED)

    def _done(self, one: PlanDay) -> bool:
        by = (What.WRITTEN,) if one.what == What.ASKED else (What.MADE, What.ACCEPTED)
        return any(later.what in by and later.day >= one.day for later in self.days)

    def told(self, frame: Frame) -> list[Told]:
        folk = by_name(frame)
        return [tell(one, folk, frame.folk.me) for one in self.days]


def tell(one: PlanDay, folk: Folk, me: UUID | None = None) -> Told:
    return Told(one, str(one.get_what_display()), folk.within(one.author_id), one.author_id == me)


def by_name(frame: Frame) -> Folk:
    """Everybody by their name, me too: a paper is read by others."""
    return frame.folk.by_name


def may_say(book: UUID) -> dict[str, list[str]]:
    """What I may write down, each with the reasons I may give."""
    found: dict[str, list[str]] = {}
    for what, reason in ask("days_i_may_say", book):
        found.setdefault(what, []).append(reason)
    return found


def say(id_: UUID, book: UUID, what: str, reason: str, day: date, words: str) -> None:
    """Write a day down; the same one twice is once. Raises Refused for who may not."""
    row = PlanDay(id=id_, dossier_id=book, author_id=my_id(book), what=what, reason=reason, day=day)
    row.words = words
    there = PlanDay.objects.filter(id=id_, dossier_id=book)
    with refusable("plan day"), once(there, list(there)):
        row.save(force_insert=True)


def take_back(book: UUID, row: UUID) -> None:
    """Mine alone; the log keeps that it was there."""
    if not PlanDay.objects.filter(id=row, dossier_id=book, author_id=my_id(book)).delete()[0]:
        raise Refused("plan day")
