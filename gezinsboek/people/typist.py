"""Who typed this form, also when their session has ended meanwhile.

A cookie remembers for each secret that forms were signed with who was signed in then. It holds two keyed hashes and no
name, only this device has it, and "Snel weg" takes it away. So on a shared phone a text goes back to its writer alone.
"""

from string import ascii_letters, digits

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.crypto import salted_hmac

LIFE = 30 * 24 * 60 * 60
KEPT = 4
SALT = "gezinsboek.typist"
CHARS = ascii_letters + digits


def cookie_name() -> str:
    return f"{settings.SESSION_COOKIE_NAME}_wie"


def mark(account_id: object) -> str:
    """What stands for a person in the cookie and beside a kept text."""
    return salted_hmac(SALT, str(account_id), algorithm="sha256").hexdigest()[:32]


def typist(request: HttpRequest) -> str:
    """The mark of whoever typed what this request sends: the person signed in when the form was made, or nothing.

    Without a form it is the person signed in now, or the last one on this device.
    """
    known = _known(request)
    if request.method == "POST":
        return dict(known).get(_fingerprint(_sent_secret(request)), "")
    if request.user.is_authenticated:
        return mark(request.user.pk)
    return known[0][1] if known else ""


def remember_typist(request: HttpRequest, response: HttpResponseBase) -> None:
    """Note who the forms on this page belong to."""
    secret = request.META.get("CSRF_COOKIE")
    if not secret or not request.user.is_authenticated:
        return
    known, here = _known(request), (_fingerprint(secret), mark(request.user.pk))
    if here not in known:
        value = signing.dumps([here, *known][:KEPT], salt=SALT, compress=True)
        response.set_cookie(
            cookie_name(),
            value,
            max_age=LIFE,
            httponly=True,
            samesite="Lax",
            secure=bool(settings.SESSION_COOKIE_SECURE),
        )


def _known(request: HttpRequest) -> list[tuple[str, str]]:
    """(fingerprint of a form secret, mark of the person), newest first."""
    try:
        value = signing.loads(request.COOKIES.get(cookie_name(), ""), salt=SALT, max_age=LIFE)
    except signing.BadSignature:
        return []
    return [(secret, who) for secret, who in value]


def _fingerprint(secret: str) -> str:
    return salted_hmac(SALT + ".form", secret, algorithm="sha256").hexdigest()[:16] if secret else ""


def _sent_secret(request: HttpRequest) -> str:
    """The secret behind the token in the form or, with htmx, in the header. Django masks it anew in every page."""
    token = request.POST.get("csrfmiddlewaretoken") or request.headers.get("X-CSRFToken", "")
    if len(token) != 64 or not set(token) <= set(CHARS):
        return token if len(token) == 32 else ""
    mask, secret = token[:32], token[32:]
    pairs = zip((CHARS.index(c) for c in secret), (CHARS.index(m) for m in mask), strict=True)
    return "".join(CHARS[c - m] for c, m in pairs)
