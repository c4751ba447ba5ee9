"""How much went over in a month, for who manages the organisation: ten or more, else "minder dan 10". Never who."""

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
    """Newest first; what there was none of stands as fewer than ten too, so that a nought tells nothing either."""
    found: dict[date, dict[str, int | None]] = {}
    for month, how, count in ask("organisation_counts"):
        found.setdefault(month, {})[how] = count
    return [Month(month, *(_words(found[month].get(how)) for how in HOW)) for month in sorted(found, reverse=True)][:13]


def _words(count: int | None) -> str:
    return str(count) if count is not None else _("minder dan 10")
