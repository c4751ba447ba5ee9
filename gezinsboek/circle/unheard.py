"""Whose yes is waited for, and who has no way to say it yet: a child of twelve or older that does not take part (SHARING 6)."""

from dataclasses import dataclass
from uuid import UUID

from gezinsboek.dossier.models import Child
from gezinsboek.ground.acts import ask

from .around import Around
from .models import Grant, Role


@dataclass(frozen=True)
class Unheard:
    """A child that cannot say yes yet; `invited`: it was asked to take part; `may_invite`: I can ask it."""

    child: Child
    invited: bool
    may_invite: bool


def unheard(around: Around, member: UUID | None = None) -> list[Unheard]:
    """For the family: of all that waits in this book, or of what waits for one member."""
    if not around.family:
        return []
    given = [one for one in around.grants.values() if member in (None, one.member_id)]
    waits = _asked(around, given) - {one.child_id for one in around.taking_part}
    if not waits:
        return []
    invited = {one.child_id for one in around.invited}
    may = Role.YOUTH in ask("i_may_invite", around.book.id)[0][0]
    return [Unheard(one, one.id in invited, may) for one in around.children if one.id in waits]


def _asked(around: Around, given: list[Grant]) -> set[UUID | None]:
    """The children whose yes it takes: to reading, or to taking over."""
    asked = {one.asks for one in given if one.waits}
    if not any(one.may_take_over for one in given):
        return asked
    taking = {grant for (grant,) in ask("taking_waits", around.book.id)}
    about = {one.id: one.about_id for one in around.chapters}
    return asked | {about.get(one.chapter_id) for one in given if one.id in taking}
