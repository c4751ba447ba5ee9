"""Freshness: for ten minutes after a passkey or the PIN private chapters are open (SHARING 4).

Only the page `/zeker/` makes a session fresh, never a code by e-mail or a recovery code. The database checks the moment
again: it travels in the claim. What could be used to become fresh later (a new PIN, a new passkey, the recovery codes
that replace a PIN) is guarded just as well, from the moment there is a PIN or something private was opened once.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from gezinsboek.ground import clock

from .models import Account

STRONG_AT = "strong_at"
KEYS_AT = "keys_at"  # when this session proved that it may change keys, without opening anything private
LIFE = 10 * 60

View = Callable[..., HttpResponseBase]


def strong_now(request: HttpRequest) -> bool:
    """Whether this session is fresh."""
    return _within(request, STRONG_AT)


def make_strong(request: HttpRequest, account: Account) -> None:
    """Fresh from now; and from the first time on no key of this account is made on a code by e-mail alone."""
    request.session[STRONG_AT] = int(time.time())
    if not account.strong_once:
        Account.objects.filter(pk=account.pk).update(strong_once=True)


def still_closed(account: Account) -> bool:
    """Whether what is private waits: for some days after coming in by somebody's word, so that its owner can still speak."""
    return bool(account.private_from and account.private_from > clock.now())


def end_strong(request: HttpRequest) -> None:
    """Closed again, at once."""
    request.session.pop(STRONG_AT, None)
    request.session.pop(KEYS_AT, None)


def open_keys(request: HttpRequest) -> None:
    """This session may change keys for ten minutes: somebody set the PIN just now, or spent a recovery code on it."""
    request.session[KEYS_AT] = int(time.time())


def may_change_keys(request: HttpRequest, account: Account) -> bool:
    """Whether keys may be made or shown: always while there is nothing to protect yet."""
    nothing_yet = account.key_due or (not account.pin and not account.strong_once)
    return nothing_yet or strong_now(request) or _within(request, KEYS_AT)


def keys(view: View) -> View:
    """The view makes or shows keys: it asks for the PIN or a passkey first."""

    @wraps(view)
    def asking(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if isinstance(request.user, Account) and not may_change_keys(request, request.user):
            return HttpResponseRedirect(f"{reverse('strong')}?{urlencode({'next': request.path})}")
        return view(request, *args, **kwargs)

    return asking


def _within(request: HttpRequest, name: str) -> bool:
    at = request.session.get(name)
    return at is not None and 0 <= time.time() - at < LIFE
