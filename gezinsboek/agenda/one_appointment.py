"""What the page of one appointment shows besides its words."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from gezinsboek.ground import clock
from gezinsboek.ground.ui import dates
from gezinsboek.timeline.headed import split, words_of
from gezinsboek.timeline.one import One

from . import repeating, showing, wording
from .forms import BEFORE
from .models import Place, Reminder, Topic
from .repeating import Time

NEXT = 6  # how many times stand on the page


def facts(one: One, told: str) -> dict[str, Any]:
    """When it is (the time that was asked for, else the next), who comes, where as far as I may know, what about."""
    item, folk = one.item, one.frame.folk
    time = asked_for(one, told)
    places = list(Place.objects.filter(item=item))
    private = one.frame.by_id.get(item.chapter_id)
    return {
        "title": showing.title(item),
        "more": split(words_of(item))[1],
        "time": time,
        "shown": showing.Shown(item, time, showing.title(item), ""),
        "clock": wording.clock(time),
        "day": dates.day_heading(time.first_day),
        "repeats": wording.repeats(item.appointment),
        "coming": coming(one, time),
        "who": folk.names(item.appointment.who),
        "places": [(place.place, known_by(one, place)) for place in places],
        "topics": [(topic, topic.author == folk.me) for topic in topics(one)],
        "reminder": Reminder.objects.filter(item=item).first(),
        "before": [] if private and private.private else list(BEFORE.items()),
        "may_add_topic": one.row.may.reply and one.frame.family,
    }


def topics(one: One) -> list[Topic]:
    return list(Topic.objects.filter(item=one.item).order_by("position", "created_at", "id"))


def asked_for(one: One, told: str) -> Time:
    """The time of this day; of a day that is none of its, the next one, else its first."""
    now, moved = one.item.appointment, list(one.item.occurrences.all())
    try:
        day = date.fromisoformat(told)
    except ValueError:
        day = None
    if day and day in repeating.days(now, day, day):
        return next((repeating.as_moved(now, one) for one in moved if one.day == day), repeating.as_meant(now, day))
    first = repeating.first_day(now)
    return repeating.coming(now, moved, clock.now()) or repeating.as_meant(now, first)


def coming(one: One, time: Time) -> list[showing.Shown]:
    """The times after this one, of what comes back."""
    now = one.item.appointment
    if not now.rule:
        return []
    until = time.first_day + repeating.DAY * 800
    found = [row for row in showing.rows([one.item], time.first_day, until) if row.time.day > time.day]
    return found[:NEXT]


def my_place(one: One) -> Place | None:
    me = one.frame.folk.me
    return Place.objects.filter(item=one.item, author=me).first() if me else None


def known_by(one: One, place: Place) -> str:
    """Who else knows the place, for who wrote it."""
    folk = one.frame.folk
    if place.author != folk.me:
        return _("Dit is aan jou verteld. Vertel het niet door.")
    if not place.place_for:
        return _("Alleen jij ziet dit.")
    return _("Dit zie jij, en ook: %(names)s.") % {"names": ", ".join(folk.names(place.place_for))}
