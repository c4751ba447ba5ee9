"""Saying that somebody looked. What is added or changed the database logs by itself (SHARING 25)."""

from collections.abc import Iterable
from uuid import UUID

from gezinsboek.ground.acts import act, ask


def looked(items: Iterable[UUID], event: str = "read") -> None:
    """A page of items: one line for each chapter on it."""
    if seen := list(items):
        act("looked", seen, event)


def looked_at(item: UUID, event: str = "read", detail: str = "") -> None:
    """One item: `read`, `download`, `print` or `copy`; `detail` says what of it."""
    act("looked_at", item, event, detail)


def looked_round(book: UUID, event: str) -> None:
    """A page about the book as a whole: `who sees what`, `people`, `log`, `search`."""
    act("looked_round", book, event)


def who_looked(item: UUID) -> list[tuple[UUID, object, int]]:
    """(member, last time, times) of the helpers who saw this item; for its author and the family that reads it."""
    return [(member, last, times) for member, last, times in ask("who_looked", item)]
