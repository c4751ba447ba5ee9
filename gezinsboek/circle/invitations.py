"""Asking somebody in, and coming in (SHARING 14)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError
from psycopg import errors
from psycopg.types.json import Jsonb

from gezinsboek.ground import clock, codes
from gezinsboek.ground.acting import Acting
from gezinsboek.ground.acts import act, ask
from gezinsboek.ground.claim import sign
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault import vault

from .models import Agreement, Invitation, Member
from .opening import told
from .sharing import allow_taking

MAIL_DAYS, LETTER_DAYS = 14, 42


@dataclass(frozen=True)
class Wanted:
    """A grant that waits for the invited: chapter, level, from when and until when, and whether it is "mag overnemen" too."""

    chapter: UUID
    level: str
    since: datetime | None = None
    until: datetime | None = None
    taking: bool = False
    id: UUID = field(default_factory=new_id)

    def told(self) -> dict[str, str | None]:
        """As the database takes it."""
        return {
            "id": str(self.id),
            "chapter": str(self.chapter),
            "level": self.level,
            "since": _moment(self.since),
            "until": _moment(self.until),
        }


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
    """What the invited sees before accepting: who invites and why, and the spelregels if there are any; nothing more."""

    invitation: UUID
    book: UUID
    inviter: Member
    invited: Member
    expires: datetime
    waiting: bool
    by_mail: bool
    gezag: str = ""
    agreement: Agreement | None = None


def invite(
    book: UUID,
    *,
    name: str,
    role: str,
    title: str,
    purpose: str,
    grants: Iterable[Wanted],
    address: str = "",
    reaches: str = "",
    child: UUID | None = None,
    until: datetime | None = None,
    ids: tuple[UUID, UUID] | None = None,
) -> Sent:
    """Invite somebody by e-mail (`address`) or by a printed letter (no address).

    `ids` (of the invitation and of the member) are given by the form, so that a double click invites once: the second
    one raises IntegrityError. `reaches` is the real address behind an `address` that is only a reference to it.
    """
    invitation_id, member_id = ids or (new_id(), new_id())
    wanted = list(grants)
    member = Member(id=member_id, dossier_id=book)
    member.name, member.title, member.purpose = name, title, purpose
    invitation = Invitation(id=invitation_id, dossier_id=book)
    invitation.address = address
    fixed = {
        "dossier": str(book),
        "invitation": str(invitation_id),
        "member": str(member_id),
        "role": role,
        "child": str(child) if child else None,
        "name": told(member.name_sealed),
        "title": told(member.title_sealed),
        "purpose": told(member.purpose_sealed),
        "until": _moment(until),
        "address": told(invitation.address_sealed) if address else None,
        "address_hash": told(address_hash(reaches or address)) if address else None,
        "grants": [one.told() for one in wanted],
    }

    def send(sent: Sent) -> None:
        code = {"handle": sent.handle, "code": told(code_hash(sent.handle, sent.secret))}
        act("invite", Jsonb(fixed | code | {"expires": sent.expires.isoformat()}))

    sent = with_free_handle(send, invitation_id, member_id, by_mail=bool(address))
    for one in wanted:
        if one.taking:
            allow_taking(one.id, yes=True)
    return sent


def renew(invitation: Invitation, *, by_mail: bool) -> Sent:
    """A new code for the same invitation; the old one is worth nothing from now on."""

    def send(sent: Sent) -> None:
        act("renew", sent.invitation, sent.handle, code_hash(sent.handle, sent.secret), sent.expires)

    return with_free_handle(send, invitation.id, invitation.member_id, by_mail=by_mail)


def withdraw(invitation: UUID) -> None:
    act("withdraw", invitation)


def peek(handle: str, secret: str) -> Peek | None:
    """The invitation behind a code, or None: wrong, used, expired, withdrawn, locked. A wrong code is counted."""
    found = act("peek", handle, code_hash(handle, secret), using="door")
    if not found:
        return None
    (invitation, book, inviter, inviter_name, inviter_person, member, role, name, title, purpose, *rest) = found[0]
    expires, waiting, by_mail, gezag, agreement, version, agreed = rest
    return Peek(
        invitation=invitation,
        book=book,
        inviter=Member(id=inviter, dossier_id=book, person_id=inviter_person, name_sealed=inviter_name),
        invited=Member(
            id=member, dossier_id=book, role=role, name_sealed=name, title_sealed=title, purpose_sealed=purpose
        ),
        expires=expires,
        waiting=waiting,
        by_mail=by_mail,
        gezag=gezag or "",
        agreement=Agreement(id=agreement, dossier_id=book, version=version, told_sealed=agreed) if agreement else None,
    )


def why_closed(who: Acting | None, handle: str, secret: str) -> tuple[str, UUID | None]:
    """Why a code does not open: `wrong`, or for who has the right one `used`, `refused`, `withdrawn`, `left` (the
    inviter), `locked`, `expired`. With the book, for the person who came in with it."""
    found = act("closed_for", sign(who) if who else "", handle, code_hash(handle, secret), using="door")
    return (found[0][0] or "wrong", found[0][1]) if found else ("wrong", None)


def redeem(
    who: Acting, handle: str, secret: str, addresses: Iterable[str], shown: str, agreed: UUID | None = None
) -> str:
    """Come in with a code: `in`, or why not: `waits` (another address was invited), `other` (somebody else waits),
    `work` (a professional must first say where they work), `agree` (to the spelregels of now, first), `guardians` (not all
    of them said yes yet), `empty` (nothing is left to give), `already`, `closed`,
    `wrong`.

    `agreed` is the text of the spelregels that they ticked. `addresses` are the person's verified ones; `shown` is what the inviter sees when it waits for a yes.
    """
    found = peek(handle, secret)
    if not found:
        return "wrong"
    invitation = Invitation(id=found.invitation, dossier_id=found.book)
    invitation.waiting = shown
    before = act("came_before", sign(who), found.book, using="door")[0][0]
    word: str = act(
        "redeem",
        sign(who),
        handle,
        code_hash(handle, secret),
        [address_hash(address) for address in addresses],
        invitation.waiting_sealed,
        Jsonb(_again(found.invited, before)),
        agreed,
        using="door",
    )[0][0]
    return word


def decline(handle: str, secret: str) -> bool:
    word: str = act("decline", handle, code_hash(handle, secret), using="door")[0][0]
    return word == "declined"


def say_yes(invitation: Invitation) -> str:
    """The inviter lets in who came with another address: `in`, `already`, `guardians`, `empty` or `closed`."""
    before = act("waiting_before", invitation.id)
    word: str = act("say_yes", invitation.id, Jsonb(_again(invitation.member, before[0][0] if before else None)))[0][0]
    return word


def say_no(invitation: UUID) -> None:
    """Not this person; the link or letter they came with is worth nothing from now on."""
    act("say_no", invitation)


def fell_away(book: UUID) -> int:
    """How many chapters of my own invitation could no longer be given when I came in."""
    count: int = ask("fell_away_for_me", book)[0][0]
    return count


def code_hash(handle: str, secret: str) -> bytes:
    return vault().fingerprint("invitation", f"{handle}-{secret}")


def address_hash(address: str) -> bytes:
    return vault().fingerprint_address("invitation", address)


def with_free_handle(
    send: Callable[[Sent], None], invitation: UUID, member: UUID, *, by_mail: bool, expires: datetime | None = None
) -> Sent:
    """Send with a fresh code; a handle that is in use already (one in millions) is made anew."""
    days = MAIL_DAYS if by_mail else LETTER_DAYS
    while True:
        code = codes.new_code()
        secret = codes.token() if by_mail else code.secret
        ends = expires or clock.now() + timedelta(days=days)
        sent = Sent(invitation, member, code.handle, secret, ends)
        try:
            send(sent)
        except IntegrityError as fault:
            if not handle_in_use(fault):
                raise
        else:
            return sent


def handle_in_use(fault: IntegrityError) -> bool:
    """Whether it was the handle of a code that was there already, and nothing else."""
    cause = fault.__cause__
    return isinstance(cause, errors.UniqueViolation) and "handle" in (cause.diag.constraint_name or "")


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


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
