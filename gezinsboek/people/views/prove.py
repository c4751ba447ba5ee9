"""Proving that it is you: again, before something changes; and strongly, to open what is private."""

import time
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import BaseReauthenticateView
from allauth.core.internal import ratelimit
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.webauthn import views as passkeys
from allauth.mfa.webauthn.internal.auth import begin_authentication
from allauth.mfa.webauthn.internal.flows import reauthenticate
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gezinsboek.people import factors, mail, strong, way
from gezinsboek.people.forms.mine import TryPinForm
from gezinsboek.people.forms.plain import CodeField
from gezinsboek.people.forms.second_factor import PasskeyAgainForm
from gezinsboek.people.mail import MailNotSent
from gezinsboek.people.models import Account
from gezinsboek.people.pin import Tried, try_pin
from gezinsboek.people.wording import ERRORS, PASSKEY_FAILED

CODE = "again_code"  # in the session: the code that was mailed, when, and how often it was tried
LIFE = 15 * 60
TRIES = 5


class AgainCodeForm(forms.Form):
    code = CodeField()


class AgainByCodeView(BaseReauthenticateView):
    """For somebody with only an address: a code by e-mail, sent when they ask for it."""

    form_class = AgainCodeForm
    template_name = "account/reauthenticate.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("action") == "send":
            return self.send(request)
        return super().post(request, *args, **kwargs)  # type: ignore[no-any-return]

    def send(self, request: HttpRequest) -> HttpResponse:
        assert isinstance(request.user, Account)
        if not ratelimit.consume(request, app="allauth.account", action="again_by_code", user=request.user):
            messages.error(request, ERRORS["rate_limited"])
        else:
            code = get_adapter().generate_login_code()
            try:
                get_adapter().send_mail("account/email/login_code", request.user.email, {"code": code})
                request.session[CODE] = [code, int(time.time()), 0]
            except MailNotSent as told:
                messages.error(request, mail.why(told.response))
        return self.render_to_response(self.get_context_data(form=self.form_class()))  # type: ignore[no-any-return]

    def form_valid(self, form: forms.Form) -> HttpResponse:
        code, at, tries = self.request.session.get(CODE, ["", 0, 0])
        typed = form.cleaned_data["code"]
        allowed = ratelimit.consume(
            self.request, app="allauth.account", action="code_try", key=f"{self.request.user.pk}:{code}"
        )
        if (
            not allowed
            or tries >= TRIES
            or time.time() - at > LIFE
            or not compare_user_code(actual=typed, expected=code)
        ):
            self.request.session[CODE] = [code, at, tries + 1]
            form.add_error(
                "code", ERRORS["incorrect_code"] if allowed and tries < TRIES else ERRORS["invalid_or_expired_key"]
            )
            return self.form_invalid(form)  # type: ignore[no-any-return]
        del self.request.session[CODE]
        record_authentication(self.request, self.request.user, "code", reauthenticated=True)
        return super().form_valid(form)  # type: ignore[no-any-return]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "sent": bool(self.request.session.get(CODE)), "email": self.request.user.email}


class AgainByPinView(BaseReauthenticateView):
    """For somebody without an address: the PIN."""

    form_class = TryPinForm
    template_name = "people/again_by_pin.html"

    def form_valid(self, form: forms.Form) -> HttpResponse:
        if not pin_fits(self.request, form):
            return self.form_invalid(form)  # type: ignore[no-any-return]
        record_authentication(self.request, self.request.user, "pin", reauthenticated=True)
        return super().form_valid(form)  # type: ignore[no-any-return]


class AgainByPasskeyView(passkeys.ReauthenticateWebAuthnView):
    def form_invalid(self, form: forms.Form) -> HttpResponse:
        messages.error(self.request, PASSKEY_FAILED)
        return self.render_to_response(self.get_context_data())  # type: ignore[no-any-return]


def strong_page(request: HttpRequest) -> HttpResponse:
    """`/zeker/`: a passkey or the PIN opens private chapters for ten minutes. Then on to `next`."""
    account = request.user
    assert isinstance(account, Account)
    next_url = way.safe(request.POST.get("next") or request.GET.get("next")) or "/"
    has_passkey = factors.has_factor(account, factors.PASSKEY)
    form, status = TryPinForm(), 200
    if strong.still_closed(account):
        return render(request, "people/private_waits.html", {"until": account.private_from, "next_url": next_url})
    if request.method == "POST":
        if "credential" in request.POST:
            proved = passkey_fits(request, account)
        else:
            form = TryPinForm(request.POST)
            proved = form.is_valid() and pin_fits(request, form)
        if proved:
            strong.make_strong(request, account)
            return redirect(next_url)
        status = 422
    told = {"form": form, "has_pin": bool(account.pin), "has_passkey": has_passkey, "next_url": next_url}
    if has_passkey:
        told["js_data"] = {"request_options": begin_authentication(account)}
    return render(request, "people/strong.html", told, status=status)


@require_POST
def strong_end(request: HttpRequest) -> HttpResponse:
    """ "Sluit weer": what is private is closed at once."""
    strong.end_strong(request)
    messages.success(request, _("Je besloten hoofdstukken zijn weer dicht."))
    return redirect(way.safe(request.POST.get("next")) or "/")


def passkey_fits(request: HttpRequest, account: Account) -> bool:
    form = PasskeyAgainForm(request.POST, user=account)
    if form.is_valid():
        reauthenticate(request, form.cleaned_data["credential"])
        return True
    messages.error(request, PASSKEY_FAILED)
    return False


def pin_fits(request: HttpRequest, form: forms.Form) -> bool:
    """Whether the PIN is right; if not the form says so, and says when it is closed."""
    assert isinstance(request.user, Account)
    tried = try_pin(request.user, form.cleaned_data["pin"])
    if tried is Tried.WRONG:
        form.add_error("pin", _("Deze pincode klopt niet."))
    if tried is Tried.LOCKED:
        form.add_error("pin", _("Te vaak fout. Wacht 15 minuten. Probeer het dan nog eens."))
    return tried is Tried.RIGHT
