"""Making an access that is about to end last longer, with one click. The database decides who may."""

from datetime import datetime
from uuid import UUID

from gezinsboek.circle import sharing
from gezinsboek.circle.models import Grant, Member
from gezinsboek.circle.proposals import end_of, in_three_months
from gezinsboek.ground.acts import Refused
from gezinsboek.ground.ui.dates import day_of


def prolong(book: UUID, subject: UUID, stamp: int) -> datetime | None:
    """Three months more for this member, or for this one grant. `stamp` is the end that was on the screen: moved since,
    nothing is done and the answer is None. Raises Refused for who may not, as for what does not exist."""
    member = Member.objects.filter(id=subject, dossier_id=book).first()
    if member:
        until = later(member.expires_at, stamp)
        if until:
            sharing.set_until(member.id, until)
        return until
    grant = Grant.objects.filter(id=subject, dossier_id=book).first()
    if grant is None:
        raise Refused("prolong")
    until = later(grant.until, stamp)
    if until:
        sharing.give(grant.chapter_id, grant.member_id, grant.level, grant.since, until)
    return until


def later(until: datetime | None, stamp: int) -> datetime | None:
    """Three months after this end, when it is the one that was seen."""
    if until is None or int(until.timestamp()) != stamp:
        return None
    return longer(until)


def longer(until: datetime) -> datetime | None:
    """Three months after this end, to the last second of that day."""
    return end_of(in_three_months(day_of(until)))
