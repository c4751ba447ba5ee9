"""What did not arrive: a number and a moment, nothing of a family (rules/98_taking_over.sql)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from gezinsboek.ground.acts import Refused, act, ask

from . import answers


@dataclass(frozen=True)
class Letter:
    """One that was tried for days, or that their system refused for good."""

    id: UUID
    made_at: datetime
    tries: int
    status: str

    @property
    def number(self) -> str:
        """Enough to tell it from the others, and to ask a colleague."""
        return str(self.id)[-8:]

    @property
    def answer(self) -> str:
        return answers.in_words(self.status)


def dead() -> list[Letter]:
    """Of the organisation I manage."""
    return [Letter(*row) for row in ask("dead_letters")]


def again(letter: UUID) -> None:
    """Once more. What is on its way already, by the first of two clicks, stays so."""
    try:
        act("send_again", letter)
    except Refused:
        if letter in {one.id for one in dead()}:
            raise
