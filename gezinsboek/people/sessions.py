"""Sessions whose key is stored hashed and whose content is stored sealed (SHARING 19).

The cookie holds a random token; the database holds its SHA-256 and a sealed content. Whoever could read the table with
an injected query finds nothing to come back with: no key, no sign-in code, no kept text.
"""

import secrets
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from gezinsboek.ground.vault import Vault, VaultError, vault
from gezinsboek.ground.vault.rotation import Counts

PLACE = "django_session.session_data"


def fingerprint(token: str) -> str:
    return sha256(token.encode()).hexdigest()[:40]


class SessionStore(DatabaseSessions):
    """`session_key` is the fingerprint everywhere in Django and allauth; only the cookie knows the token."""

    token: str | None = None
    emptied = False  # by signing out, not merely unknown

    @classmethod
    def get_model_class(cls) -> Any:
        from django.contrib.sessions.models import Session

        return Session

    def _get_new_session_key(self) -> str:
        self.token = secrets.token_urlsafe(32)
        return fingerprint(self.token)

    def encode(self, session_dict: dict[str, Any]) -> str:
        plain = signing.JSONSerializer().dumps(session_dict)
        return vault().seal_own_word("session", str(self.session_key), PLACE, plain)

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        try:
            plain = vault().open_own_word("session", str(self.session_key), PLACE, str(session_data))
        except VaultError:  # as Django does: an unreadable session is an empty one
            return {}
        decoded: dict[str, Any] = signing.JSONSerializer().loads(plain.encode())
        return decoded

    def flush(self) -> None:
        self.emptied = True
        super().flush()


class HashedSessionMiddleware(SessionMiddleware):
    """Django's session middleware with the token in the cookie instead of the key."""

    def process_request(self, request: HttpRequest) -> None:
        token = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        request.session = SessionStore(fingerprint(token) if token else None)
        request.session.token = token

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        try:
            response = super().process_response(request, response)
        except SessionInterrupted:
            # A second click, while the first one signed in and got a new session: look again with the new cookie.
            return HttpResponseRedirect(request.get_full_path())
        name, session = settings.SESSION_COOKIE_NAME, request.session
        cookie = response.cookies.get(name)
        if cookie and cookie.value:
            cookie.set(name, session.token, session.token)  # type: ignore[attr-defined]
        elif cookie and not session.emptied:  # type: ignore[attr-defined]
            # A second click arrives with the cookie of before signing in. Django would answer by taking away the cookie
            # that the first click has just brought.
            del response.cookies[name]
        return response


def reseal(keys: Vault, using: str) -> Counts:
    """After a new master key. A session that cannot be opened is worth nothing and goes: it may not hold the rest up."""
    counts, rows = Counts(), SessionStore.get_model_class().objects.using(using)
    for key, sealed in rows.values_list("session_key", "session_data").iterator():
        row = rows.filter(session_key=key, session_data=sealed)
        try:
            old = keys.is_old_word(sealed)
            if old:
                plain = keys.open_own_word("session", key, PLACE, sealed)
                row.update(session_data=keys.seal_own_word("session", key, PLACE, plain))
        except VaultError:
            old = bool(row.delete()[0])
        counts += Counts(1, int(old))
    return counts
