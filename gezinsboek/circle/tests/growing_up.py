"""Noor's family with a chapter about Jade, and a clock that makes her older: for the tests of ages."""

from datetime import date, datetime, time, timedelta

from django.db import transaction

from cast.deeds import does
from cast.family import WRITE, Family
from cast.people import as_
from gezinsboek.circle import growing, opening, sharing
from gezinsboek.circle.models import Item
from gezinsboek.ground.acts import act
from gezinsboek.ground.ui.dates import AMSTERDAM

BORN = date(date.today().year - 14, 1, 15)


def turns(years: int, days: int = 0) -> datetime:
    """Noon of the day Jade becomes so old, or so many days after it."""
    return datetime.combine(BORN.replace(year=BORN.year + years), time(12), AMSTERDAM) + timedelta(days=days)


def with_a_chapter_about_jade(family: Family) -> Family:
    """Mark, Femke and Jade read it since before it was about her; and Daan knows her from a stukje in School."""
    with as_("noor"), transaction.atomic():
        family.chapters["Jade"] = opening.add_chapter(family.id, "School van Jade", "school").id
        for key in ("mark", "femke", "jade"):
            sharing.give(family.chapters["Jade"], family.members[key], WRITE)
        act("chapter_about", family.chapters["Jade"], family.children["Jade"])
    about_jade(family, "noor")
    return family


def about_jade(family: Family, key: str, chapter: str = "School") -> Item:
    item = family.writes(key, chapter, "Over Jade.")
    does(key, lambda: item.say_about(family.children["Jade"]))
    return item


def lets(family: Family, guardian: str, *, yes: bool = True) -> None:
    does("jade", lambda: growing.let_read(family.members[guardian], yes=yes))
