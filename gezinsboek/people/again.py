"""Proving again that it is you, before something that decides who can get in is shown or changed.

Signing in counts for ten minutes, so nobody is asked twice in a row. Somebody with a second factor proves it with that;
somebody with only an address by a code in the mail (allauth would not ask them at all); somebody without an address
with the PIN or a recovery code.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.middleware import AccountMiddleware
from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from .factors import CODES, PASSKEY, TOTP
from .models import Account

View = Callable[..., HttpResponseBase]
_allauth = AccountMiddleware(lambda _request: HttpResponse())


def ways(account: Account | AnonymousUser) -> list[dict[str, Any]]:
    """The ways in which this person can prove who they are, the easiest first."""
    if not isinstance(account, Account):
        return []
    kinds = set(Authenticator.objects.filter(user_id=account.pk).values_list("type", flat=True))
    possible = (
        (PASSKEY in kinds, "mfa_reauthenticate_webauthn", _("Met een passkey")),
        (not account.email and bool(account.pin), "again_by_pin", _("Met je pincode")),
        (bool(account.email) and not kinds & {PASSKEY, TOTP}, "account_reauthenticate", _("Met een code per e-mail")),
        (bool(kinds & {TOTP, CODES}), "mfa_reauthenticate", _("Met een code uit de app of van papier")),
    )
    return [{"id": name, "description": words, "url": reverse(name)} for can, name, words in possible if can]


def recently(request: HttpRequest) -> bool:
    """Whether this person proved it in the last ten minutes, strongly enough; or has nothing to prove it with yet."""
    can = {way["id"] for way in ways(request.user)}
    if not can:
        return True
    enough = {"mfa", "pin"} | ({"code"} if "account_reauthenticate" in can else set())
    since = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    records = get_authentication_records(request, request.user)
    return any(record["method"] in enough and record["at"] > since for record in records)


def again(view: View) -> View:
    """The view asks for it first, and goes on with what was sent afterwards."""

    @wraps(view)
    def asking(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not recently(request):
            raise ReauthenticationRequired
        return view(request, *args, **kwargs)

    return answered(asking)


def answered(view: View) -> View:
    """allauth tells by exceptions where to go. Its middleware turns them into answers, but only those that come out of
    Django's own call of the view; here the view runs inside the person's transaction."""

    @wraps(view)
    def whole(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except (ImmediateHttpResponse, ReauthenticationRequired) as told:
            response: HttpResponseBase = _allauth.process_exception(request, told)
            return response

    return whole
