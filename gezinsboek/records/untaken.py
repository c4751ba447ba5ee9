"""Nog niet overgenomen: what I wrote, answered or was asked, over all my families, that is not in my own system yet."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from gezinsboek.ground.acts import ask
from gezinsboek.ground.ui import dates
from gezinsboek.timeline.shown import look_at

from .gathering import ALLOWED, Gathered, gather
from .models import Delivery

MONTH = timedelta(days=30)
MOST = 100  # on one page: the rest comes when these are done


@dataclass
class Left:
    """One stukje that is not there yet, or changed since it was."""

    gathered: Gathered
    at: datetime
    taken_at: datetime | None

    @property
    def id(self) -> UUID:
        return self.gathered.item.id

    @property
    def asks_reason(self) -> bool:
        """Others' words: one by one, with a reason that the family reads."""
        return self.gathered.why == ALLOWED

    @property
    def text(self) -> str:
        record = self.gathered.record
        return record.text or "\n\n".join(one.text for one in record.said)

    @property
    def clock_time(self) -> str:
        return dates.clock_time(self.at)

    @property
    def changed(self) -> str:
        return dates.near_day(self.taken_at) if self.taken_at else ""


@dataclass
class LeftDay:
    """Of one day."""

    day: date
    rows: list[Left] = field(default_factory=list)

    @property
    def heading(self) -> str:
        return dates.day_heading(self.day)

    @property
    def ids(self) -> list[UUID]:
        """What goes at once: all but what asks a reason."""
        return [row.id for row in self.rows if not row.asks_reason]

    @property
    def at_once(self) -> bool:
        """Whether it has a button of its own; today has one above the list."""
        return len(self.ids) > 1 and self.day < dates.today()


@dataclass
class Untaken:
    """The whole page. `more`: how many do not stand on it."""

    days: list[LeftDay]
    more: int

    @property
    def rows(self) -> list[Left]:
        return [row for day in self.days for row in day.rows]

    def ids(self, what: str) -> list[UUID]:
        """Of today or of this week, but for what asks a reason."""
        today = dates.today()
        first = today if what == "today" else today - timedelta(days=today.weekday())
        return [one for day in self.days if day.day >= first for one in day.ids]


def untaken(since: datetime, book: UUID | None = None) -> Untaken:
    """The newest first. Others' words on it count as read."""
    told = sorted(
        (row for row in ask("not_taken_over", since) if book in (None, row[1])),
        key=lambda row: (row[3], row[0]),
        reverse=True,
    )
    page = {row[0]: row for row in told[:MOST]}
    found = {one.item.id: one for one in gather(page)}
    look_at([one.item.id for one in found.values() if one.why in ("asked", "allowed")])
    days: dict[date, LeftDay] = {}
    for item, row in page.items():
        if item in found:
            day = dates.day_of(row[3])
            days.setdefault(day, LeftDay(day)).rows.append(Left(found[item], row[3], row[6]))
    return Untaken(list(days.values()), len(told) - len(page))


def dead() -> list[Delivery]:
    """What of mine did not arrive, the oldest first."""
    mine = Delivery.objects.filter(state=Delivery.State.DEAD).order_by("made_at")
    return list(mine.only("id", "dossier_id", "made_at", "tries", "status"))
