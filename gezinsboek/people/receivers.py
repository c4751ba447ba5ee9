"""What happens beside allauth's own steps: proofs are noted, and less is stored than it would."""

import re
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import email_confirmed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.usersessions.models import UserSession
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _

from .factors import PASSKEY, TOTP
from .models import Account

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
DEVICES = (
    ("iPad", "iPad"),
    ("iPhone", "iPhone"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


@receiver(email_confirmed)
def code_by_mail_proves(request: HttpRequest, email_address: Any, **kwargs: Any) -> None:
    """Whoever typed the code of their first mail is not asked for another one in the next ten minutes."""
    record_authentication(request, email_address.user, "code", email=email_address.email)


@receiver(authenticator_added)
def new_factor_proves(request: HttpRequest, user: Account, authenticator: Authenticator, **kwargs: Any) -> None:
    """Whoever just made a passkey or an app held it in their hand: the page with the recovery codes opens at once."""
    if authenticator.type in (PASSKEY, TOTP):
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)
    if authenticator.type == PASSKEY and user.key_due:
        Account.objects.filter(pk=user.pk).update(key_due=False)
        user.key_due = False


@receiver(pre_save, sender=UserSession)
def store_less(instance: UserSession, **kwargs: Any) -> None:
    """Of a device its kind is enough to recognise it; no address, from which somebody's home could be read."""
    instance.ip = "0.0.0.0"  # noqa: S104  # says: not kept
    instance.user_agent = device(instance.user_agent)


def device(agent: str) -> str:
    """`Chrome, Android` out of what a browser tells about itself."""
    if re.fullmatch(r"[\w ]{0,30}, [\w ]{0,20}", agent):
        return agent
    browser = next((name for word, name in BROWSERS if word in agent), "")
    machine = next((name for word, name in DEVICES if word in agent), "")
    return ", ".join(part for part in (browser, machine) if part) or _("Onbekend apparaat")
