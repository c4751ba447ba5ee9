"""What a copy of the book says of an appointment besides its words, in plain sentences; as its maker reads it (SHARING 23)."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item
from gezinsboek.circle.wording import listed
from gezinsboek.ground.ui import dates
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
            told[item].append(_("Wie komen er: %(names)s.") % {"names": listed(frame.folk.names(appointment.who))})
    for place in Place.objects.filter(item__in=found):
        told[place.item_id].append(_("Waar: %(place)s") % {"place": place.place})
    for topic in Topic.objects.filter(item__in=found).order_by("position", "created_at"):
        done = _("besproken") if topic.talked_at else _("nog niet besproken")
        told[topic.item_id].append(f"{topic.text} ({done})")
    for one in Occurrence.objects.filter(item__in=found).order_by("day"):
        told[one.item_id].append(moved(found[one.item_id], one))
    return dict(told)


def when(appointment: Appointment) -> list[str]:
    first = repeating.as_meant(appointment, repeating.first_day(appointment))
    told = [f"{dates.full_day(first.first_day)} {first.first_day.year}, {wording.clock(first)}"]
    return [*told, wording.repeats(appointment)] if appointment.rule else told


def moved(appointment: Appointment, one: Occurrence) -> str:
    day = {"day": dates.full_day(one.day)}
    if one.off:
        return _("%(day)s ging niet door.") % day
    time = repeating.as_moved(appointment, one)
    told = f"{dates.full_day(time.first_day)}, {wording.clock(time)}"
    return _("%(day)s werd verzet naar %(moment)s.") % {**day, "moment": told}
