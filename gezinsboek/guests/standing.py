"""How each one-time link of a book stands, in plain words, and what can be done with it."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.circle.models import Member, OneTimeLink
from gezinsboek.dossier.models import Chapter
from gezinsboek.ground.acts import ask
from gezinsboek.ground.mail.posting import BOUNCED, GIVEN_UP, fate
from gezinsboek.ground.ui.dates import full_day, near_day

MORE, WAITS, STUCK, ANSWERED, GONE = "more", "waits", "stuck", "answered", "gone"
GROUPS = (MORE, WAITS, STUCK, ANSWERED, GONE)
PLACES = {"": WAITS, "expired": STUCK, "locked": STUCK, "left": STUCK, "answered": ANSWERED}


@dataclass(frozen=True)
class Standing:
    """One link, as far as I may know it."""

    link: OneTimeLink
    member: Member
    asker: str
    chapter: Chapter
    mine: bool
    may_end: bool
    closed: str
    address: str
    bounced: bool
    more_address: str
    more_words: str

    @property
    def group(self) -> str:
        """Where it stands on the page."""
        if self.link.more_at and not self.link.more_done_at:
            return MORE
        return PLACES.get(self.closed, GONE)

    @property
    def renewable(self) -> bool:
        return self.mine and self.closed in ("", "locked", "expired")

    @property
    def by_letter(self) -> bool:
        return not self.address

    @property
    def words(self) -> str:
        """What is the matter, in one or two sentences."""
        link = self.link
        if self.closed:
            return {
                "answered": _("Antwoordde %(day)s.") % {"day": near_day(link.answered_at or link.sent_at)},
                "refused": _("Antwoordt liever niet."),
                "withdrawn": _("Ingetrokken. De link werkt niet meer."),
                "left": _("Wie dit vroeg, schrijft hier niet meer mee. De link werkt niet meer."),
                "locked": _("Vijf keer een verkeerde code. Daarom werkt de code niet meer."),
                "expired": _("De tijd is voorbij. De link werkt niet meer."),
            }[self.closed]
        if self.bounced:
            return _("De e-mail kwam niet aan. Kijk het adres na. Trek in en vraag opnieuw.")
        last = {"day": full_day(link.expires_at)}
        if link.opened_at:
            return _("Geopend, nog geen antwoord. De link werkt tot en met %(day)s.") % last
        return _("Nog niet geopend. De link werkt tot en met %(day)s.") % last


def standings(book: UUID) -> dict[str, list[Standing]]:
    """Group -> the links of this book that I know of, the newest first."""
    rows = {row[0]: row[1:] for row in ask("links_here", book)}
    links = OneTimeLink.objects.filter(dossier_id=book, id__in=rows).order_by("-sent_at", "-id")
    people = {one.id: one for one in Member.objects.filter(dossier_id=book)}
    chapters = {one.id: one for one in Chapter.objects.filter(dossier_id=book)}
    found: dict[str, list[Standing]] = {group: [] for group in GROUPS}
    for link in links:
        if link.member_id in people and link.chapter_id in chapters:
            standing = _standing(link, rows[link.id], people, chapters[link.chapter_id])
            found[standing.group].append(standing)
    return found


def standing_of(book: UUID, link: UUID) -> Standing | None:
    """One of them, if I know it."""
    every = (one for group in standings(book).values() for one in group)
    return next((one for one in every if one.link.id == link), None)


Row = tuple[bool, bool, str | None, bytes | None, UUID | None, bytes | None, bytes | None]


def _standing(link: OneTimeLink, row: Row, people: dict[UUID, Member], chapter: Chapter) -> Standing:
    mine, may_end, closed, address, mail, more_address, more_words = row
    sealed = OneTimeLink(
        id=link.id,
        dossier_id=link.dossier_id,
        address_sealed=address or b"",
        more_address_sealed=more_address or b"",
        more_words_sealed=more_words or b"",
    )
    asker = people.get(link.asked_by)
    return Standing(
        link=link,
        member=people[link.member_id],
        asker=asker.name if asker else "",
        chapter=chapter,
        mine=mine,
        may_end=may_end,
        closed=closed or "",
        address=sealed.address,
        bounced=not closed and mail is not None and fate(mail) in (BOUNCED, GIVEN_UP),
        more_address=sealed.more_address,
        more_words=sealed.more_words,
    )
