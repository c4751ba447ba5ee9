"""Second factors: a passkey or an app, and recovery codes beside them. What lies in the database is sealed."""

from typing import Any

import segno
from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.mfa import signals
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gezinsboek.ground.vault import Vault, vault
from gezinsboek.ground.vault.rotation import Counts

from .accounts import shown_name
from .models import Account

TOTP, PASSKEY, CODES = Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN, Authenticator.Type.RECOVERY_CODES
SEALED_WORDS = ("secret", "seed", "name")  # what we seal inside mfa_authenticator.data
PLACE = ("second factor", "authenticator", "mfa_authenticator.data")


class SecondFactorAdapter(DefaultMFAAdapter):
    """allauth's second factors in our words, with secrets sealed by the vault (GROUND: it keeps them readable)."""

    error_messages = {
        "add_email_blocked": gettext_lazy("Dit adres kun je nu niet toevoegen."),
        "cannot_delete_authenticator": gettext_lazy("Dit is je enige extra slot. Maak eerst een ander."),
        "cannot_generate_recovery_codes": gettext_lazy("Maak eerst een passkey, een app of een pincode."),
        "incorrect_code": gettext_lazy("Deze code klopt niet."),
        "unverified_email": gettext_lazy("Bevestig eerst je e-mailadres."),
    }

    def encrypt(self, text: str) -> str:
        return vault().seal_own_word(*PLACE, text)

    def decrypt(self, encrypted_text: str) -> str:
        return vault().open_own_word(*PLACE, encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        return str(
            segno.make(url, error="m").svg_inline(scale=5, border=4, dark="#1d2042", light="#fff", omitsize=False)
        )

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return may_remove(authenticator)

    def generate_authenticator_name(self, user: Account, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Dit apparaat") if number == 1 else _("Passkey %(number)s") % {"number": number}

    def _get_site_name(self) -> str:
        return "Gezinsboek"

    def _get_user_identifier(self, user: Account) -> str:
        return user.email or user.sign_in_name or "Gezinsboek"

    def get_public_key_credential_user_entity(self, user: Account) -> dict[str, Any]:
        who = self._get_user_identifier(user)
        return {
            **super().get_public_key_credential_user_entity(user),
            "display_name": shown_name(user) or who,
            "name": who,
        }


def has_factor(account: Account, *types: Authenticator.Type) -> bool:
    """Whether this account has a real second factor: a passkey or an app (or just one of the named kinds)."""
    there: bool = Authenticator.objects.filter(user_id=account.pk, type__in=types or (TOTP, PASSKEY)).exists()
    return there


def may_remove(factor: Authenticator) -> bool:
    """A professional keeps one second factor; somebody without e-mail keeps a way in; private chapters keep a key."""
    account = Account.objects.get(pk=factor.user_id)
    left = Authenticator.objects.filter(user_id=account.pk).exclude(pk=factor.pk)
    if account.professional and not left.filter(type__in=(TOTP, PASSKEY)).exists():
        return False
    passkey_left = left.filter(type=PASSKEY).exists()
    if not account.email and not passkey_left and not (account.pin and left.filter(type=CODES).exists()):
        return False
    return not account.strong_once or bool(account.pin) or passkey_left or factor.type != PASSKEY


def remove(request: HttpRequest, factor: Authenticator) -> bool:
    """Takes a passkey or app away if that is allowed. Two removals at once cannot take the last two.

    allauth would throw the recovery codes away with the last factor; somebody with a PIN or without an address needs
    them.
    """
    with transaction.atomic(using="door"):
        account = Account.objects.select_for_update().get(pk=factor.user_id)
        if not may_remove(factor):
            return False
        factor.delete()
        if account.email and not account.pin and not has_factor(account):
            Authenticator.objects.filter(user_id=account.pk, type=CODES).delete()
    signals.authenticator_removed.send(sender=Authenticator, request=request, user=account, authenticator=factor)
    told = "mfa/email/totp_deactivated" if factor.type == TOTP else "mfa/email/webauthn_removed"
    messages.success(request, _("Weggehaald. Inloggen kan hier niet meer mee."))
    get_account_adapter(request).send_notification_mail(told, account)
    return True


def passkeys(account: Account) -> list[dict[str, Any]]:
    """The passkeys of this account with their names opened, oldest first."""
    rows = Authenticator.objects.filter(user_id=account.pk, type=PASSKEY).order_by("pk")
    return [
        {"id": row.pk, "name": name_of(row), "created_at": row.created_at, "last_used_at": row.last_used_at}
        for row in rows
    ]


def name_of(passkey: Authenticator) -> str:
    """The name its owner gave it; a text like every other, so it is sealed."""
    return vault().open_own_word(*PLACE, passkey.data["name"])


def reseal(keys: Vault, using: str) -> Counts:
    """After a new master key: what is sealed inside the JSON of a second factor, where the rotation cannot look."""
    counts = Counts()
    for pk in Authenticator.objects.using(using).order_by("pk").values_list("pk", flat=True):
        with transaction.atomic(using=using):
            factor = Authenticator.objects.using(using).select_for_update().filter(pk=pk).first()
            counts += Counts(1, int(factor is not None and _renewed(keys, factor)))
    return counts


def _renewed(keys: Vault, factor: Authenticator) -> bool:
    old = {word: factor.data[word] for word in SEALED_WORDS if word in factor.data}
    old = {word: content for word, content in old.items() if keys.is_old_word(content)}
    factor.data |= {word: keys.seal_own_word(*PLACE, keys.open_own_word(*PLACE, text)) for word, text in old.items()}
    if old:
        factor.save(using=factor._state.db, update_fields=["data"])
    return bool(old)
