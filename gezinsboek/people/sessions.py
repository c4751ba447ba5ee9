"""Sessions whose key is stored hashed and whose content is stored encrypted (SHARING 19).

The cookie holds a random token; the database holds its SHA-256 and a sealed content. Whoever could read the table with
an injected query finds nothing to come back with: no key, no sign-in code, no parked text.
"""

import secrets
from hashlib import sha256
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.contrib.sessions.middleware import SessionMiddleware
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from django.conf import settings

from gezinsboek.ground.vault import vault


def fingerprint(token: str) -> str:
    return sha256(token.encode()).hexdigest()[:40]


class SessionStore(DatabaseSessions):
    """`session_key` is the fingerprint everywhere in Django and allauth; only the cookie knows the token."""

    token: str | None = None

    @classmethod
    def get_model_class(cls) -> Any:
        from django.contrib.sessions.models import Session

        return Session

    def _get_new_session_key(self) -> str:
        self.token = secrets.token_urlsafe(32)
        return fingerprint(self.token)

    def encode(self, session_dict: dict[str, Any]) -> str:
        plain = signing.JSONSerializer().dumps(session_dict)
        return vault().seal_own("session", "session", "data", plain).hex()

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        try:
            plain = vault().open_own("session", "session", "data", bytes.fromhex(str(session_data)))
            decoded: dict[str, Any] = signing.JSONSerializer().loads(plain)
        except Exception:  # noqa: BLE001  # as Django does: an unreadable session is an empty one
            return {}
        return decoded


class HashedSessionMiddleware(SessionMiddleware):
    """Django's session middleware with the token in the cookie instead of the key."""

    def process_request(self, request: HttpRequest) -> None:
        token = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        request.session = SessionStore(fingerprint(token) if token else None)
        request.session.token = token  # type: ignore[attr-defined]

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response = super().process_response(request, response)  # type: ignore[arg-type]
        cookie = response.cookies.get(settings.SESSION_COOKIE_NAME)
        if cookie and cookie.value:
            cookie.set(settings.SESSION_COOKIE_NAME, request.session.token, request.session.token)  # type: ignore[attr-defined]
        return response
