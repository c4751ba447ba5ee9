"""Opening a story's book, and who comes and goes. Everything here is done once: a second time it is found there."""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import connections
from django.utils import timezone

from gezinsboek.circle import doorstep, gezag, growing, homes, invitations, opening, sharing
from gezinsboek.circle.models import Grant, Invitation, Member, Role
from gezinsboek.dossier.models import Chapter, Child, Custody, CustodyProof
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act, ask
from gezinsboek.ground.mail.posting import post

from .days import chance
from .family import Family
from .people import PLAYERS, acts
from .story import Guest, Story, Waiting

YEAR = timedelta(days=365.25)


def installation() -> UUID:
    """Which database this is: no two have the same."""
    with connections["default"].cursor() as cursor:
        cursor.execute("select id from installation")
        row: tuple[UUID] = cursor.fetchone()
    return row[0]


def book_of(story: Story) -> UUID:
    return uuid5(installation(), f"book of {story.key}")


def member_of(book: UUID, key: str) -> UUID:
    return uuid5(book, f"member {key}")


def opens(story: Story) -> Family:
    """The book with its chapters and children."""
    family = Family(book_of(story), story.opener)
    with acts(story.opener, family.id):
        opening.open_book(story.name, PLAYERS[story.opener].name, book_id=family.id)
        family.members[story.opener] = Member.objects.get(dossier_id=family.id, person_id=PLAYERS[story.opener].id).id
        children = {child.id for child in Child.objects.filter(dossier_id=family.id)}
        for place, (name, years) in enumerate(story.children, start=1):
            child = family.children[name] = _in_order(place, uuid5(family.id, f"child {name}"))
            if child not in children:
                since = timedelta(days=10 + 140 * chance(name + story.key)) if years == int(years) else timedelta()
                opening.add_child(family.id, name, (clock.now() - YEAR * years - since).date(), child_id=child)
        family.chapters = {chapter.name: chapter.id for chapter in Chapter.objects.filter(dossier_id=family.id)}
        for name, look, *about in story.chapters:
            if name not in family.chapters:
                whom = family.children[about[0]] if about else None
                family.chapters[name] = opening.add_chapter(family.id, name, look, about=whom).id
    for guest in story.guests:
        family.members[guest.key] = member_of(family.id, guest.key)
    for _key, name in story.private:
        family.chapters[name] = uuid5(family.id, f"chapter {name}")
    return family


def _in_order(place: int, known: UUID) -> UUID:
    """Children stand in the order of their ids."""
    return UUID(int=place << 120 | known.int >> 8)


def has_gone(family: Family, key: str) -> bool:
    """Whether this guest stopped already."""
    with acts(family.opener, family.id):
        return Member.objects.filter(id=family.members[key], ended_at__isnull=False).exists()


def comes(family: Family, guest: Guest, until: datetime | None, ends: dict[str, datetime]) -> None:
    """The guest is invited and accepts, with a real invitation and its code."""
    who = PLAYERS[guest.key]
    since = clock.now() if guest.from_today else None
    wanted = [
        invitations.Wanted(family.chapters[name], level, since, ends.get(name))
        for name, level in guest.chapters.items()
    ]
    role = guest.role or (Role.PROFESSIONAL if who.professional else Role.NETWORK)
    with acts(family.opener, family.id):
        if Member.objects.filter(id=family.members[guest.key], accepted_at__isnull=False).exists():
            return
        sent = _again(uuid5(family.id, f"invitation {guest.key}")) or invitations.invite(
            family.id,
            name=who.name,
            role=role,
            title=guest.title or who.profession,
            purpose=guest.purpose,
            grants=wanted,
            address=who.email,
            child=family.children.get(guest.child),
            until=until,
            ids=(uuid5(family.id, f"invitation {guest.key}"), family.members[guest.key]),
        )
    agreed = agreed_by(sent)
    word = invitations.redeem(who.acting(), sent.handle, sent.secret, [who.email], who.name, agreed)
    if word != "in":
        raise AssertionError(f"{guest.key} could not come in: {word}")


def agreed_by(sent: invitations.Sent) -> UUID | None:
    """Who comes in says yes to the spelregels that hold then."""
    found = invitations.peek(sent.handle, sent.secret)
    return found.agreement.id if found and found.agreement else None


def leaves(family: Family, key: str) -> None:
    if not has_gone(family, key):
        with acts(family.opener, family.id):
            sharing.end_member(family.members[key])


def private_chapter(family: Family, key: str, name: str) -> None:
    """A chapter that nobody else knows of (SHARING 4)."""
    with acts(key, family.id):
        if not Chapter.objects.filter(id=family.chapters[name]).exists():
            opening.add_chapter(family.id, name, "home", private=True, chapter_id=family.chapters[name])


def gives(family: Family, giver: str, key: str, chapter: str, level: str) -> None:
    """Another chapter for somebody who takes part already."""
    here = {"member_id": family.members[key], "chapter_id": family.chapters[chapter]}
    with acts(giver, family.id):
        if not Grant.objects.filter(**here, level=level).exists():
            sharing.give(family.chapters[chapter], family.members[key], level)


def agrees(family: Family, child: str, key: str, chapter: str) -> None:
    """The young person says yes to who may read about them (SHARING 6)."""
    with acts(child, family.id):
        for given, where, _name, member, *_rest in ask("asked_of_me", family.id):
            if (where, member) == (family.chapters[chapter], family.members[key]):
                growing.say_reader(given, yes=True)


def says_custody(family: Family, key: str) -> None:
    """They say that they have gezag over all children: "zelf opgegeven"."""
    me = family.members[key]
    with acts(key, family.id):
        said = set(Custody.objects.filter(dossier_id=family.id, member=me).values_list("child_id", flat=True))
        for child in set(family.children.values()) - said:
            Custody(dossier_id=family.id, child_id=child, member=me, answer=Custody.Answer.YES).save(force_insert=True)


def sees_gezag(family: Family, key: str, by: str, kind: str) -> None:
    """Somebody confirms it, or saw the paper; a professional only what was shown to them."""
    me = family.members[key]
    if kind != "guardian":
        with acts(key, family.id):
            shown = Custody.objects.filter(dossier_id=family.id, member=me, shown_to=None)
            shown.update(shown_to=family.members[by])
    with acts(by, family.id):
        seen = set(CustodyProof.objects.filter(by=family.members[by]).values_list("custody_id", flat=True))
        for one in Custody.objects.filter(dossier_id=family.id, member=me).exclude(id__in=seen):
            gezag.see(one.id, kind)


def objects(family: Family, key: str) -> None:
    """A guardian does not agree with who reads along."""
    with acts(key, family.id):
        homes.make_objection(family.id)


def waits(family: Family, one: Waiting) -> None:
    """An invitation that was not taken up; or taken up from another address, so that it waits for a yes."""
    invitation = uuid5(family.id, f"invitation {one.name}")
    with acts(family.opener, family.id):
        there = Invitation.objects.filter(id=invitation).first()
        if there and (not one.came or there.waits_for):
            return
        sent = _again(invitation) or _invited(family, one, invitation)
    if one.came:
        who = PLAYERS[one.came]
        shown = f"{who.name}\n{who.email}"
        invitations.redeem(who.acting(), sent.handle, sent.secret, [who.email], shown, agreed_by(sent))


def _invited(family: Family, one: Waiting, invitation: UUID) -> invitations.Sent:
    """A mail, queued for whoever can still use it; or else a letter."""
    address = f"{one.came}.thuis@voorbeeld.test" if one.came else PLAYERS[one.key].email if one.key else ""
    sent = invitations.invite(
        family.id,
        name=one.name,
        role=one.role,
        title=one.title,
        purpose=one.purpose,
        grants=[invitations.Wanted(family.chapters[name], level) for name, level in one.chapters.items()],
        address=address,
        ids=(invitation, uuid5(family.id, f"member {one.name}")),
    )
    if one.key and sent.expires > timezone.now():
        link = doorstep.link(sent.handle, sent.secret)
        told = {"link": link, "days": invitations.MAIL_DAYS}
        act("posted", sent.invitation, post(address, "circle/invitation_mail", told, "nl"))
    return sent


def _again(invitation: UUID) -> invitations.Sent | None:
    """A new code for an invitation that was made before we were broken off: the old code is kept nowhere."""
    there = Invitation.objects.filter(id=invitation).first()
    return invitations.renew(there, by_mail=True) if there else None
