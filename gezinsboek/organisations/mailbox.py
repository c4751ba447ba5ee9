"""The organisation's own address: it counts from when a code that was mailed there came back."""

import secrets
from datetime import timedelta

from django.utils.translation import get_language

from gezinsboek.ground import clock
from gezinsboek.ground.acting import acting
from gezinsboek.ground.acts import act
from gezinsboek.ground.mail.posting import post
from gezinsboek.ground.vault import vault

from .models import Change, Organisation

MOST = 10  # codes that one manager asks in a day; the database counts them too


def ask(organisation: Organisation) -> None:
    """Mail a new code to the address that stands there; the one before works no longer. Refused within a minute of one's own
    last, and after ten in a day."""
    code = f"{secrets.randbelow(1_000_000):06d}"
    act("code_to_organisation", fingerprint(organisation, code))
    post(organisation.mail, "organisations/address_mail", {"code": code}, get_language() or "nl")


def no_more_today() -> bool:
    """Whether I asked so many today that the next goes tomorrow."""
    who = acting()
    day_ago = clock.now() - timedelta(days=1)
    return who is not None and Change.objects.filter(deed="code", by=who.person, at__gt=day_ago).count() >= MOST


def confirm(organisation: Organisation, typed: str) -> bool:
    """Whether this was the code. Five tries, a quarter of an hour."""
    digits = "".join(one for one in typed if one.isdecimal())[:10]
    right: bool = act("confirm_organisation_mail", fingerprint(organisation, digits))[0][0]
    return right


def fingerprint(organisation: Organisation, code: str) -> str:
    return vault().fingerprint("organisation mail", f"{organisation.pk}-{code}").hex()
