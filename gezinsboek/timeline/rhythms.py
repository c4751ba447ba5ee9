"""How often somebody comes, as a floor above knows it. It fills this list in AppConfig.ready(); nothing here imports it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from .frame import Frame


@dataclass(frozen=True)
class Rhythm:
    """ "Elke woensdag: gesprek thuis", of the item in which it stands, with who come."""

    item: UUID
    words: str
    who: tuple[UUID, ...]


SOURCES: list[Callable[[Frame], Iterable[Rhythm]]] = []
"""Each gives what comes back in a book, as I read it; one query each."""


def rhythms(frame: Frame) -> list[Rhythm]:
    return [one for give in SOURCES for one in give(frame)]
