"""allauth's forms for second factors, with our Dutch and with what must be locked locked on the right connection."""

import hashlib
from typing import Any

from allauth.core import context
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.base.internal.flows import check_rate_limit, post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import forms as codes
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from gezinsboek.people.factors import CODES, PASSKEY, TOTP, SecondFactorAdapter, has_factor, name_of
from gezinsboek.people.recovery import spend
from gezinsboek.people.wording import ERRORS, PASSKEY_FAILED

from .plain import CodeField, LineField


def fresh(app: Authenticator, code: str) -> bool:
    """Whether this is a code of the app that was not used before. A code is good for three periods (clocks differ), but
    allauth remembers it for one."""
    if not app.wrap().validate_code(code):
        return False
    seen = hashlib.sha256(f"{app.pk}:{normalize_user_code(code)}".encode()).hexdigest()
    return bool(cache.add(f"app-code-{seen}", 1, timeout=4 * app_settings.TOTP_PERIOD))


class SecondStepForm(forms.Form):
    """The code of an app, or a recovery code."""

    code = CodeField()
    again = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.user = kwargs.pop("user")
        super().__init__(*args, **kwargs)

    def clean_code(self) -> str:
        # Counted before it is looked at and outside any transaction: a failure afterwards takes no count back.
        uncount = check_rate_limit(self.user)
        code: str = self.cleaned_data["code"]
        for factor in Authenticator.objects.filter(user_id=self.user.pk, type__in=(TOTP, CODES)):
            if spend(factor, code) if factor.type == CODES else fresh(factor, code):
                factor.user = self.user
                self.authenticator = factor
                uncount()
                return code
        raise SecondFactorAdapter().validation_error("incorrect_code")

    def save(self) -> None:
        post_authentication(context.request, self.authenticator, reauthenticated=self.again)


class AgainForm(SecondStepForm):
    """The same, when somebody who is signed in proves it is them."""

    again = True


class AppForm(totp.ActivateTOTPForm):
    code = CodeField(label=_("De code uit de app"), help_text=_("De app laat steeds 6 andere cijfers zien."))


class AppAwayForm(totp.DeactivateTOTPForm):
    pass


class _Named(forms.Form):
    """A passkey has a name of its owner's; it is sealed before it is kept."""

    name = LineField(
        label=_("Een naam voor deze passkey"), help_text=_("Zo herken je hem later."), max_length=60, required=False
    )

    def clean_name(self) -> str:
        adapter = SecondFactorAdapter()
        return adapter.encrypt(self.cleaned_data["name"] or adapter.generate_authenticator_name(self.user, PASSKEY))  # type: ignore[attr-defined]


class _Passkey(forms.Form):
    """What a device answers is somebody else's word: whatever is wrong with it is an ordinary error on the form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["credential"]
        field.label = _("Passkey")
        field.error_messages |= {"required": PASSKEY_FAILED, "invalid": PASSKEY_FAILED}

    def clean(self) -> dict[str, Any]:
        try:
            return dict(super().clean() or self.cleaned_data)
        except Exception as fault:  # the libraries raise whatever they stumble over
            raise forms.ValidationError(PASSKEY_FAILED) from fault

    def clean_credential(self) -> Any:
        check = getattr(super(), "clean_credential", None)
        try:
            return check() if check else self.cleaned_data["credential"]
        except Exception as fault:
            too_often = isinstance(fault, forms.ValidationError) and fault.code == "too_many_login_attempts"
            raise forms.ValidationError(ERRORS["too_many_login_attempts"] if too_often else PASSKEY_FAILED) from fault


class PasskeyLoginForm(_Passkey, webauthn.LoginWebAuthnForm):
    pass


class PasskeyStepForm(_Passkey, webauthn.AuthenticateWebAuthnForm):
    pass


class PasskeyAgainForm(_Passkey, webauthn.ReauthenticateWebAuthnForm):
    pass


class NewPasskeyForm(_Named, _Passkey, webauthn.SignupWebAuthnForm):
    """A passkey that can sign in by itself."""


class FirstPasskeyForm(NewPasskeyForm):
    """The same, at the end of making an account."""


class PasskeyNameForm(forms.Form):
    name = LineField(label=_("Naam van deze passkey"), max_length=60)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.passkey: Authenticator = kwargs.pop("instance")
        kwargs["initial"] = {"name": name_of(self.passkey), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def save(self) -> Authenticator:
        self.passkey.data["name"] = SecondFactorAdapter().encrypt(self.cleaned_data["name"])
        self.passkey.save(update_fields=["data"])
        return self.passkey


class NewCodesForm(codes.GenerateRecoveryCodesForm):
    """New recovery codes, for whoever has something to recover from."""

    def clean(self) -> dict[str, Any]:
        if not (has_factor(self.user) or self.user.pin or not self.user.email):
            raise SecondFactorAdapter().validation_error("cannot_generate_recovery_codes")
        return dict(self.cleaned_data)
