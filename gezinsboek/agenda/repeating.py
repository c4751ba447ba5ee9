"""When an appointment is: its first time, its rule, and what was moved or is off. By the clock of Amsterdam, so that half
past nine stays half past nine when summer begins.

RFC 5545 is kept here for the rules that the form offers; the tests hold it against a library that others wrote.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from django.core.exceptions import ValidationError

from .models import AMSTERDAM, Appointment, Occurrence

ZONE = ZoneInfo(AMSTERDAM)
DAY = timedelta(days=1)
MOST = 1000  # times of one appointment on one page
FAR = date(2100, 1, 1)


@dataclass(frozen=True)
class Time:
    """One time that it is. `day` is the day it was meant for, which stays its name when it is moved."""

    day: date
    begin: datetime | date
    end: datetime | date
    occurrence: Occurrence | None = None

    @property
    def whole(self) -> bool:
        return not isinstance(self.begin, datetime)

    @property
    def off(self) -> bool:
        return self.occurrence is not None and self.occurrence.off

    @property
    def moved(self) -> bool:
        return self.occurrence is not None and not self.occurrence.off

    @property
    def first_day(self) -> date:
        return day_of(self.begin)

    @property
    def last_day(self) -> date:
        """What ends at midnight does not lie on the next day."""
        if isinstance(self.end, datetime):
            return max(day_of(self.end - timedelta(microseconds=1)), self.first_day)
        return self.end

    @property
    def at(self) -> datetime:
        """A moment to sort and to remind by: a whole day begins at midnight."""
        return self.begin if isinstance(self.begin, datetime) else midnight(self.begin)

    @property
    def over(self) -> datetime:
        return self.end if isinstance(self.end, datetime) else midnight(self.end + DAY)


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE)


def day_of(moment: date | datetime) -> date:
    return moment.astimezone(ZONE).date() if isinstance(moment, datetime) else moment


def at_clock(day: date, clock: time) -> datetime:
    """That hour of that day. One that the clock skips when summer begins is the hour after it, as a train would run."""
    wall = datetime.combine(day, clock, ZONE)
    return wall.astimezone(UTC).astimezone(ZONE)


def days(appointment: Appointment, begin: date, end: date) -> Iterator[date]:
    """The days on which it begins between these two, both counted in; the first day always is one of them."""
    first = first_day(appointment)
    if not appointment.rule:
        if begin <= first <= end:
            yield first
        return
    told = rrulestr(appointment.rule, dtstart=datetime.combine(first, time()))
    if begin <= first <= end and first not in (
        one.date() for one in told.xafter(datetime.combine(first - DAY, time()), 1)
    ):
        yield first
    for one in told.xafter(datetime.combine(max(begin, first), time()), count=MOST, inc=True):
        if one.date() > end:
            return
        yield one.date()


def first_day(appointment: Appointment) -> date:
    if appointment.day:
        return appointment.day
    assert appointment.starts_at
    return day_of(appointment.starts_at)


def times(appointment: Appointment, moved: Iterable[Occurrence], begin: date, end: date) -> list[Time]:
    """All that lies in these days, both counted in: also what was moved into them, and what is off."""
    by_day = {one.day: one for one in moved}
    reach = length(appointment)
    found = [as_meant(appointment, day) for day in days(appointment, begin - reach, end) if day not in by_day]
    found += [
        as_moved(appointment, one) for one in by_day.values() if one.day in set(days(appointment, one.day, one.day))
    ]
    return sorted((one for one in found if one.first_day <= end and one.last_day >= begin), key=lambda one: one.at)


def length(appointment: Appointment) -> timedelta:
    """How many days it goes on after its first."""
    if appointment.day and appointment.last_day:
        return appointment.last_day - appointment.day
    assert appointment.starts_at and appointment.ends_at
    return day_of(appointment.ends_at) - day_of(appointment.starts_at)


def as_meant(appointment: Appointment, day: date, occurrence: Occurrence | None = None) -> Time:
    """The time that begins on this day. Its end is so many hours of the clock later."""
    if appointment.day:
        return Time(day, day, day + length(appointment), occurrence)
    assert appointment.starts_at and appointment.ends_at
    begin, end = appointment.starts_at.astimezone(ZONE), appointment.ends_at.astimezone(ZONE)
    later = day + (end.date() - begin.date())
    return Time(day, at_clock(day, begin.timetz().replace(tzinfo=None)), at_clock(later, end.time()), occurrence)


def as_moved(appointment: Appointment, one: Occurrence) -> Time:
    if one.to_day:
        return Time(one.day, one.to_day, one.to_day + length(appointment), one)
    if one.starts_at and one.ends_at:
        return Time(one.day, one.starts_at, one.ends_at, one)
    return as_meant(appointment, one.day, one)


def coming(appointment: Appointment, moved: Iterable[Occurrence], after: datetime) -> Time | None:
    """The first time after this moment that goes on."""
    there, reach = list(moved), timedelta(days=400)
    begin = max(day_of(after), min([first_day(appointment), *(one.day for one in there)]))
    while begin < FAR:
        for one in times(appointment, there, begin - DAY, begin + reach):
            if one.at > after and not one.off:
                return one
        if not appointment.rule or last_day(appointment) < begin + reach:
            return None
        begin += reach
    return None


def last_day(appointment: Appointment) -> date:
    """After which it does not begin any more, as far as the rule says; else far away."""
    return (until(appointment.rule) or FAR) if appointment.rule else first_day(appointment)


def until(rule: str) -> date | None:
    """The last day on which it may begin. Kept by the clock of its zone, so without a letter Z."""
    told = parts(rule).get("UNTIL", "")
    return datetime.strptime(told[:8], "%Y%m%d").date() if told else None


def parts(rule: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in rule.split(";") if "=" in part)


def check(rule: str) -> None:
    """Raises ValidationError for what no calendar would understand."""
    try:
        if rule:
            rrulestr(rule, dtstart=datetime(2026, 1, 1))
    except (ValueError, KeyError) as fault:
        raise ValidationError("no rule") from fault
