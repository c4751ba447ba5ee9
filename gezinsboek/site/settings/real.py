"""A real installation: families live here. Refuses a demo database (SHARING 30)."""

from .base import *  # noqa: F403
from .base import ORIGIN

KIND = "real"
if ORIGIN.startswith("https"):
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 63072000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_REDIRECT_EXEMPT = [r"^gezond/$"]
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-gezinsboek", "__Host-gezinsboek_form"
