"""Contact moments of the youth health care (JGZ): the ages at which every child in the Netherlands is asked for.

Proposed days are reckoned from the birth date, where the family wrote it down and this person may read it. The real appointment
is the one that the JGZ makes; the family chooses which to keep, and changes the day when the letter comes.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid5

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gezinsboek.circle.household import born_of
from gezinsboek.circle.models import Item
from gezinsboek.dossier.models import Child
from gezinsboek.ground.ui import dates

from . import making
from .making import When

WEEKS = (2, 4, 8)
MONTHS = (3, 5, 11, 12, 14, 18, 24, 36, 45)
YEARS = (5, 10, 13, 15)
LATE = timedelta(days=31)  # one that was to be so long ago is not proposed any more


@dataclass(frozen=True)
class Moment:
    """One contact moment. `day` is None where no birth date is known."""

    key: str
    age: str
    day: date | None


def moments(child: Child) -> list[Moment]:
    """All that are still to come."""
    born = born_of(child)
    told = [
        *[(f"jgz-{n}w", ngettext("%(n)s week", "%(n)s weken", n) % {"n": n}, n * 7, 0) for n in WEEKS],
        *[(f"jgz-{n}m", in_months(n), 0, n) for n in MONTHS],
        *[(f"jgz-{n}y", _("%(n)s jaar") % {"n": n}, 0, n * 12) for n in YEARS],
    ]
    found = [Moment(key, age, born and later(born, days, months)) for key, age, days, months in told]
    return [one for one in found if one.day is None or one.day > dates.today() - LATE]


def in_months(n: int) -> str:
    if n < 24:
        return _("%(n)s maanden") % {"n": n}
    years, rest = divmod(n, 12)
    if rest:
        return _("%(n)s jaar en %(rest)s maanden") % {"n": years, "rest": rest}
    return _("%(n)s jaar") % {"n": years}


def later(born: date, days: int, months: int) -> date:
    """The day at that age; on a working day, since nobody is there in the weekend."""
    year, month = divmod(born.month - 1 + months, 12)
    year, month = born.year + year, month + 1
    day = born.replace(year=year, month=month, day=min(born.day, monthrange(year, month)[1])) + timedelta(days=days)
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def there(child: Child, chapters: Iterable[UUID], rows: Iterable[Moment]) -> dict[str, Item]:
    """Of these the ones that somebody put into the agenda already, as far as I see them: by their key."""
    keys = [one.key for one in rows]
    ids = {id_of(child, chapter, key): key for chapter in chapters for key in keys}
    return {ids[item.id]: item for item in Item.with_bin.filter(id__in=ids)}


def id_of(child: Child, chapter: UUID, key: str) -> UUID:
    """The same for everybody, so that twice is once."""
    return uuid5(child.id, f"{chapter} {key}")


def keep(book: UUID, chapter: UUID, child: Child, chosen: Iterable[tuple[Moment, date]]) -> None:
    """Each as a whole day of its own, about this child: who reads about them, reads it (SHARING 6)."""
    for moment, day in chosen:
        words = _("Consultatiebureau: %(name)s, %(age)s") % {"name": child.name, "age": moment.age}
        when, one = When(day=day, last_day=day), id_of(child, chapter, moment.key)
        making.make(book, chapter, words, when, about=child.id, series=moment.key, item_id=one)
