"""How much went over in a month, for who manages the organisation: rounded down to tens, and only
where no colleague stands out (rules/98_taking_over.sql). Never who."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from gezinsboek.ground.acts import ask

HOW = ("ticked", "click", "typed")


@dataclass(frozen=True)
class Month:
    """One month that is over."""

    month: date
    ticked: str
    click: str
    typed: str


def months() -> list[Month]:
    """Newest first. What was none, little, or mostly one person's looks the same; a month of nothing else is not there."""
    found: dict[date, dict[str, int]] = {}
    for month, how, count in ask("organisation_counts"):
        found.setdefault(month, {})[how] = count
    return [Month(month, *(_words(found[month].get(how)) for how in HOW)) for month in sorted(found, reverse=True)][:13]


def _words(count: int | None) -> str:
    return str(count) if count is not None else _("te weinig")
