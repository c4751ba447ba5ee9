"""The organisation's own address: it counts from when a code that was mailed there came back."""

import secrets
from datetime import datetime, timedelta

from django.utils.translation import get_language

from gezinsboek.ground import clock
from gezinsboek.ground.acting import acting
from gezinsboek.ground.acts import act
from gezinsboek.ground.mail.posting import post
from gezinsboek.ground.vault import vault

from .models import Change, Organisation

MOST = 10  # codes that one manager asks in a day; the database counts them too
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def ask(organisation: Organisation) -> None:
    """Mail a new code to the address that stands there; the one before works no longer. Refused within a minute of one's own
    last, and after ten in a day."""
    code = f"{secrets.randbelow(1_000_000):06d}"
    act("code_to_organisation", fingerprint(organisation, code))
    post(organisation.mail, "organisations/address_mail", {"code": code}, get_language() or "nl")


def under_way(organisation: Organisation) -> bool:
    """Whether a code that still works was mailed to the address that stands there now."""
    until = organisation.mail_code_until
    return until is not None and until > clock.now()


def no_more_today() -> bool:
    """Whether I asked so many today that the next goes tomorrow."""
    return len(_asked()) >= MOST


def next_at() -> datetime | None:
    """The first whole minute in which I can ask the next one; None when I can now."""
    asked, now = _asked(), clock.now()
    wait = [asked[0] + MINUTE, *([asked[MOST - 1] + DAY] if len(asked) >= MOST else [])] if asked else []
    return max((at.replace(second=0, microsecond=0) + MINUTE for at in wait if at > now), default=None)


def _asked() -> list[datetime]:
    """The moments of today, newest first."""
    who = acting()
    if who is None:
        return []
    mine = Change.objects.filter(deed="code", by=who.person, at__gt=clock.now() - DAY)
    return list(mine.order_by("-at").values_list("at", flat=True))


def confirm(organisation: Organisation, typed: str) -> bool:
    """Whether this was the code. Five tries, a quarter of an hour."""
    digits = "".join(one for one in typed if one.isdecimal())[:10]
    right: bool = act("confirm_organisation_mail", fingerprint(organisation, digits))[0][0]
    return right


def fingerprint(organisation: Organisation, code: str) -> str:
    return vault().fingerprint("organisation mail", f"{organisation.pk}-{code}").hex()
