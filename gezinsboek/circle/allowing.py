"""Mag overnemen: whether a professional may take others' words over into their own system (SHARING 22). Off until given; of a
chapter about a child of twelve or older the child says yes too (6)."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.dossier.models import Chapter
from gezinsboek.ground.acts import ask

from .around import Around
from .growing import grown
from .matrix import NONE, Cell, Matrix
from .models import Grant, Role
from .portrait import Portrait


@dataclass(frozen=True)
class Allowing:
    """One chapter: what is so now, and whether I may change it. `waits`: for whose yes; `decides`: who does that instead of me."""

    grant: UUID
    chapter: Chapter
    yes: bool
    may_give: bool
    may_end: bool
    waits: str = ""
    decides: str = ""


def chapters(matrix: Matrix, of: Portrait) -> list[Allowing]:
    """Of a professional, where I give; of me, what was allowed. The database decides when it is done."""
    around = matrix.around
    if of.member.role != Role.PROFESSIONAL or not of.member.live or around.looking_as is not None:
        return []
    waits = waiting(around)
    found = []
    for cell in of.row.cells:
        grant = around.grants.get((of.member.id, cell.chapter.id))
        if grant is None or cell.level == NONE or cell.waits or (of.me and grant.id in waits):
            continue
        one = _of(matrix, of, cell, grant, waits.get(grant.id, ""))
        if one.may_give or one.yes or one.decides:
            found.append(one)
    return found


def _of(matrix: Matrix, of: Portrait, cell: Cell, grant: Grant, waits: str) -> Allowing:
    gives = not of.me and cell.chapter.id in matrix.limits
    child = next((one for one in matrix.around.children if one.id == cell.chapter.about_id), None)
    decides = child.name if child and not gives and matrix.around.guardian and grown(child) else ""
    return Allowing(grant.id, cell.chapter, grant.may_take_over, gives, gives or of.me, waits, decides or "")


def waiting(around: Around) -> dict[UUID, str]:
    """Grant -> the name of the child whose yes it waits for. A no looks the same."""
    grants = {grant for (grant,) in ask("taking_waits", around.book.id)}
    if not grants:
        return {}
    names = {one.id: one.name or "" for one in around.children}
    about = {one.id: names.get(one.about_id, "") for one in around.chapters if one.about_id}
    return {one.id: about.get(one.chapter_id, "") for one in around.grants.values() if one.id in grants}


def told(around: Around, grant: UUID, called: str, chapter: Chapter) -> str:
    """What is so after a yes."""
    waits = waiting(around).get(grant)
    if waits is None:
        return _("%(name)s mag overnemen uit %(chapter)s.") % {"name": called, "chapter": chapter.name}
    return _("Nog niet. Eerst moet ook %(child)s ja zeggen.") % {"child": waits}
