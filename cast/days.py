"""When things happen in a story: believable days and hours, always the same for the same beginning.

Everything is counted back from the moment the demo was made (`today`), so that it always looks as if the families lived
until a minute ago. Who is paid for it writes on working days.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
AWAKE = (time(7, 0), time(22, 15))
AT_WORK = (time(8, 20), time(17, 10))
EARLY = 9  # before this hour the last day of the stories is yesterday
A_MOMENT = timedelta(minutes=4)


def chance(seed: str) -> float:
    """From 0 to 1, always the same for the same seed."""
    return int.from_bytes(sha256(seed.encode()).digest()[:4], "big") / 2**32


@dataclass(frozen=True)
class Days:
    """The days of one demo, counted back from the moment it was made."""

    today: datetime

    def at(
        self, ago: int, seed: str, *, work: bool = False, hour: int | None = None, after: datetime | None = None
    ) -> datetime:
        """A time of day, so many days ago; at a helper's hours if `work`; in this hour; later than `after`; never in the
        future."""
        day = self._day(ago)
        if work and day.weekday() > 4:
            day = day + timedelta(days=7 - day.weekday())
            if day > self._day(0):
                day -= timedelta(days=3)
        begin, end = self._hours(day, work)
        if hour is not None:
            begin = min(datetime.combine(day.date(), time(hour), AMSTERDAM), end)
            end = min(begin + timedelta(hours=1), end)
        return self._between(begin + (end - begin) * chance(seed), after)

    def comes(self, ago: int, seed: str, *, work: bool, after: datetime) -> datetime:
        """The moment somebody comes in: on a working day before, if that is theirs and not before `after`."""
        moment = self.at(ago, seed)
        if work and moment.weekday() > 4:
            friday = moment - timedelta(days=moment.weekday() - 4)
            return friday if friday > after else moment
        return moment

    def soon(self, after: datetime, seed: str, *, work: bool = False) -> datetime:
        """Some hours later, when people are awake (and at work, if they are paid for it)."""
        moment = after + timedelta(minutes=25) + timedelta(hours=26) * chance(seed) ** 2
        begin, end = self._hours(moment, work)
        if moment < begin or (work and moment.weekday() > 4) or moment > end:
            days = 0 if moment < begin else 1
            while work and (moment + timedelta(days=days)).weekday() > 4:
                days += 1
            begin, _ = self._hours(moment + timedelta(days=days), work)
            moment = begin + timedelta(minutes=140) * chance(f"{seed} again")
        return self._between(moment, after)

    def _day(self, ago: int) -> datetime:
        here = self.today.astimezone(AMSTERDAM)
        last = here if here.hour >= EARLY else here - timedelta(days=1)
        return datetime.combine(last.date(), time(), AMSTERDAM) - timedelta(days=ago)

    def _hours(self, day: datetime, work: bool) -> tuple[datetime, datetime]:
        """The waking or working hours of this day; of today only what has passed."""
        begin, end = (
            datetime.combine(day.astimezone(AMSTERDAM).date(), hour, AMSTERDAM) for hour in (AT_WORK if work else AWAKE)
        )
        return min(begin, self.today - 3 * A_MOMENT), min(end, self.today - A_MOMENT)

    def _between(self, moment: datetime, after: datetime | None) -> datetime:
        """Later than `after`, and before now."""
        if after and moment <= after:
            moment = after + A_MOMENT
        if moment < self.today:
            return moment
        return after + (self.today - after) / 2 if after else self.today - A_MOMENT
