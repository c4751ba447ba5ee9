"""How each invitation of a book stands, in plain words: who waits for what, why it fell away, what can be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gezinsboek.dossier.models import Chapter
from gezinsboek.ground import clock
from gezinsboek.ground.acts import ask
from gezinsboek.ground.mail.posting import BOUNCED, GIVEN_UP, fate
from gezinsboek.ground.ui.dates import full_day, near_day

from .homes import asked
from .models import Grant, Invitation, Member, Role
from .sending import REFERENCE
from .wording import listed

ASKS, WAITS, STUCK, JOINED, GONE = "asks", "waits", "stuck", "joined", "gone"
GROUPS = (ASKS, WAITS, STUCK, JOINED, GONE)


class Newcomer(NamedTuple):
    """Who came with another address than the one that was invited."""

    name: str
    address: str
    work: str


@dataclass(frozen=True)
class Standing:
    """One invitation, as far as I may know it."""

    invitation: Invitation
    member: Member
    inviter: str
    mine: bool
    withdrawable: bool
    closed: str
    address: str
    newcomer: Newcomer | None
    chapters: list[Grant]
    fell_away: list[str]
    bounced: bool
    agree: list[str]  # the guardians who still have to say yes (SHARING 15)

    @property
    def group(self) -> str:
        """Where it stands on the page."""
        if self.newcomer and not self.closed:
            return ASKS
        return {"": WAITS, "locked": STUCK, "expired": STUCK, "left": STUCK, "used": JOINED}.get(self.closed, GONE)

    @property
    def by_letter(self) -> bool:
        return not self.address

    @property
    def shown_address(self) -> str:
        return "" if self.address.startswith(REFERENCE) else self.address

    @property
    def renewable(self) -> bool:
        over = self.member.expires_at is not None and self.member.expires_at <= clock.now()
        return self.mine and self.closed in ("", "locked", "expired") and not over

    @property
    def words(self) -> str:
        """What is the matter, in one or two sentences."""
        sent = self.invitation
        if self.closed == "expired" and sent.turned_away_at:
            return _("Iemand anders kwam hiermee. Jij zei nee. De code werkt niet meer.")
        if not self.closed:
            return self._waiting()
        return {
            "expired": _("De tijd is voorbij. De code werkt niet meer."),
            "locked": _("Vijf keer een verkeerde code. Daarom werkt de code niet meer."),
            "left": _("Wie dit stuurde, doet zelf niet meer mee. De code werkt niet meer."),
            "refused": _("Zei nee.") + _on(sent.refused_at),
            "withdrawn": _("Ingetrokken.") + _on(sent.withdrawn_at),
            "used": _("Zei ja.") + _on(sent.used_at),
        }[self.closed]

    def _waiting(self) -> str:
        if self.newcomer:
            return _("Iemand kwam met een ander e-mailadres. Ken je deze persoon?")
        if self.agree:
            return _("Wacht op ja van %(names)s. Alle ouders moeten ja zeggen.") % {"names": listed(self.agree)}
        if self.bounced:
            return _("De e-mail kwam niet aan. Kijk het adres na. Trek in en nodig opnieuw uit.")
        if self.invitation.waits_for:
            return _("Iemand kwam met een ander e-mailadres. %(inviter)s moet eerst ja zeggen.") % {
                "inviter": self.inviter
            }
        return _("Nog geen antwoord. De code werkt tot en met %(day)s.") % {"day": full_day(self.invitation.expires_at)}

    @property
    def lost(self) -> str:
        """What could no longer be given when it was accepted."""
        if not self.fell_away:
            return ""
        return ngettext(
            "Dit hoofdstuk kon niet meer open: %(list)s. Je kunt het zelf niet meer zo delen.",
            "Deze hoofdstukken konden niet meer open: %(list)s. Je kunt ze zelf niet meer zo delen.",
            len(self.fell_away),
        ) % {"list": listed(self.fell_away)}


def _on(moment: datetime | None) -> str:
    return " " + _("Dat was %(day)s.") % {"day": near_day(moment)} if moment else ""


def standings(book: UUID) -> dict[str, list[Standing]]:
    """Group -> the invitations of this book that I know of, the newest first."""
    rows = {row[0]: row[1:] for row in ask("invitations_here", book)}
    sent = (
        Invitation.objects.select_related("member__person")
        .filter(dossier_id=book, id__in=rows)
        .order_by("-sent_at", "-id")
    )
    agree = (
        {one.member: one.waits_for for one in asked(book)}
        if any(one.member.role == Role.GUARDIAN for one in sent)
        else {}
    )
    names = _names(book, (one.member.invited_by for one in sent))
    chapters = {chapter.id: chapter for chapter in Chapter.objects.filter(dossier_id=book)}
    grants: dict[UUID, list[Grant]] = {}
    for grant in Grant.objects.filter(member_id__in={one.member_id for one in sent}):
        if grant.chapter_id in chapters and (grant.until is None or grant.until > clock.now()):
            grant.chapter = chapters[grant.chapter_id]
            grants.setdefault(grant.member_id, []).append(grant)
    found: dict[str, list[Standing]] = {group: [] for group in GROUPS}
    for one in sent:
        waits = agree.get(one.member_id, [])
        standing = _standing(one, rows[one.id], names, grants.get(one.member_id, []), chapters, waits)
        found[standing.group].append(standing)
    return found


def standing_of(book: UUID, invitation: UUID) -> Standing | None:
    """One of them, if I know it."""
    every = (one for group in standings(book).values() for one in group)
    return next((one for one in every if one.invitation.id == invitation), None)


Row = tuple[bool, bool, str | None, bytes | None, bytes | None, UUID | None, list[UUID | None] | None]


def _standing(
    one: Invitation,
    row: Row,
    names: dict[UUID, str],
    grants: list[Grant],
    chapters: dict[UUID, Chapter],
    agree: list[str],
) -> Standing:
    mine, withdrawable, closed, address, waiting, mail, lost = row
    sealed = Invitation(
        id=one.id, dossier_id=one.dossier_id, address_sealed=address or b"", waiting_sealed=waiting or b""
    )
    gone = _("een hoofdstuk dat je niet meer leest")
    return Standing(
        invitation=one,
        member=one.member,
        inviter=names.get(one.member.invited_by, "") if one.member.invited_by else "",
        mine=mine,
        withdrawable=withdrawable,
        closed=closed or "",
        address=sealed.address,
        newcomer=Newcomer(*[*sealed.waiting.split("\n"), "", ""][:3]) if sealed.waiting else None,
        chapters=sorted(grants, key=lambda grant: grant.chapter.position),
        fell_away=[chapters[chapter].name if chapter in chapters else gone for chapter in lost or []],
        bounced=not closed and mail is not None and fate(mail) in (BOUNCED, GIVEN_UP),
        agree=agree if not closed else [],
    )


def _names(book: UUID, members: Iterable[UUID | None]) -> dict[UUID, str]:
    return {one.id: one.name for one in Member.objects.filter(dossier_id=book, id__in=[m for m in members if m])}
