"""Moments and rules in plain words."""

from datetime import date, datetime

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from gezinsboek.ground.ui import dates

from . import repeating
from .models import Appointment
from .repeating import Time

# what the form offers -> the beginning of the rule
REPEATS = {
    "day": "FREQ=DAILY",
    "week": "FREQ=WEEKLY",
    "two_weeks": "FREQ=WEEKLY;INTERVAL=2",
    "month": "FREQ=MONTHLY",
    "year": "FREQ=YEARLY",
}


def rule_of(repeat: str, until: date | None) -> str:
    """The rule for a choice of the form. The last day counts."""
    rule = REPEATS.get(repeat, "")
    return f"{rule};UNTIL={until:%Y%m%d}T235959" if rule and until else rule


def choice_of(rule: str) -> tuple[str, date | None]:
    """What the form shows for a rule; a rule it does not know stays as it is, under its own name."""
    told = repeating.parts(rule)
    bare = ";".join(f"{name}={value}" for name, value in told.items() if name != "UNTIL")
    known = next((name for name, one in REPEATS.items() if one == bare), "")
    return known, repeating.until(rule)


def repeats(appointment: Appointment) -> str:
    """'Elke woensdag, tot en met vrijdag 18 december'; empty for what is once."""
    if not appointment.rule:
        return ""
    choice, until = choice_of(appointment.rule)
    weekday = WEEKDAYS[repeating.first_day(appointment).weekday()]
    words = {
        "day": _("Elke dag"),
        "week": _("Elke %(weekday)s") % {"weekday": weekday},
        "two_weeks": _("Om de week op %(weekday)s") % {"weekday": weekday},
        "month": _("Elke maand op dag %(day)s") % {"day": repeating.first_day(appointment).day},
        "year": _("Elk jaar"),
        "": _("Vaker dan één keer"),
    }[choice]
    return _("%(words)s, tot en met %(day)s") % {"words": words, "day": dates.full_day(until)} if until else words


def clock(time: Time) -> str:
    """'9.30 tot 10.30 uur', or 'Hele dag'; what goes on to another day says which."""
    if time.whole:
        if time.last_day == time.first_day:
            return _("Hele dag")
        return _("Hele dag, tot en met %(day)s") % {"day": dates.full_day(time.last_day)}
    assert isinstance(time.begin, datetime)
    assert isinstance(time.end, datetime)
    told = {"begin": _bare(time.begin), "end": dates.clock_time(time.end)}
    if time.first_day == time.last_day:
        return _("%(begin)s tot %(end)s") % told
    return _("%(begin)s tot %(day)s, %(end)s") % {**told, "day": dates.full_day(time.last_day)}


def _bare(moment: datetime) -> str:
    """'9.30', without its "uur"."""
    local = moment.astimezone(repeating.ZONE)
    return f"{local.hour}.{local.minute:02}"
