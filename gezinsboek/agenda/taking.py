"""An appointment, for whoever puts it into their own record system: when and with whom with its words, where only as they were told,
and what about as replies go (SHARING 22)."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item, Member
from gezinsboek.circle.wording import listed
from gezinsboek.records.parts import Part

from . import repeating
from .models import KIND, Appointment, Occurrence, Place, Topic
from .taking_along import moved, topic_words, when

APPOINTMENT = "appointment"  # under which name it stands in the record


def appointments(items: Sequence[Item], me: Collection[UUID]) -> dict[UUID, list[Part]]:
    """Five queries for all of them. Of a place only what row-level security tells me (REQ-83)."""
    made = {item.id: item for item in items if item.kind == KIND}
    found = Appointment.objects.in_bulk(list(made)) if made else {}
    if not found:
        return {}
    others, names = defaultdict(list), _names(found.values())
    for one in Occurrence.objects.filter(item__in=found).order_by("day"):
        others[one.item_id].append(one)
    told = {item: [_facts(made[item], one, others[item], names)] for item, one in found.items()}
    for place in Place.objects.filter(item__in=found).order_by("created_at"):
        where = _("Waar: %(place)s") % {"place": place.place}
        told[place.item_id].append(Part(place.author, place.created_at, where, APPOINTMENT))
    for topic in Topic.objects.filter(item__in=found).order_by("position", "created_at"):
        told[topic.item_id].append(Part(topic.author, topic.created_at, topic_words(topic), APPOINTMENT))
    return told


def _names(found: Collection[Appointment]) -> dict[UUID, str]:
    """Of whoever comes and whom I know."""
    who = {one for appointment in found for one in appointment.who}
    known = Member.objects.select_related("person", "dossier").filter(id__in=who) if who else ()
    return {one.id: one.name for one in known}


def _facts(item: Item, appointment: Appointment, others: Sequence[Occurrence], names: dict[UUID, str]) -> Part:
    """As it is now, said by whoever changed it last: a day that is over for long is no use in anybody's record."""
    lines, who = when(appointment), [names[one] for one in appointment.who if one in names]
    lines += [_("Wie komen er: %(names)s.") % {"names": listed(who)}] if who else []
    lines += [moved(appointment, one) for one in others]
    said = [(item.created_at, item.author_id), *((one.created_at, one.author) for one in others)]
    if appointment.changed_at and appointment.changed_by:
        said.append((appointment.changed_at, appointment.changed_by))
    at, author = max(said)
    return Part(author, at, "\n".join(lines), APPOINTMENT, with_text=True, day=_day(appointment, others))


def _day(appointment: Appointment, others: Sequence[Occurrence]) -> date:
    """Of one that comes back its first."""
    first = repeating.first_day(appointment)
    return next((repeating.as_moved(appointment, one).first_day for one in others if one.day == first), first)
