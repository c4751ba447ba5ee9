"""Registratieklok and dubbel-meter: how much went into my own system by itself, by a click, or was typed again.

Counts of mine alone, from the receipts. What it saved is an estimate at a pace that I choose myself, and is called one.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gezinsboek.ground.acting import acting
from gezinsboek.ground.acts import Refused, ask
from gezinsboek.ground.ui import dates
from gezinsboek.timeline.writing import refusable

from .models import Pace, Takeover

TWELVE = 12
NAME = gettext_lazy("Registratieklok")
USUAL = 40  # words a minute
SLOWEST, FASTEST = 5, 150
WORKS = (Takeover.How.TICKED.value, Takeover.How.CLICK.value)  # what did not have to be typed again


@dataclass
class Period:
    """A week or a month: how often each way, and the words that were not typed again. `short` stands under "Week"."""

    begins: date
    name: str
    short: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    words: int = 0

    @property
    def ticked(self) -> int:
        return self.counts[Takeover.How.TICKED]

    @property
    def clicked(self) -> int:
        return self.counts[Takeover.How.CLICK]

    @property
    def typed(self) -> int:
        return self.counts[Takeover.How.TYPED]

    @property
    def total(self) -> int:
        return self.ticked + self.clicked + self.typed


def weeks() -> list[Period]:
    """The last twelve, the newest first; a week begins on Monday."""
    monday = dates.today() - timedelta(days=dates.today().weekday())
    begun = (monday - timedelta(weeks=n) for n in range(TWELVE))
    return counted([Period(day, week_name(day), str(day.isocalendar().week)) for day in begun])


def months() -> list[Period]:
    """The last twelve, the newest first."""
    first, found = dates.today().replace(day=1), []
    for _n in range(TWELVE):
        found.append(Period(first, month_name(first)))
        first = (first - timedelta(days=1)).replace(day=1)
    return counted(found)


def counted(periods: list[Period]) -> list[Period]:
    """With the counts of their days; the newest period first."""
    since = datetime.combine(periods[-1].begins, time.min, dates.AMSTERDAM) - timedelta(seconds=1)
    for day, how, n, words in ask("takeover_counts", since):
        period = next((one for one in periods if one.begins <= day), None)
        if period:
            period.counts[how] += n
            period.words += words if how in WORKS else 0
    return periods


def week_name(monday: date) -> str:
    return _("week %(n)s") % {"n": monday.isocalendar().week}


def month_name(first: date) -> str:
    """'november 2026'"""
    return f"{MONTHS[first.month]} {first.year}"


def pace() -> int:
    """Words a minute, as I said; else what is usual."""
    found = Pace.objects.first()
    return found.words if found else USUAL


def choose(words: int) -> None:
    """Another pace. Raises Refused for who does not work with families."""
    who = acting()
    if who is None:
        raise Refused("pace")
    with refusable("pace"):
        if not Pace.objects.update(words=words):
            Pace.objects.bulk_create([Pace(person=who.person, words=words)], ignore_conflicts=True)


def minutes(words: int, words_a_minute: int) -> int:
    """What typing these words again would have taken, at this pace: an estimate."""
    return round(words / words_a_minute)


def lead(now: Period) -> str:
    """What the newest period says, in one sentence."""
    n = now.ticked + now.clicked
    if not now.total:
        return _("Er ging nog niets naar je eigen dossier.")
    told = ngettext("%(n)s stukje hoefde je niet over te typen.", "%(n)s stukjes hoefde je niet over te typen.", n) % {
        "n": n
    }
    if now.typed:
        told += " " + ngettext("%(n)s typte je zelf over.", "%(n)s typte je zelf over.", now.typed) % {"n": now.typed}
    return told
