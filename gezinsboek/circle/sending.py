"""Sending an invitation: the way it goes, and what the mail may say (nothing about the family)."""

from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from gezinsboek.dossier.models import Child
from gezinsboek.ground import clock
from gezinsboek.ground.acts import Refused, act, ask
from gezinsboek.ground.mail.posting import DISCREET, post
from gezinsboek.people.models import Account, Person
from gezinsboek.people.wished import wished, wished_at

from . import doorstep, giver, invitations, opening
from .forms.invitations import WhatForm
from .invitations import Sent
from .models import Invitation, Member, Role

REFERENCE = "account:"  # an address that is only known by whose it is


def send(request: HttpRequest, book: UUID, form: WhatForm, ids: tuple[UUID, UUID]) -> Sent:
    """Invite as this right form says, all of it or nothing. A second time with the same ids raises IntegrityError."""
    told = form.cleaned_data
    address = told["address"] if told["how"] == "mail" else ""
    if told["how"] == "giver":
        address = f"{REFERENCE}{giver.person_of(request, book)}"
    if address and form.kind.role == Role.YOUTH and in_use(book, reached(address)):
        raise AddressInUse("somebody else's")
    if address and not reached(address):
        raise Refused("nobody can be reached there")
    sent = invitations.invite(
        book,
        name=form.name,
        role=form.kind.role,
        title=told.get("title") or str(form.kind.title),
        purpose=told["purpose"],
        grants=form.wanted(clock.now()),
        address=address,
        reaches=reached(address),
        child=_child(book, form) if form.kind.role == Role.YOUTH else None,
        until=form.end(),
        ids=ids,
    )
    if address:
        _mail(sent, address)
    return sent


class AddressInUse(Refused):
    """A young person's address is their own: nobody else in this book signs in with it (REQ-84)."""


def in_use(book: UUID, address: str) -> bool:
    """Whether somebody whom I know in this book has this address, or is invited with it."""
    people = Member.objects.filter(dossier_id=book, person__isnull=False).values_list("person_id", flat=True)
    mine = EmailAddress.objects.filter(user_id__in=list(people), email__iexact=address)
    if mine.exists() or Account.objects.filter(id__in=list(people), email__iexact=address).exists():
        return True
    waits: bool = ask("address_waits", book, invitations.address_hash(address))[0][0]
    return waits


def birth_waits(book: UUID, sent: Sent) -> bool:
    """Whether the child that was invited has a birth date to which another guardian must say yes first (decision 0060)."""
    child = Member.objects.values_list("child_id", flat=True).get(id=sent.member)
    return child is not None and child in {asked[0] for asked in ask("births_asked", book)}


def again(invitation: Invitation, address: str) -> Sent:
    """A new code, sent to the same address; without one it is for a new letter."""
    sent = invitations.renew(invitation, by_mail=bool(address))
    if address:
        _mail(sent, address)
    return sent


def reached(address: str) -> str:
    """The real e-mail address; nothing when the account it stood for has none any more."""
    if not address.startswith(REFERENCE):
        return address
    return address_of(UUID(address.removeprefix(REFERENCE)))


def address_of(person: UUID | None) -> str:
    """Where this person gets mail, or nothing."""
    account = Account.objects.filter(pk=person, is_active=True).first() if person else None
    return (account and account.email) or ""


def tell(person: UUID | None, template: str, link: str, book: UUID, *, always: bool = False) -> None:
    """A neutral word by mail about this book, in their own language, for who has an address; as they wished at "Berichten".

    Discreet: without our name and without a link. In their quiet hours it waits until these are over. Who wants no mail, or
    none about this book, gets none: `link` is where the product tells it. `always`: also then, for what is told nowhere else.
    """
    address = address_of(person)
    wish = wished(person, book)
    if not person or not address or (wish.no_mail and not always):
        return
    language = Person.objects.using("door").values_list("language", flat=True).get(pk=person)
    words = DISCREET if wish.discreet else template
    told = {"link": settings.ORIGIN + link}
    post(address, words, told, language, not_before=wish.not_before, discreet=wish.discreet)


def _mail(sent: Sent, address: str) -> None:
    """As whoever has this address wished it. Always with its link: the code stands nowhere else."""
    to = reached(address)
    wish = wished_at(to)
    words = "circle/invitation_discreet_mail" if wish.discreet else "circle/invitation_mail"
    told = {"link": doorstep.link(sent.handle, sent.secret), "days": invitations.MAIL_DAYS}
    mail = post(to, words, told, get_language() or "nl", not_before=wish.not_before, discreet=wish.discreet)
    act("posted", sent.invitation, mail)


def _child(book: UUID, form: WhatForm) -> UUID:
    """The child that comes in itself; added, or its birth date filled in, where that was not done yet."""
    born, known = form.cleaned_data["born"], form.child_id()
    if known is None:
        return opening.add_child(book, form.name, born).id
    child = Child.objects.get(id=known)
    if not child.born:
        opening.say_birth(child, born)
    return child.id
