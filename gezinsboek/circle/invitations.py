"""Asking somebody in, and coming in (SHARING 14)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from psycopg.types.json import Jsonb

from gezinsboek.ground import clock, codes
from gezinsboek.ground.acting import Acting
from gezinsboek.ground.acts import act
from gezinsboek.ground.claim import sign
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault import vault

from .models import Invitation, Member
from .opening import told

MAIL_DAYS, LETTER_DAYS = 14, 42


@dataclass(frozen=True)
class Wanted:
    """A grant that waits for the invited: chapter, level, from when and until when."""

    chapter: UUID
    level: str
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Sent:
    """A new invitation and the code that opens it. The code is told once and kept nowhere."""

    invitation: UUID
    member: UUID
    handle: str
    secret: str
    expires: datetime

    @property
    def code(self) -> str:
        return f"{self.handle}-{self.secret}"


@dataclass(frozen=True)
class Peek:
    """What the invited sees before accepting: who invites and why, nothing more."""

    invitation: UUID
    book: UUID
    inviter: Member
    invited: Member
    expires: datetime
    waiting: bool


def invite(
    book: UUID,
    *,
    name: str,
    role: str,
    title: str,
    purpose: str,
    grants: Iterable[Wanted],
    address: str = "",
    child: UUID | None = None,
    until: datetime | None = None,
) -> Sent:
    """Invite somebody by e-mail (`address`) or by a printed letter (no address)."""
    member = Member(id=new_id(), dossier_id=book, name=name, title=title, purpose=purpose)
    invitation = Invitation(id=new_id(), dossier_id=book, address=address)
    sent = _sent(invitation.id, member.id, by_mail=bool(address))
    act(
        "invite",
        Jsonb(
            {
                "dossier": str(book),
                "invitation": str(sent.invitation),
                "member": str(sent.member),
                "role": role,
                "child": str(child) if child else None,
                "name": told(member.name_sealed),
                "title": told(member.title_sealed),
                "purpose": told(member.purpose_sealed),
                "until": until.isoformat() if until else None,
                "handle": sent.handle,
                "code": told(code_hash(sent.handle, sent.secret)),
                "address": told(invitation.address_sealed) if address else None,
                "address_hash": told(address_hash(address)) if address else None,
                "expires": sent.expires.isoformat(),
                "grants": [
                    {
                        "id": str(new_id()),
                        "chapter": str(wanted.chapter),
                        "level": wanted.level,
                        "since": wanted.since.isoformat() if wanted.since else None,
                        "until": wanted.until.isoformat() if wanted.until else None,
                    }
                    for wanted in grants
                ],
            }
        ),
    )
    return sent


def renew(invitation: Invitation) -> Sent:
    """A new code for the same invitation; the old one is worth nothing from now on."""
    sent = _sent(invitation.id, invitation.member_id, by_mail=bool(invitation.address))
    act("renew", sent.invitation, sent.handle, code_hash(sent.handle, sent.secret), sent.expires)
    return sent


def withdraw(invitation: UUID) -> None:
    act("withdraw", invitation)


def peek(handle: str, secret: str) -> Peek | None:
    """The invitation behind a code, or None: wrong, used, expired, withdrawn, locked. A wrong code is counted."""
    found = act("peek", handle, code_hash(handle, secret), using="door")
    if not found:
        return None
    invitation, book, inviter, inviter_name, member, role, name, title, purpose, expires, waiting = found[0]
    return Peek(
        invitation=invitation,
        book=book,
        inviter=Member(id=inviter, dossier_id=book, name_sealed=inviter_name),
        invited=Member(
            id=member, dossier_id=book, role=role, name_sealed=name, title_sealed=title, purpose_sealed=purpose
        ),
        expires=expires,
        waiting=waiting,
    )


def redeem(who: Acting, handle: str, secret: str, addresses: Iterable[str], shown: str) -> str:
    """Come in with a code: `in`, `waits` (another address was invited), `already`, `closed` or `wrong`.

    `addresses` are the person's verified ones; `shown` is what the inviter sees when it waits for a yes.
    """
    found = peek(handle, secret)
    if not found:
        return "wrong"
    invitation = Invitation(id=found.invitation, dossier_id=found.book, waiting=shown)
    before = act("came_before", sign(who), found.book, using="door")[0][0]
    word: str = act(
        "redeem",
        sign(who),
        handle,
        code_hash(handle, secret),
        [address_hash(address) for address in addresses],
        invitation.waiting_sealed,
        Jsonb(_again(found.invited, before)),
        using="door",
    )[0][0]
    return word


def decline(handle: str, secret: str) -> bool:
    word: str = act("decline", handle, code_hash(handle, secret), using="door")[0][0]
    return word == "declined"


def say_yes(invitation: Invitation) -> str:
    """The inviter lets in who came with another address."""
    before = act("waiting_before", invitation.id)
    word: str = act("say_yes", invitation.id, Jsonb(_again(invitation.member, before[0][0] if before else None)))[0][0]
    return word


def say_no(invitation: UUID) -> None:
    act("say_no", invitation)


def code_hash(handle: str, secret: str) -> bytes:
    return vault().fingerprint("invitation", f"{handle}-{secret}")


def address_hash(address: str) -> bytes:
    return vault().fingerprint_address("invitation", address)


def _sent(invitation: UUID, member: UUID, *, by_mail: bool) -> Sent:
    code = codes.new_code()
    handle, secret = code.handle, codes.token() if by_mail else code.secret
    days = MAIL_DAYS if by_mail else LETTER_DAYS
    return Sent(invitation, member, handle, secret, clock.now() + timedelta(days=days))


def _again(invited: Member, before: UUID | None) -> dict[str, str]:
    """Name, title and purpose sealed anew for the row of somebody who was here before: a seal fits only its row."""
    if not before:
        return {}
    was = Member(id=before, dossier_id=invited.dossier_id)
    was.name, was.title, was.purpose = invited.name, invited.title, invited.purpose
    return {
        "member": str(before),
        "name": told(was.name_sealed),
        "title": told(was.title_sealed),
        "purpose": told(was.purpose_sealed),
    }
