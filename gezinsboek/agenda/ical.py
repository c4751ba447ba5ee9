"""Appointments as RFC 5545, for the calendars of others."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, vRecur

from gezinsboek.circle.models import Item

from . import repeating, showing
from .models import AMSTERDAM
from .repeating import DAY, ZONE, Time


def calendar(items: Iterable[Item], *, discreet: bool) -> bytes:
    """In Amsterdam's time, with the rules of its summer in it."""
    made = Calendar()
    made.add("prodid", "-//Gezinsboek//Agenda//NL")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _("Agenda") if discreet else "Gezinsboek")
    made.add("x-published-ttl", "PT1H")
    made.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    made.add_component(Timezone.from_tzid(AMSTERDAM, first_date=date(2020, 1, 1), last_date=date(2038, 1, 1)))
    for item in items:
        for event in events(item, discreet=discreet):
            made.add_component(event)
    told: bytes = made.to_ical()
    return told


def events(item: Item, *, discreet: bool) -> Iterable[Event]:
    """The appointment, and each time of it that is not as the rest."""
    appointment, moved = item.appointment, list(item.occurrences.all())
    there = [one for one in moved if one.day in repeating.days(appointment, one.day, one.day)]
    first = repeating.as_meant(appointment, repeating.first_day(appointment))
    if not appointment.rule:
        only = repeating.as_moved(appointment, there[0]) if there else first
        yield event(item, only, discreet=discreet)
        return
    whole = event(item, first, discreet=discreet)
    whole.add("rrule", rule(appointment.rule, whole_days=first.whole))
    if off := [one for one in there if one.off]:
        whole.add("exdate", [moment(repeating.as_meant(appointment, one.day).begin) for one in off])
    yield whole
    for one in there:
        if not one.off:
            other = event(item, repeating.as_moved(appointment, one), discreet=discreet)
            other.add("recurrence-id", moment(repeating.as_meant(appointment, one.day).begin))
            yield other


def event(item: Item, time_: Time, *, discreet: bool) -> Event:
    made = Event()
    made.add("uid", f"{item.id}@gezinsboek")
    made.add("dtstamp", item.appointment.changed_at or item.changed_at or item.created_at)
    made.add("sequence", item.appointment.version + item.version - 2)
    made.add("dtstart", moment(time_.begin))
    made.add("dtend", moment(time_.end + DAY if time_.whole else time_.end))
    made.add("summary", _("Afspraak") if discreet else showing.title(item))
    made.add("class", "PRIVATE")
    if time_.off:
        made.add("status", "CANCELLED")
    if not discreet and (places := [one.place for one in item.places.all()]):
        made.add("location", "; ".join(places))
    return made


def moment(told: date | datetime) -> date | datetime:
    return told.astimezone(ZONE) if isinstance(told, datetime) else told


def rule(told: str, *, whole_days: bool) -> vRecur:
    """As others want it: the end of a rule with a time zone stands in UTC, that of whole days is a day."""
    made: vRecur = vRecur.from_ical(";".join(one for one in told.split(";") if not one.startswith("UNTIL=")))
    if last := repeating.until(told):
        made["UNTIL"] = [last if whole_days else datetime.combine(last, time(23, 59, 59), ZONE).astimezone(UTC)]
    return made
