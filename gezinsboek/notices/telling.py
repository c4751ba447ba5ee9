"""Telling people that something is new: spread what was noted, then one mail to whoever is due. Never what it is about.

Whom, what counts and when is asked of the database (circle/rules/97_notices.sql). A person's notices are taken and their
mail is queued in one transaction: killed at any moment, a mail is queued once or not yet, and never twice.
"""

import logging
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import Error, transaction
from django.urls import reverse
from django.utils.crypto import salted_hmac
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from gezinsboek.circle.sending import address_of
from gezinsboek.ground.acting import Acting, acting_as
from gezinsboek.ground.acts import act
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.mail.posting import BOUNCED, DISCREET, fate, post
from gezinsboek.people.models import Person

from . import stopping
from .models import Device
from .pushing import push

journal = logging.getLogger("gezinsboek.notices")

SALT = "gezinsboek.notices.address"


def tell_everybody() -> int:
    """Whoever is due now gets one mail. Answers how many mails were queued."""
    act("spread_news")
    mails = 0
    for person, last, address in act("people_to_tell"):
        try:
            mails += tell(person, last, address)
        except (Error, ValidationError) as fault:  # one person's trouble does not keep another waiting
            journal.exception("somebody could not be told", extra={"fault": type(fault).__name__})
    return mails


def tell(person: UUID, last: UUID | None = None, last_address: str = "") -> bool:
    """One message to this person about all that is due: a mail, and a sign on the devices they chose. Without either, or
    when the last mail came back, what is new is told in the product alone."""
    address, devices = address_of(person), devices_of(person)
    if address and last and last_address == mark_of(address) and fate(last) == BOUNCED:
        address = ""
    message = new_id() if address or devices else None
    with transaction.atomic():
        taken = act("take_notices", person, message, mark_of(address))
        if not taken or message is None:
            return False
        reach, discreet, by_mail = taken[0]
        language = Person.objects.using("door").values_list("language", flat=True).get(pk=person)
        if address and by_mail:
            link = {"link": settings.ORIGIN + reverse("whats_new")}
            template, leave = (DISCREET if discreet else "notices/mail"), stopping.link(reach)
            post(address, template, link, language, mail_id=message, leave=leave, discreet=discreet)
        for device in devices:
            ring.defer(person=str(person), device=str(device), language=language, discreet=discreet)
    return True


def devices_of(person: UUID) -> list[UUID]:
    """The devices this person chose, asked as that person."""
    with acting_as(Acting(person=person)), transaction.atomic():
        return list(Device.objects.values_list("id", flat=True))


@app.task(name="notices.ring", queue="notices", retry=RetryStrategy(max_attempts=5, exponential_wait=6))
def ring(person: str, device: str, language: str, discreet: bool) -> None:
    """One device shows that something is new. Done twice, the second replaces the first on its screen."""
    with acting_as(Acting(person=UUID(person))), transaction.atomic():
        push(UUID(device), language, discreet=discreet)


def mark_of(address: str) -> str:
    """What stands for an address beside a person: to know whether it is still the same."""
    return salted_hmac(SALT, address.lower(), algorithm="sha256").hexdigest() if address else ""
