"""Settings that hold everywhere; `real`, `demo` and `test` say what differs."""

import os
from email.utils import parseaddr
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from .home import HOME, arriving, database, django_key, hosts, named, smtp
from .sign_in import *  # noqa: F403

ROOT = Path(__file__).resolve().parents[3]
KIND = "real"
GEZINSBOEK_HOME = HOME
SECRET_KEY = django_key()
DEBUG = False
ORIGIN = os.environ.get("GEZINSBOEK_ORIGIN", "http://localhost:8000")
ALLOWED_HOSTS = hosts(ORIGIN)
CSRF_TRUSTED_ORIGINS = [ORIGIN] if ORIGIN.startswith("https") else []
ROOT_URLCONF = "gezinsboek.site.urls"
WSGI_APPLICATION = "gezinsboek.site.wsgi.application"
APPEND_SLASH = False

# Who connects. The web role by default; the commands that make tables say GEZINSBOEK_ROLE=owner.
OWNER = os.environ.get("GEZINSBOEK_ROLE") == "owner"
DATABASES = {
    "default": database("gb_owner" if OWNER else "gb_app"),
    "door": database("gb_owner" if OWNER else "gb_door"),
}
DATABASE_ROUTERS = ["gezinsboek.ground.router.DoorRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "gezinsboek.ground",
    "gezinsboek.people",
    "gezinsboek.organisations",
    "gezinsboek.dossier",
    "gezinsboek.circle",
    "gezinsboek.log",
    "gezinsboek.timeline",
    "gezinsboek.exchange",
    "gezinsboek.notices",
    "gezinsboek.story",
    "gezinsboek.finding",
    "gezinsboek.guests",
    "gezinsboek.records",
    "gezinsboek.agenda",
    "gezinsboek.plan",
    "gezinsboek.site",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "csp",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    # Whatever an answer is and whoever gives it, it passes these on its way out.
    "gezinsboek.site.fences.Headers",
    "gezinsboek.site.fences.Packed",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "gezinsboek.site.request.Traced",
    "django.middleware.security.SecurityMiddleware",
    "gezinsboek.site.health.Health",
    "gezinsboek.site.fences.Methods",
    "gezinsboek.site.fences.BodyCap",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "gezinsboek.records.programs.WithoutCookies",
    "gezinsboek.people.sessions.HashedSessionMiddleware",
    "gezinsboek.people.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "gezinsboek.people.leaving.Left",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "gezinsboek.people.gate.Gate",
    "gezinsboek.site.request.ActingMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gezinsboek.site.navigation.page",
            ],
        },
    }
]

# Sign-in is in sign_in.py (people/README.md says what it does).
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "gezinsboek"
CSRF_COOKIE_NAME = "gezinsboek_form"
CSRF_FAILURE_VIEW = "gezinsboek.site.faults.form_expired"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Dutch first; English complete. The choice is kept in a cookie, not guessed from the browser.
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]
LANGUAGE_COOKIE_NAME = "gezinsboek_taal"
LOCALE_PATHS = [ROOT / "gezinsboek" / "site" / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [("handbook", ROOT / "docs" / "pictures")]
# Static files are packed once, when they are put ready. Pages are not: docs/decisions/0040-page-compression.md.
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "gezinsboek.ground.ui.assets.Storage"},
}

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("GEZINSBOEK_MAIL_FROM", "Gezinsboek <gezinsboek@localhost>")
# Without our name, for who wants mail that gives nothing away (REQ-82).
DISCREET_FROM_EMAIL = os.environ.get("GEZINSBOEK_MAIL_FROM_DISCREET") or parseaddr(DEFAULT_FROM_EMAIL)[1]
# Where mail that cannot be delivered comes back: `bounce@mail.example` gets `bounce+<which mail>@mail.example`.
BOUNCE_ADDRESS = os.environ.get("GEZINSBOEK_BOUNCES", "")
# Where reports from one's own system come in by mail: `verslag@mail.example` takes `verslag+<whose>@mail.example`.
INCOMING_ADDRESS = os.environ.get("GEZINSBOEK_REPORTS", "")
globals().update(smtp())
# The push services of the browsers; nobody else is called, whatever a browser says (docs/security.md).
PUSH_HOSTS = ["fcm.googleapis.com", "*.push.services.mozilla.com", "web.push.apple.com", "*.notify.windows.com"]
# Hosts of the operator's own network that records may be sent to; everything else that is not public is refused.
INTERNAL_HOSTS = named("GEZINSBOEK_INTERNAL_HOSTS")
# How many seconds a minute is for what is sent again when it did not arrive; fewer only in a demo.
SENDING_MINUTE = 60.0
# The folder under which each organisation that takes records over by a folder has its own; "" is nowhere.
DROP = os.environ.get("GEZINSBOEK_DROP", "")

# What a request may weigh: one stukje with ten files of 25 MB each never comes at once from a phone, 60 MB is ample.
BODY_LIMIT = 60 * 1024 * 1024
FILE_LIMIT = 25 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_TEMP_DIR = arriving()

# STANDARDS REQ-27. No inline script or style anywhere, no other host at all.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# Not "no-referrer": browsers then send `Origin: null` with every form, also to ourselves, and none would be taken.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SECURITY_CONTACT = os.environ.get("GEZINSBOEK_SECURITY_CONTACT", "veiligheid@localhost")
TROUBLE_MAILBOX = os.environ.get("GEZINSBOEK_MAILBOX", "hulp@localhost")
# For some seconds after sending only the writer sees a stukje and can take it back; off where tests read at once.
HELD_BACK = os.environ.get("GEZINSBOEK_HELD_BACK", "1") != "0"
# When web and worker were started together, in seconds since 1970: before it nobody did what was due.
STARTED = float(os.environ.get("GEZINSBOEK_STARTED", "0"))
QUICK_EXIT = os.environ.get("GEZINSBOEK_SNEL_WEG", "https://www.buienradar.nl/")

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "gezinsboek.ground.journal.JsonLines"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["out"], "level": "WARNING"},
    "loggers": {
        "gezinsboek": {"level": "INFO"},
        "django.request": {"level": "ERROR"},  # what is refused or not there has its line from us
        "django": {"handlers": [], "level": "WARNING"},  # nor by mail to whoever is in ADMINS, with all that was typed
    },
}
