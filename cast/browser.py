"""A browser in which one of the cast is signed in: for tests of screens."""

import time
from uuid import UUID

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest
from django.test import Client

from gezinsboek.people.gate import FACTOR, SEEN
from gezinsboek.people.models import Account
from gezinsboek.people.sessions import SessionStore, fingerprint
from gezinsboek.people.strong import STRONG_AT

from .people import player


def sign_in(client: Client, key: str, *, fresh: bool = False) -> Client:
    """This player is signed in, with the second factor they need; `fresh` a moment after a passkey (SHARING 4).

    Not `force_login` of Django's client: our cookie holds a token, and the session goes by its fingerprint.
    """
    return sign_in_account(client, player(key).id, fresh=fresh)


def sign_in_account(client: Client, account: UUID, *, fresh: bool = False) -> Client:
    """The same for anybody with an account."""
    request = HttpRequest()
    request.session = SessionStore()
    login(request, Account.objects.get(pk=account), "allauth.account.auth_backends.AuthenticationBackend")
    request.session.update({SEEN: int(time.time()), FACTOR: True})
    if fresh:
        request.session[STRONG_AT] = int(time.time())
    request.session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.token or ""
    return client


def session_of(client: Client) -> SessionStore:
    """What the server remembers of this browser; `.save()` keeps a change."""
    cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
    return SessionStore(fingerprint(cookie.value) if cookie and cookie.value else None)
