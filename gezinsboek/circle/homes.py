"""Between the guardians of one book: an objection, and the yes of all to a further guardian (SHARING 15, 16)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from gezinsboek.ground.acts import act, ask
from gezinsboek.ground.ids import new_id

from .models import Member, Objection


@dataclass(frozen=True)
class Asked:
    """A guardian-to-be who waits until every guardian said yes."""

    member: UUID
    name: str
    inviter: str
    at: datetime
    mine: bool
    waits_for: list[str]


def frozen(book: UUID) -> set[UUID]:
    """The shared chapters I may give in, in which an objection stops everything new."""
    return {chapter for (chapter,) in ask("frozen_here", book)}


def objections(book: UUID) -> list[Objection]:
    """Those that run, as far as I may know."""
    return list(Objection.objects.filter(dossier_id=book, ended_at=None).order_by("said_at"))


def make_objection(book: UUID) -> None:
    """Mine. A second one is the same one. Refused for who has no gezag."""
    act("object", new_id(), book)


def take_objection_back(book: UUID) -> None:
    act("end_objection", book)


def asked(book: UUID) -> list[Asked]:
    """Who waits for the guardians; nobody for who is no guardian."""
    return [
        Asked(member, _name(book, member, name), _name(book, inviter, inviter_name), at, mine, _names(book, *waits))
        for member, name, inviter, inviter_name, at, mine, *waits in ask("guardians_asked", book)
    ]


def say(member: UUID, *, yes: bool) -> None:
    """My yes or no to a further guardian. A no ends the invitation."""
    act("say_guardian", member, yes)


def _name(book: UUID, member: UUID, sealed: bytes) -> str:
    return Member(id=member, dossier_id=book, name_sealed=sealed).name or ""


def _names(book: UUID, members: list[UUID], sealed: list[bytes]) -> list[str]:
    return [_name(book, member, name) for member, name in zip(members, sealed, strict=True)]
