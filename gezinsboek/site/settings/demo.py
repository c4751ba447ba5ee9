"""The demo: eighteen invented families on loopback, a clock that can be moved, mail that goes nowhere (SHARING 30)."""

import os

from .base import *  # noqa: F403
from .base import INSTALLED_APPS

KIND = "demo"
INSTALLED_APPS = [*INSTALLED_APPS, "cast"]
ROOT_URLCONF = "gezinsboek.site.demo.urls"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "gezinsboek_demo", "gezinsboek_demo_form"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
EMAIL_HOST, EMAIL_PORT = "127.0.0.1", int(os.environ.get("GEZINSBOEK_DEMO_SMTP_PORT", "2525"))
INCOMING_ADDRESS = "verslag@mail.voorbeeld.test"  # nobody's: mail to it is handed over by `./run manage take_mail`
EMAIL_HOST_USER = EMAIL_HOST_PASSWORD = ""
EMAIL_USE_TLS = EMAIL_USE_SSL = False
# Only what runs on this machine itself; a real installation has none unless its operator names one.
INTERNAL_HOSTS = ["localhost", "127.0.0.1"]
SENDING_MINUTE = float(os.environ.get("GEZINSBOEK_SENDING_MINUTE", "60"))
