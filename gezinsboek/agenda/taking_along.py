"""What a copy of the book says of an appointment besides its words, for people and for programs; as its maker reads it (SHARING 23)."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item
from gezinsboek.circle.wording import listed
from gezinsboek.exchange.along import Leaf
from gezinsboek.exchange.telling import day_in_full
from gezinsboek.timeline.frame import Frame

from . import repeating, wording
from .models import KIND, Appointment, Occurrence, Place, Topic


def facts(frame: Frame, items: Sequence[Item]) -> dict[UUID, list[str]]:
    """By item: when, with whom, where as far as I may know, what about, and what was moved. Four queries for a page."""
    ids = [item.id for item in items if item.kind == KIND]
    told: dict[UUID, list[str]] = defaultdict(list)
    found = Appointment.objects.in_bulk(ids) if ids else {}
    for item, appointment in found.items():
        told[item] += when(appointment)
        if appointment.who:
            told[item].append(
                _("Wie komen er: %(names)s.") % {"names": listed(frame.folk.by_name.names(appointment.who))}
            )
    for place in Place.objects.filter(item__in=found):
        told[place.item_id].append(_("Waar: %(place)s") % {"place": place.place})
    for topic in Topic.objects.filter(item__in=found).order_by("position", "created_at"):
        told[topic.item_id].append(topic_words(topic))
    for one in Occurrence.objects.filter(item__in=found).order_by("day"):
        told[one.item_id].append(moved(found[one.item_id], one))
    return dict(told)


def when(appointment: Appointment) -> list[str]:
    first = repeating.as_meant(appointment, repeating.first_day(appointment))
    told = [f"{day_in_full(first.first_day)}, {wording.clock(first)}"]
    return [*told, wording.repeats(appointment)] if appointment.rule else told


def topic_words(topic: Topic) -> str:
    return f"{topic.text} ({_('besproken') if topic.talked_at else _('nog niet besproken')})"


def moved(appointment: Appointment, one: Occurrence) -> str:
    day = {"day": day_in_full(one.day)}
    if one.off:
        return _("%(day)s ging niet door.") % day
    time = repeating.as_moved(appointment, one)
    told = f"{day_in_full(time.first_day)}, {wording.clock(time)}"
    return _("%(day)s werd verzet naar %(moment)s.") % {**day, "moment": told}


def data(frame: Frame, items: Sequence[Item]) -> dict[UUID, dict[str, Any]]:
    """The same for another program; what is off or moved under the day it was meant for (docs/exchange/book.schema.json)."""
    ids = [item.id for item in items if item.kind == KIND]
    found = Appointment.objects.in_bulk(ids) if ids else {}
    told: dict[UUID, dict[str, Any]] = {}
    for item, one in found.items():
        begin, end = (one.day, one.last_day) if one.day else (one.starts_at, one.ends_at)
        told[item] = {
            "begin": begin.isoformat() if begin else None,
            "end": end.isoformat() if end else None,
            "whole_days": one.day is not None,
            "zone": one.zone,
            "rule": one.rule or None,
            "who": frame.folk.by_name.names(one.who) if one.who else [],
            "places": [],
            "topics": [],
            "moved": [],
        }
    for place in Place.objects.filter(item__in=found):
        told[place.item_id]["places"].append(place.place)
    for topic in Topic.objects.filter(item__in=found).order_by("position", "created_at"):
        at = topic.talked_at.isoformat() if topic.talked_at else None
        told[topic.item_id]["topics"].append({"text": topic.text, "talked_at": at})
    for other in Occurrence.objects.filter(item__in=found).order_by("day"):
        begin, end = other.to_day or other.starts_at, other.to_day or other.ends_at
        moments = {"begin": begin.isoformat() if begin else None, "end": end.isoformat() if end else None}
        told[other.item_id]["moved"].append({"day": other.day.isoformat(), "off": other.off, **moments})
    return told


def leaf(frame: Frame) -> Leaf | None:
    """ "Agenda": every appointment that I read, per year, the oldest first."""
    found = Appointment.objects.filter(dossier_id=frame.book.id, item__deleted_at=None)
    years: dict[int, list[UUID]] = defaultdict(list)
    for one in sorted(found, key=lambda one: (repeating.as_meant(one, repeating.first_day(one)).at, one.item_id)):
        years[repeating.first_day(one).year].append(one.item_id)
    return Leaf("agenda.html", _("Agenda"), [(str(year), items) for year, items in years.items()]) if years else None
