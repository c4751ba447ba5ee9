"""Who sees what: giving, taking away, and asking who reads. The answers are the database's own."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection

from gezinsboek.ground.acts import act, ask
from gezinsboek.ground.ids import new_id


def give(
    chapter: UUID,
    member: UUID,
    level: str,
    since: datetime | None = None,
    until: datetime | None = None,
    *,
    grant_id: UUID | None = None,
) -> UUID:
    """Open a chapter for a member; what they had there is replaced. Refused beyond one's own keys (SHARING 1).

    `grant_id` is given by the form: the second one raises IntegrityError.
    """
    grant = grant_id or new_id()
    act("give", grant, chapter, member, level, since, until)
    return grant


def end_grant(grant: UUID) -> None:
    act("end_grant", grant)


def allow_taking(grant: UUID, *, yes: bool) -> None:
    """Mag overnemen, or not any more. Refused for who may not, and for a new yes after an objection (16). A second one changes
    nothing."""
    act("allow_taking", grant, yes)


def end_member(member: UUID) -> None:
    """They stop taking part, at once: no keys at all. What they wrote stays in the book."""
    act("end_member", member)


def set_until(member: UUID, until: datetime | None) -> None:
    act("set_until", member, until)


def protected(members: Iterable[UUID]) -> set[UUID]:
    """Those of these members nobody else can put out: other guardians, youths of 16 and older (SHARING 16)."""
    with connection.cursor() as cursor:
        cursor.execute("select m from unnest(%s::uuid[]) m where acl.protected(m)", [list(members)])
        return {member for (member,) in cursor.fetchall()}


def readers_of(items: Iterable[UUID]) -> dict[UUID, list[UUID] | None]:
    """Item -> members who read it; None where I am told only "jij en anderen"."""
    return dict(ask("who_reads", list(items)))


def readers_here(chapter: UUID) -> list[UUID]:
    """Who would read something I write in this chapter now; empty where I do not write."""
    members: list[UUID] = ask("who_would_read", chapter)[0][0]
    return members


def may(what: str, items: Iterable[UUID]) -> set[UUID]:
    """Those of these items with which I may do this: `change`, `widen` or `reply`."""
    return set(ask("may", what, list(items))[0][0])


def older(chapters: Iterable[UUID]) -> dict[UUID, int]:
    """Chapter -> how many items are there already that "alleen vanaf vandaag" keeps closed."""
    return dict(ask("older", list(chapters)))
