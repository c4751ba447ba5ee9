"""Mag overnemen: whether a professional may take others' words over into their own system (SHARING 22). Off until given."""

from dataclasses import dataclass
from uuid import UUID

from gezinsboek.ground.acts import act

from .matrix import NONE, Matrix
from .models import Role
from .portrait import Portrait


@dataclass(frozen=True)
class Allowing:
    """One chapter: what is so now, and whether I may change it."""

    grant: UUID
    chapter: str
    yes: bool
    may_give: bool
    may_end: bool


def chapters(matrix: Matrix, of: Portrait) -> list[Allowing]:
    """Of a professional, where I give; of me, what was allowed. The database decides when it is done."""
    around = matrix.around
    if of.member.role != Role.PROFESSIONAL or not of.member.live or around.looking_as is not None:
        return []
    found = []
    for cell in of.row.cells:
        grant = around.grants.get((of.member.id, cell.chapter.id))
        if grant is None or cell.level == NONE or cell.waits:
            continue
        gives = not of.me and cell.chapter.id in matrix.limits
        if gives or grant.may_take_over:
            ends = gives or of.me
            found.append(Allowing(grant.id, cell.chapter.name, grant.may_take_over, gives, ends))
    return found


def allow(grant: UUID, yes: bool) -> None:
    """Raises Refused for who may not, and for a new yes after an objection (16). A second click changes nothing."""
    act("allow_taking", grant, yes)
