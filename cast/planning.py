"""Appointments of players, in one line: for tests and the demo."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import transaction

from gezinsboek.agenda import check_ups, making
from gezinsboek.agenda.making import When
from gezinsboek.agenda.models import Appointment, Place
from gezinsboek.circle.models import Item
from gezinsboek.dossier.models import Child
from gezinsboek.ground import clock
from gezinsboek.ground.ui.dates import AMSTERDAM

from .family import Family
from .people import acts, as_


def at(told: str, hours: float = 1, rule: str = "") -> When:
    """`2026-03-23 9:30`, by the clock of Amsterdam."""
    begin = datetime.strptime(told, "%Y-%m-%d %H:%M").replace(tzinfo=AMSTERDAM)
    return When(begin, begin + timedelta(hours=hours), rule=rule)


def plans(
    family: Family,
    key: str,
    chapter: str,
    what: str,
    when: When,
    *,
    who: Iterable[str] = (),
    place: str = "",
    shown_to: Iterable[str] = (),
    topics: Iterable[str] = (),
    about: str | None = None,
    item: UUID | None = None,
) -> Item:
    """This player makes an appointment; `shown_to` are those who may know the place."""
    with as_(key, fresh=True), transaction.atomic():
        made = making.make(
            family.id,
            family.chapters[chapter],
            what,
            when,
            who=[family.members[one] for one in who],
            about=family.children[about] if about else None,
            item_id=item,
        )
        if place:
            making.say_place(made, place, [family.members[one] for one in shown_to])
        for words in topics:
            making.add_topic(made, words)
        return made


def places_of(key: str, item: Item, *, through: UUID | None = None) -> list[str]:
    """Where it is, as far as this player may know."""
    with as_(key, fresh=True, through=through), transaction.atomic():
        return [one.place for one in Place.objects.filter(item_id=item.id)]


@dataclass(frozen=True)
class Planned:
    """An appointment of a story: made so many days ago, first on this day of the week (0 is Monday) after that."""

    ago: int
    who: str
    chapter: str
    what: str
    weekday: int
    clock: str = ""  # none is the whole day
    rule: str = ""
    wait: int = 7  # at least so many days after it was made
    hours: float = 1
    others: tuple[str, ...] = ()
    place: str = ""
    shown_to: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    about: str = ""


def makes_plans(family: Family, one: Planned) -> None:
    """In the demo: once, whatever happens."""
    made = clock.now().astimezone(AMSTERDAM).date()
    day = made + timedelta(days=one.wait)
    day += timedelta(days=(one.weekday - day.weekday()) % 7)
    when = at(f"{day} {one.clock}", one.hours, one.rule) if one.clock else When(day=day, last_day=day, rule=one.rule)
    with acts(one.who, family.id):
        item = uuid5(family.id, f"{one.who} plans {one.what}")
        if Appointment.objects.filter(item_id=item).exists():
            return
    plans(
        family,
        one.who,
        one.chapter,
        one.what,
        when,
        who=one.others,
        place=one.place,
        shown_to=one.shown_to,
        topics=one.topics,
        about=one.about or None,
        item=item,
    )


def keeps_check_ups(family: Family, key: str, child: str, chapter: str, count: int) -> None:
    """In the demo: the next contact moments of the JGZ for this child, on the days that are proposed."""
    with acts(key, family.id):
        whose, where = Child.objects.get(id=family.children[child]), family.chapters[chapter]
        coming = check_ups.moments(whose)[:count]
        there = check_ups.there(whose, [where], coming)
        chosen = [(one, one.day) for one in coming if one.day and one.key not in there]
        check_ups.keep(family.id, where, whose, chosen)
