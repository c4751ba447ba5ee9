"""The agenda as the acting person reads it: of one book or of all of mine, in a few queries, however many appointments.

Row-level security decides; nothing here asks who may read it.
"""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item
from gezinsboek.ground.ui import dates, marks
from gezinsboek.log.looks import looked
from gezinsboek.timeline.before_pause import mend
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.headed import split, words_of

from . import repeating, wording
from .models import KIND
from .repeating import DAY, Time

LIST, WEEK, MONTH = "lijst", "week", "maand"
AHEAD = timedelta(days=62)  # what the list shows at once


@dataclass
class Shown:
    """One time of one appointment."""

    item: Item
    time: Time
    title: str
    url: str
    chapter: SafeString | str = ""
    who: list[str] = field(default_factory=list)
    book: str = ""

    @property
    def clock(self) -> str:
        return wording.clock(self.time)

    @property
    def begins(self) -> str:
        return dates.clock_time(self.time.at)

    @property
    def places(self) -> list[str]:
        """As far as I may know."""
        return [one.place for one in self.item.places.all()]

    @property
    def note(self) -> str:
        """What is said in words, never by a line through it alone."""
        if self.time.off:
            return _("Gaat niet door")
        return _("Verzet van %(day)s") % {"day": dates.full_day(self.time.day)} if self.time.moved else ""


@dataclass
class Day:
    day: date
    rows: list[Shown]
    outside: bool = False  # of the month before or after

    @property
    def heading(self) -> str:
        return dates.day_heading(self.day)

    @property
    def today(self) -> bool:
        return self.day == dates.today()


@dataclass(frozen=True)
class Span:
    """Which days a page shows, and how: a list from a day on, the week or the month that it lies in."""

    shape: str
    begin: date
    end: date

    @classmethod
    def read(cls, shape: str, told: str) -> "Span":
        """From the address; Http404 for what is no answer to choose from."""
        try:
            day = date.fromisoformat(told) if told else dates.today()
            if not 1900 < day.year < 2100:
                raise ValueError("a year that no agenda has")
        except ValueError:
            raise Http404("no such day") from None
        if shape in ("", LIST):
            return cls(LIST, day, day + AHEAD)
        if shape == WEEK:
            monday = day - DAY * day.weekday()
            return cls(WEEK, monday, monday + DAY * 6)
        if shape != MONTH:
            raise Http404("no such shape")
        return cls(MONTH, day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]))

    @property
    def days(self) -> list[date]:
        return [self.begin + DAY * n for n in range((self.end - self.begin).days + 1)]

    @property
    def heading(self) -> str:
        if self.shape == MONTH:
            return f"{str(MONTHS[self.begin.month]).capitalize()} {self.begin.year}"
        if self.shape == WEEK:
            told = {"n": self.begin.isocalendar().week, "begin": self.begin.day, "end": dates.full_day(self.end)}
            told["begin"] = dates.full_day(self.begin)
            return _("Week %(n)s: %(begin)s tot en met %(end)s") % told
        return _("Vanaf %(day)s") % {"day": dates.near_day(self.begin)}

    @property
    def before(self) -> str:
        return self._address(self.begin - DAY if self.shape != LIST else self.begin - AHEAD - DAY)

    @property
    def after(self) -> str:
        return self._address(self.end + DAY)

    def _address(self, day: date) -> str:
        return f"?als={self.shape}&van={day.isoformat()}"

    def as_(self, shape: str) -> str:
        """The same days in another shape: the one with today in it, when it is there."""
        today = dates.today()
        day = today if self.begin <= today <= self.end else self.begin
        return f"?als={shape}&van={day.isoformat()}"

    @property
    def shapes(self) -> list[tuple[str, str, bool]]:
        names = ((LIST, _("Lijst")), (WEEK, _("Week")), (MONTH, _("Maand")))
        return [(self.as_(shape), name, shape == self.shape) for shape, name in names]


@dataclass
class Agenda:
    """The times of these days, in order."""

    span: Span
    rows: list[Shown]

    @cached_property
    def days(self) -> list[Day]:
        """Of a list only those on which there is something."""
        found = [Day(day, self.on(day)) for day in self.span.days]
        return [one for one in found if one.rows] if self.span.shape == LIST else found

    @cached_property
    def weeks(self) -> list[list[Day]]:
        """Of a month, from Monday to Sunday, with the days around it to make whole weeks."""
        begin = self.span.begin - DAY * self.span.begin.weekday()
        end = self.span.end + DAY * (6 - self.span.end.weekday())
        inside = {one.day: one for one in self.days}
        every = [begin + DAY * n for n in range((end - begin).days + 1)]
        made = [inside.get(day) or Day(day, [], outside=True) for day in every]
        return [made[n : n + 7] for n in range(0, len(made), 7)]

    def on(self, day: date) -> list[Shown]:
        """What lies on this day; what goes on for days stands on each of them."""
        return [one for one in self.rows if one.time.first_day <= day <= one.time.last_day]


def of_books(books: Iterable[UUID]) -> list[Item]:
    """The appointments that I read in these books, with all that hangs on them."""
    wanted = Item.objects.filter(dossier_id__in=list(books), kind=KIND, appointment__isnull=False)
    found = list(
        wanted.select_related("entry", KIND, "dossier").prefetch_related("occurrences", "places").order_by("id")
    )
    mend(found)
    return found


def title(item: Item) -> str:
    """What it is: the first line of its words."""
    return split(words_of(item))[0] or _("Afspraak")


def rows(items: Iterable[Item], begin: date, end: date) -> list[Shown]:
    """Every time of these days, the earliest first; what goes on for the whole day before that."""
    found = []
    for item in items:
        url = reverse("appointment", args=[item.dossier_id, item.id])
        for time in repeating.times(item.appointment, item.occurrences.all(), begin, end):
            found.append(Shown(item, time, title(item), f"{url}?dag={time.day.isoformat()}"))
    return sorted(found, key=lambda one: (one.time.at, one.time.whole is False, one.title))


def of_book(frame: Frame, span: Span) -> Agenda:
    """For a page; that it was looked at is logged, for each chapter (SHARING 25)."""
    shown = rows(of_books([frame.book.id]), span.begin, span.end)
    looked({one.item.id for one in shown})
    for one in shown:
        chapter = frame.by_id.get(one.item.chapter_id)
        one.chapter = marks.chapter(chapter) if chapter else ""
        one.who = frame.folk.names(one.item.appointment.who)
    return Agenda(span, shown)


def of_all(names: dict[UUID, str], span: Span) -> Agenda:
    """Of all my books, under the names I gave them."""
    shown = rows(of_books(names), span.begin, span.end)
    looked({one.item.id for one in shown})
    for one in shown:
        one.book = names[one.item.dossier_id]
    return Agenda(span, shown)
