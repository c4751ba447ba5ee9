"""What waits for somebody, and in which order: of their books, and of what upper floors put between and beside them.

A floor above fills these lists in AppConfig.ready(); nothing here imports it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from .caseload import Case
    from .caseload_rows import CaseRows

OVERDUE, ASKED, PRESSING, NEW, LEFT, QUIET = range(6)
"""Too late; asked of me; ends, stops or did not arrive; new; not yet in my own system; nothing."""


@dataclass(frozen=True)
class Matter:
    """One thing that waits. `at`: since when, or by when; of two of one order the earlier stands first."""

    order: int
    icon: str
    words: str
    url: str = ""
    count: int = 1
    at: date | datetime | None = None

    @property
    def urgency(self) -> tuple[int, float]:
        return self.order, moment(self.at)


class Row(Protocol):
    """One line of the working day. `names` is what it is found by; `new` how much of it I did not see yet."""

    @property
    def urgency(self) -> tuple[int, float]: ...
    @property
    def names(self) -> Iterable[str]: ...
    @property
    def new(self) -> int: ...
    def drawn(self, rows: "CaseRows") -> SafeString: ...


SOURCES: list[Callable[[dict[UUID, "Case"]], None]] = []
"""Each adds to the matters of my books, by book; one query each, however many there are."""
BESIDE: list[Callable[[], Iterable[Row]]] = []
"""Each gives rows of professionals that are no book; one query each."""
WAYS: list[tuple[str, "Promise", str]] = []
"""Buttons for professionals above the list: icon, words, the name of an address."""


def moment(at: date | datetime | None) -> float:
    """As a number that sorts; what has no moment comes last."""
    if at is None:
        return float("inf")
    if not isinstance(at, datetime):
        at = datetime.combine(at, time.min, UTC)
    return at.timestamp()


def asks(row: Row) -> bool:
    """Whether it wants something of me today."""
    return row.urgency[0] <= ASKED


def in_order(rows: Iterable[Row]) -> list[Row]:
    """What matters most first; then the oldest or nearest, then by name."""
    return sorted(rows, key=lambda row: (*row.urgency, next(iter(row.names), "").casefold()))
