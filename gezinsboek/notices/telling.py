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

from gezinsboek.circle.sending import address_of
from gezinsboek.ground.acts import act
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.mail.posting import BOUNCED, fate, post
from gezinsboek.people.models import Person

from . import stopping

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


@transaction.atomic
def tell(person: UUID, last: UUID | None = None, last_address: str = "") -> bool:
    """One mail to this person about all that is due. Without an address, or when the last mail to it came back, what is
    new is told in the product alone."""
    address = address_of(person)
    if address and last and last_address == mark_of(address) and fate(last) == BOUNCED:
        address = ""
    mail = new_id() if address else None
    taken = act("take_notices", person, mail, mark_of(address))
    if not taken:
        return False
    reach, discreet = taken[0]
    post(
        address,
        "notices/discreet_mail" if discreet else "notices/mail",
        {"link": settings.ORIGIN + reverse("whats_new")},
        Person.objects.using("door").values_list("language", flat=True).get(pk=person),
        mail_id=mail,
        leave=stopping.link(reach),
        discreet=discreet,
    )
    return True


def mark_of(address: str) -> str:
    """What stands for an address beside a person: to know whether it is still the same."""
    return salted_hmac(SALT, address.lower(), algorithm="sha256").hexdigest() if address else ""
