"""Moments in plain words: in full, with the weekday, in Dutch time. Plain functions, so a view can call them per row."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gezinsboek.ground import clock

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def today() -> date:
    """The day it is in the Netherlands."""
    return clock.now().astimezone(AMSTERDAM).date()


def local(moment: date | datetime) -> date | datetime:
    """A moment in Dutch time; a day, or a moment without zone, is taken as it stands."""
    if isinstance(moment, datetime) and moment.tzinfo:
        return moment.astimezone(AMSTERDAM)
    return moment


def day_of(moment: date | datetime) -> date:
    """The Dutch day of a moment."""
    moment = local(moment)
    return moment.date() if isinstance(moment, datetime) else moment


def full_day(moment: date | datetime) -> str:
    """'dinsdag 3 november', with the year when it is another year than this one."""
    day = day_of(moment)
    words = {"weekday": WEEKDAYS[day.weekday()], "day": day.day, "month": MONTHS[day.month], "year": day.year}
    if day.year == today().year:
        return _("%(weekday)s %(day)s %(month)s") % words
    return _("%(weekday)s %(day)s %(month)s %(year)s") % words


def with_year(moment: date | datetime) -> str:
    """'dinsdag 3 november 2026', since a paper is read years later."""
    words, year = full_day(moment), str(day_of(moment).year)
    return words if year in words else f"{words} {year}"


def near_day(moment: date | datetime) -> str:
    """'vandaag', 'gisteren', 'morgen', or else the day in full."""
    day = day_of(moment)
    near = {-1: _("gisteren"), 0: _("vandaag"), 1: _("morgen")}
    return near.get((day - today()).days) or full_day(day)


def day_heading(moment: date | datetime) -> str:
    """'Vandaag, dinsdag 3 november': a heading above the things of one day."""
    near, full = near_day(moment), full_day(moment)
    words = full if near == full else _("%(near)s, %(day)s") % {"near": near, "day": full}
    return words[:1].upper() + words[1:]


def clock_time(moment: datetime) -> str:
    """'10.40 uur'."""
    moment = moment.astimezone(AMSTERDAM) if moment.tzinfo else moment
    return _("%(hour)s.%(minute)s uur") % {"hour": moment.hour, "minute": f"{moment.minute:02}"}


def in_words(moment: date | datetime) -> str:
    """'vandaag, 10.40 uur' for a moment; 'dinsdag 3 november' for a day."""
    if isinstance(moment, datetime):
        return _("%(near)s, %(day)s") % {"near": near_day(moment), "day": clock_time(moment)}
    return near_day(moment)


def days_left(until: date | datetime) -> str:
    """'nog 12 dagen', 'vandaag de laatste dag', 'gestopt'; never a date to reckon with."""
    days = (day_of(until) - today()).days
    if days < 0:
        return _("gestopt")
    if days == 0:
        return _("vandaag de laatste dag")
    return ngettext("nog %(days)s dag", "nog %(days)s dagen", days) % {"days": days}


def ends_soon(until: date | datetime, within: int = 14) -> bool:
    """Whether an end is near enough to warn about."""
    return 0 <= (day_of(until) - today()).days < within
