"""What the tools above hang on an item, of which what is mine goes over with it. They fill this in AppConfig.ready(); nothing
here imports them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from gezinsboek.circle.models import Item

from .models import Takeover


@dataclass(frozen=True)
class Part:
    """One of them: a step under a goal, or when an appointment is. `text`: as its author last wrote it, when that is one of those
    who ask; `place`: its name in the record. `with_text`: it goes wherever the text goes, and else as a reply does; `day`: which
    day the whole is about."""

    author: UUID
    at: datetime
    text: str
    place: str = "steps"
    with_text: bool = False
    day: date | None = None

    def goes(self, me: Collection[UUID], why: str) -> bool:
        """Whether it goes over with a stukje that I take for this reason."""
        return why != Takeover.Why.REPLIED if self.with_text else self.author in me or why == Takeover.Why.ALLOWED


PARTS: list[Callable[[Sequence[Item], Collection[UUID]], dict[UUID, list[Part]]]] = []
"""Each gives, of these items, what hangs on them, by item and in its order; asked as these members. No query where there is no
such item."""


def parts(items: Sequence[Item], me: Collection[UUID]) -> dict[UUID, list[Part]]:
    told: dict[UUID, list[Part]] = defaultdict(list)
    for give in PARTS:
        for item, some in give(items, me).items():
            told[item] += some
    return told
