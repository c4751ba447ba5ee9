"""One person around the family, as "Mensen" shows them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from gezinsboek.ground.ui.dates import full_day

from .around import Around
from .matrix import Matrix, Row
from .models import Invitation, Member, Role


@dataclass(frozen=True)
class Portrait:
    """Who it is, why and since when they are here, what they read, and what I may do about it."""

    member: Member
    row: Row
    me: bool
    role: str
    ended: str
    kept: str
    may_name: bool
    may_end: bool
    invitation: Invitation | None

    @property
    def ended_on(self) -> datetime | None:
        return self.member.ended_at or self.member.expires_at

    @property
    def stops(self) -> str:
        """What stops and what stays, in one sentence, before the yes."""
        if self.me:
            return _("Je leest dan meteen niets meer; wat jij schreef, blijft staan.")
        return _("%(name)s leest dan meteen niets meer; wat %(name)s schreef, blijft in jullie boek.") % {
            "name": self.member.name
        }

    @property
    def stops_later(self) -> str:
        return _("Na die dag leest %(name)s niets meer; wat %(name)s schreef, blijft in jullie boek.") % {
            "name": self.member.name
        }


def portrait(matrix: Matrix, member: Member) -> Portrait:
    around, mine = matrix.around, member.id == matrix.around.me
    kept = not mine and member.id in matrix.protected
    invited = member.invited_by is not None and member.invited_by == around.me
    outsider = member.role in (Role.PROFESSIONAL, Role.NETWORK)
    return Portrait(
        member=member,
        row=matrix.row(member),
        me=mine,
        role=_("Dit boek is van jou") if mine and around.of_one else str(Role(member.role).label),
        ended=_ended(around, member),
        kept=_kept(member) if kept and around.guardian else "",
        may_name=around.looking_as is None and not member.ended_at and (mine or (invited and outsider)),
        may_end=member.live and around.looking_as is None and (mine or (around.guardian and not kept)),
        invitation=around.invitations.get(member.id) if not member.accepted_at else None,
    )


def _kept(member: Member) -> str:
    """Why nobody else can put this person out (SHARING 16)."""
    if member.role == Role.GUARDIAN:
        return _("%(name)s is ook ouder of verzorger. Alleen %(name)s zelf kan stoppen.") % {"name": member.name}
    return _("%(name)s is 16 of ouder. Alleen %(name)s zelf kan stoppen.") % {"name": member.name}


def _ended(around: Around, member: Member) -> str:
    """'Gestopt op dinsdag 1 september. Leest niets meer. Wat Bram schreef, blijft in jullie boek staan.'"""
    if not member.accepted_at or member.live:
        return ""
    on = member.ended_at or member.expires_at
    return _("Gestopt op %(day)s. Leest niets meer. Wat %(name)s schreef, blijft in jullie boek staan.") % {
        "day": full_day(on) if on else "",
        "name": member.name,
    }
