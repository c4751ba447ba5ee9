"""Who stands on the doorstep: the code that waits, sealed, in the session while somebody signs in."""

import time

from allauth.account.models import EmailAddress
from allauth.core.internal.ratelimit import RateLimitUsage, consume
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from gezinsboek.ground.codes import Code
from gezinsboek.people.models import Account, Person

KEY = "doorstep"
ONCE = "once"  # in the session: the code of a one-time link
OWN_BOOK = "own_book"  # in the session: the handle from the paper "Een eigen boek voor jullie gezin"
LIFE = 24 * 60 * 60
# Only tries that fail count. Every code is locked by itself after five; this keeps anybody from looking for codes.
RATES = {"code": "10/m/ip,40/h/ip,10/10m/key", "account": "3/d/key,20/h/ip"}


def keep(request: HttpRequest, code: Code, key: str = KEY) -> None:
    """This person has this code; it goes with them through signing in, on this device, for a day at most."""
    request.session[key] = {"handle": code.handle, "secret": code.secret, "at": int(time.time())}


def kept(request: HttpRequest, key: str = KEY) -> Code | None:
    told = request.session.get(key)
    if not told or time.time() - told["at"] > LIFE:
        return None
    return Code(told["handle"], told["secret"])


def forget(request: HttpRequest, key: str = KEY) -> None:
    request.session.pop(key, None)


def count_try(request: HttpRequest) -> RateLimitUsage | None:
    """Count a try before it is made, over the connection that no failing request can take it back from. None: too often.
    Roll it back when the code was right."""
    if not request.session.session_key:
        request.session.create()
    return consume(
        request,
        app="gezinsboek.circle",
        action="code",
        config=RATES,
        key=f"session {request.session.session_key}",
        limit_get=True,
    )


def count_account(request: HttpRequest, code: Code) -> bool:
    """Whether another account without e-mail may be made with this letter: one is enough, a few for who gets lost."""
    return bool(consume(request, app="gezinsboek.circle", action="account", config=RATES, key=code.handle))


def verified_addresses(account: Account) -> list[str]:
    """The addresses this person has proved to be theirs."""
    return list(EmailAddress.objects.filter(user_id=account.pk, verified=True).values_list("email", flat=True))


def shown(person: Person, addresses: list[str]) -> str:
    """Name, addresses and a professional's work, each on a line: what the inviter sees of who came with another address."""
    return "\n".join([person.name, ", ".join(addresses), person.work])


def link(handle: str, secret: str, to: str = "invited") -> str:
    """The address behind the link in a mail and the block on a letter."""
    return settings.ORIGIN + reverse(to, args=[handle, secret])
