"""A book whose last guardian stopped (SHARING 16: everybody can leave): who decides now, and what each can still do."""

from dataclasses import dataclass

from gezinsboek.ground.acts import ask

from .around import Around
from .growing import grown
from .models import Role


@dataclass(frozen=True)
class Unled:
    """`mine`: I am asked whether the book is erased, and decide about what is about me; `decide`: the others who do."""

    mine: bool
    decide: list[str]


def unled(around: Around) -> Unled | None:
    """None while I know of a guardian who takes part, and for who never knew one."""
    guardians = [one for one in around.members if one.role == Role.GUARDIAN and one.accepted_at]
    if around.looking_as or not guardians or any(one.live for one in guardians):
        return None
    old = {one.id for one in around.children if grown(one)}
    decide = [one.name for one in around.taking_part if one.child_id in old and one.id != around.me]
    return Unled(bool(ask("i_decide", around.book.id)[0][0]), decide)
