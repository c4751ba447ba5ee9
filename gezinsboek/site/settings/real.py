"""A real installation: families live here. Refuses a demo's home (SHARING 30) and a way in that others can listen to."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import ORIGIN
from .home import HOME, LOOPBACK, addresses

KIND = "real"
if addresses()["kind"] not in ("real", ""):
    raise ImproperlyConfigured(f"{HOME} is a demo's home: families do not belong in it")
if ORIGIN.startswith("https://"):
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^gezond/$"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-gezinsboek", "__Host-gezinsboek_form"
    LANGUAGE_COOKIE_NAME = "__Host-gezinsboek_taal"
elif urlsplit(ORIGIN).hostname not in LOOPBACK:
    raise ImproperlyConfigured("GEZINSBOEK_ORIGIN begins with https:// unless it is this machine alone")
# Whether a domain is put in every browser's list for good is for its owner to say, not for us.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
