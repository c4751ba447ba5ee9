"""allauth's forms of signing in and up, with our labels and our Dutch."""

from typing import Any

from allauth.account import forms as theirs
from allauth.core import context
from allauth.core.internal import ratelimit
from django import forms
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from gezinsboek.people import unfinished
from gezinsboek.people.models import Account
from gezinsboek.people.wording import ERRORS

from .plain import CodeField, LineField


class AddressField(forms.EmailField):
    """An e-mail address, in small letters, that a mail can really be sent to."""

    def __init__(self, **given: Any) -> None:
        given.setdefault("label", _("Je e-mailadres"))
        given.setdefault("max_length", 254)
        super().__init__(**given)
        self.widget.attrs |= {"autocomplete": "email", "autocapitalize": "off", "spellcheck": "false"}
        self.error_messages["invalid"] = _("Dit is geen goed e-mailadres. Kijk het nog eens na.")

    def clean(self, value: Any) -> str:
        address: str = super().clean(value)
        try:
            address.rpartition("@")[2].encode("idna")
        except UnicodeError:  # Django's check lets through what its mail cannot write down
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None
        return address.lower()


class SignInForm(theirs.LoginForm):
    """One field: the address that gets the code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = AddressField()


class SignUpForm(theirs.SignupForm):
    """A new account. Somebody who stopped halfway goes on where they were."""

    field_order = ["name", "email", "professional", "organisation", "profession"]
    account_already_exists: bool

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = AddressField(help_text=_("Hier krijg je een code op."))
        self.order_fields(self.field_order)

    def try_save(self, request: HttpRequest) -> tuple[Account | None, HttpResponse | None]:
        if self.account_already_exists and (account := unfinished.taken_up(self.cleaned_data)):
            return account, None
        saved: tuple[Account | None, HttpResponse | None]
        try:
            saved = super().try_save(request)
        except IntegrityError:  # the same address a moment ago, in another window
            self.account_already_exists = True
            saved = super().try_save(request)
        return saved


class _Counted(forms.Form):
    """A code from a mail. allauth counts wrong tries in the session, where a hundred at once count as one; here each is
    counted first, in the table that no failing request can take it back from."""

    code = CodeField()
    expected_code: str | None

    def clean_code(self) -> str:
        request = context.request
        key = f"{request.session.session_key}:{self.expected_code}"
        if not ratelimit.consume(request, app="allauth.account", action="code_try", key=key):
            raise forms.ValidationError(ERRORS["too_many_login_attempts"])
        code: str = super().clean_code()  # type: ignore[misc]
        return code


class SignInCodeForm(_Counted, theirs.ConfirmLoginCodeForm):
    pass


class AddressCodeForm(_Counted, theirs.ConfirmEmailVerificationCodeForm):
    pass


class OtherAddressForm(theirs.ChangeEmailForm):
    email = AddressField(label=_("Het goede e-mailadres"))


class NewAddressForm(theirs.AddEmailForm):
    email = AddressField(label=_("Je nieuwe e-mailadres"))


class PaperForm(forms.Form):
    """Signing in without e-mail: the own name and one code from paper."""

    name = LineField(label=_("Je inlognaam"), help_text=_("Bijvoorbeeld TULP-4821."), max_length=60)
    code = CodeField(label=_("Een herstelcode"), help_text=_("Elke code werkt één keer."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs |= {
            "autocomplete": "username",
            "autocapitalize": "characters",
            "spellcheck": "false",
        }
        self.fields["code"].widget.attrs["autocomplete"] = "off"
