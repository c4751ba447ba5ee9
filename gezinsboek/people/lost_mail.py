"""Telling whoever must hear of a lost phone: by mail here, on devices by who listens to `told`. Never a name.

It goes at once, in quiet hours and to who wants no mail as well: it keeps somebody else out. Who wants discreet mail gets it
from a sender without our name and without our look; the link that stops it stays.
"""

from uuid import UUID

from django.conf import settings
from django.dispatch import Signal
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from gezinsboek.ground.mail.posting import post

from .models import Account, Person
from .wished import wished

told = Signal()  # account, step: for channels of higher floors
SALT = "gezinsboek.people.not_me"
ID, MARK = 32, 32


def tell(account: UUID, step: str, recovery: UUID | None = None) -> None:
    """This step, on every channel we know. A mail about a try carries the address that stops it with one click."""
    whose = Account.objects.filter(pk=account, is_active=True).first()
    if whose is None:
        return
    if whose.email:
        language = Person.objects.using("door").values_list("language", flat=True).get(pk=account)
        link = stop_link(recovery) if recovery else settings.ORIGIN + reverse("me")
        words, discreet = {"link": link, "days": settings.RECOVERY_DAYS}, wished(account).discreet
        post(whose.email, f"people/mail/{step}", words, language, discreet=discreet)
    told.send(sender=Account, account=account, step=step)


def stop_link(recovery: UUID) -> str:
    """Says nothing about anybody: the id of a try that only its owner's mails carry, and our mark."""
    return settings.ORIGIN + reverse("lost_stop", args=[recovery.hex + _mark(recovery)])


def recovery_in(token: str) -> UUID | None:
    """The try that a token names, when the mark is ours."""
    try:
        named = UUID(token[:ID]) if len(token) == ID + MARK else None
    except ValueError:
        return None
    return named if named and constant_time_compare(token[ID:], _mark(named)) else None


def _mark(recovery: UUID) -> str:
    return salted_hmac(SALT, recovery.hex, algorithm="sha256").hexdigest()[:MARK]
