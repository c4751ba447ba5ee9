"""The verbs of the agenda: make, change, move one time or call it off, say where it is and what to talk about.

Where the acting person may not, the database refuses, as everywhere (circle/rules/47_agenda.sql).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gezinsboek.circle.models import Item
from gezinsboek.ground import clock
from gezinsboek.ground.acting import acting
from gezinsboek.ground.acts import Refused, Stale
from gezinsboek.timeline import writing
from gezinsboek.timeline.models import Entry

from . import repeating
from .models import KIND, Appointment, Occurrence, Place, Reminder, Topic

TOPIC, PLACE = 300, 300  # letters


@dataclass(frozen=True)
class When:
    """Two instants or whole days, and how it repeats. The fields are those of an `Appointment`."""

    starts_at: datetime | None = None
    ends_at: datetime | None = None
    day: date | None = None
    last_day: date | None = None
    rule: str = ""

    @classmethod
    def of(cls, appointment: Appointment) -> "When":
        return cls(*(getattr(appointment, name) for name in cls.__dataclass_fields__))


@transaction.atomic
def make(
    book: UUID,
    chapter: UUID,
    what: str,
    when: When,
    *,
    who: Iterable[UUID] = (),
    audience: Iterable[UUID] | None = None,
    about: UUID | None = None,
    series: str = "",
    item_id: UUID | None = None,
) -> Item:
    """A new appointment. With `item_id`, which the form gives, a double click makes it once."""
    repeating.check(when.rule)
    item = writing.write(book, chapter, what, kind=KIND, audience=audience, about=about, item_id=item_id)
    if not Appointment.objects.filter(item_id=item.id).exists():
        with writing.refusable("appointment"):
            names = sorted({*who})
            Appointment(item_id=item.id, dossier_id=book, who=names, series=series, **vars(when)).save(
                force_insert=True
            )
    return item


@transaction.atomic
def change(item: Item, what: str, when: When, who: Iterable[UUID], made_from: int, text_from: int) -> None:
    """Another moment, other people or other words. Raises Stale when somebody changed it since (SHARING 12)."""
    repeating.check(when.rule)
    now, names = Appointment.objects.get(item_id=item.id), sorted({*who})
    if (When.of(now), now.who) != (when, names):
        with writing.refusable("appointment"):
            mine = Appointment.objects.filter(item_id=item.id, version=made_from)
            if not mine.update(**vars(when), who=names, version=made_from + 1):
                raise Stale("appointment")
    if Entry.objects.get(item_id=item.id).text != what:
        writing.change(item.id, what, text_from)


@transaction.atomic
def move_one(item: Item, day: date, *, to: When | None) -> None:
    """This one time at another moment; off when there is none. Said again, it is the last that holds."""
    Occurrence.objects.filter(item=item, day=day).delete()
    one = Occurrence(dossier_id=item.dossier_id, item=item, author=writing.my_id(item.dossier_id), day=day)
    if to:
        one.starts_at, one.ends_at, one.to_day = to.starts_at, to.ends_at, to.day
    with writing.refusable("occurrence"):
        one.save(force_insert=True)


@transaction.atomic
def move_back(item: Item, day: date) -> None:
    """As it was meant; twice is once."""
    Occurrence.objects.filter(item=item, day=day).delete()


@transaction.atomic
def say_place(item: Item, words: str, names: Iterable[UUID]) -> None:
    """Where it is, and who may know besides me. Empty takes mine away."""
    me = writing.my_id(item.dossier_id)
    mine = Place.objects.filter(item=item, author=me).first()
    if not words:
        Place.objects.filter(item=item, author=me).delete()
        return
    told = sorted({*names} - {me})
    if mine and (mine.place, mine.place_for) == (words, told):
        return
    place = mine or Place(dossier_id=item.dossier_id, item=item, author=me)
    place.place, place.place_for = words, told
    with writing.refusable("place"):
        if not mine:
            place.save(force_insert=True)
        elif not Place.objects.filter(id=place.id).update(place_sealed=place.place_sealed, place_for=told):
            raise Refused("place")


def add_topic(item: Item, words: str, topic_id: UUID | None = None) -> None:
    """Something to talk about, as the last. Twice with one id is once."""
    if topic_id and Topic.objects.filter(id=topic_id, item=item).exists():
        return
    topic = Topic(dossier_id=item.dossier_id, item=item, author=writing.my_id(item.dossier_id))
    topic.id = topic_id or topic.id
    topic.text, topic.position = words, Topic.objects.filter(item=item).count()
    with writing.refusable("topic"):
        topic.save(force_insert=True)


def talked(topic: UUID, done: bool = True) -> None:
    """It was talked about, or after all not."""
    if not Topic.objects.filter(id=topic).update(talked_at=clock.now() if done else None):
        raise Refused("topic")


def drop_topic(topic: UUID) -> None:
    """Mine, away; twice is once."""
    Topic.objects.filter(id=topic).delete()


@transaction.atomic
def remind(item: Item, minutes: int | None) -> None:
    """Tell me so many minutes before; None never. The job looks at it first, and plans it."""
    me = acting()
    if me is None:
        raise Refused("reminder")
    Reminder.objects.filter(item=item, person=me.person).delete()
    if minutes is None:
        return
    wanted = Reminder(dossier_id=item.dossier_id, item=item, person=me.person, minutes=minutes, next_at=clock.now())
    with writing.refusable("reminder"):
        wanted.save(force_insert=True)
