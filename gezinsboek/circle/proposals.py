"""What an invitation proposes for whom: safe, never money, and everything can be changed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gezinsboek.dossier.models import Chapter, Look
from gezinsboek.ground import clock
from gezinsboek.ground.ui.dates import AMSTERDAM, today

from .models import Grant, Role

READ, WRITE = Grant.Level.READ, Grant.Level.WRITE
Words = str | Promise


@dataclass(frozen=True)
class Kind:
    """Who this is for the family: the role it stands for, and what is proposed for it."""

    key: str
    role: str
    icon: str
    label: Words
    explained: Words
    title: Words = ""
    purposes: tuple[Words, Words] = ("", "")
    chapters: dict[str, str] = field(default_factory=dict)
    until: str = "none"


KINDS = {
    kind.key: kind
    for kind in (
        Kind(
            "school",
            Role.PROFESSIONAL,
            "school",
            _("Iemand van school"),
            _("Meester, juf, mentor of intern begeleider."),
            _("school"),
            (_("Leert ons kind lezen."), _("Let op hoe het gaat in de klas.")),
            {Look.SCHOOL: WRITE},
            "school",
        ),
        Kind(
            "help",
            Role.PROFESSIONAL,
            "help",
            _("Een hulpverlener"),
            _("Jeugdhulp, wijkteam of maatschappelijk werk."),
            _("hulp"),
            (_("Helpt ons met rust in huis."), _("Maakt met ons een plan.")),
            {Look.HELP: WRITE},
            "months",
        ),
        Kind(
            "care",
            Role.PROFESSIONAL,
            "health",
            _("Iemand van de zorg"),
            _("Consultatiebureau, huisarts of therapeut."),
            _("zorg"),
            (_("Kijkt mee hoe ons kind groeit."), _("Helpt ons kind beter slapen.")),
            {Look.HEALTH: WRITE, Look.GROWTH: WRITE},
            "months",
        ),
        Kind(
            "network",
            Role.NETWORK,
            "heart",
            _("Familie, vriend of buur"),
            _("Oma, oom, buurvrouw of trainer."),
            "",
            (_("Past op en leest graag mee."), _("Haalt de kinderen van school.")),
            {Look.HOME: READ},
        ),
        Kind(
            "parent",
            Role.GUARDIAN,
            "people",
            _("De andere ouder"),
            _("Vader, moeder of verzorger. Beslist ook mee over dit boek."),
            "",
            (_("Is ook ouder van onze kinderen."), _("Zorgt ook voor de kinderen.")),
            {Look.SCHOOL: WRITE, Look.HEALTH: WRITE, Look.GROWTH: WRITE},
        ),
        Kind(
            "youth",
            Role.YOUTH,
            "person",
            _("Een kind of jongere van ons"),
            _("Krijgt een eigen manier om in te loggen."),
            "",
            (_("Schrijft zelf mee in ons boek."), _("Wil zelf lezen wat er staat.")),
            {Look.HOME: WRITE, Look.SCHOOL: WRITE},
        ),
    )
}


def proposed(kind: Kind, chapters: Iterable[Chapter]) -> dict[str, str]:
    """Chapter id -> level. Of chapters with the same look only the first that is about nobody in particular: a teacher of
    one child is not proposed the school of another. A private one never."""
    found: dict[str, str] = {}
    left = dict(kind.chapters)
    for chapter in chapters:
        if not chapter.private and chapter.about_id is None and chapter.look in left:
            found[str(chapter.id)] = left.pop(chapter.look)
    return found


def end_of_school_year(day: date) -> date:
    """31 July of the school year this day falls in; within a month of it, of the next one."""
    year = day.year if day + timedelta(days=31) <= date(day.year, 7, 31) else day.year + 1
    return date(year, 7, 31)


def in_three_months(day: date) -> date:
    month = day.month + 3
    year, month = day.year + (month - 1) // 12, (month - 1) % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))


def last_day(choice: str, chosen: date | None) -> date | None:
    """The last day of taking part; None is no end."""
    return {"none": None, "months": in_three_months(today()), "school": end_of_school_year(today()), "date": chosen}[
        choice
    ]


def end_of(day: date | None) -> datetime | None:
    """The last second of this day in the Netherlands."""
    return datetime.combine(day, time(23, 59, 59), AMSTERDAM) if day else None


def still_to_come(day: date) -> bool:
    ends = end_of(day)
    return ends is not None and ends > clock.now()
