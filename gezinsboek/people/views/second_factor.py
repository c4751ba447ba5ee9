"""Second factors: the overview, a passkey, an app, recovery codes. allauth's views with our rules."""

from typing import Any

from allauth.mfa.base import views as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal.auth import begin_registration
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from gezinsboek.people import factors, way
from gezinsboek.people.factors import PASSKEY, TOTP
from gezinsboek.people.models import Account
from gezinsboek.people.recovery import codes_left


def second_factor(request: HttpRequest) -> HttpResponse:
    """Why a professional needs a second lock, and the two ways to make one."""
    assert isinstance(request.user, Account)
    if factors.has_factor(request.user):
        return redirect(way.on(request))
    return render(request, "people/second_factor.html")


class IndexView(base.IndexView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        account = self.request.user
        return {
            **super().get_context_data(**kwargs),
            "passkeys": factors.passkeys(account),
            "has_app": factors.has_factor(account, TOTP),
            "codes_left": codes_left(account),
        }


class AuthenticateView(base.AuthenticateView):
    """The second step of signing in."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        account = self.stage.login.user
        return {
            **super().get_context_data(**kwargs),
            "has_passkey": factors.has_factor(account, PASSKEY),
            "has_app": factors.has_factor(account, TOTP),
        }


class AgainView(base.ReauthenticateView):
    """Proving it again, by a code from the app or from paper."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "has_app": factors.has_factor(self.request.user, TOTP)}


class AppView(totp.ActivateTOTPView):
    """An app that makes codes. The QR code is drawn in the page: the policy allows no `data:` picture."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        secret = context["form"].secret
        return {**context, "secret": " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))}


class AppAwayView(totp.DeactivateTOTPView):
    def form_valid(self, form: BaseForm) -> HttpResponse:
        if not factors.remove(self.request, self.authenticator):
            form.add_error(None, factors.SecondFactorAdapter.error_messages["cannot_delete_authenticator"])
            return self.form_invalid(form)  # type: ignore[no-any-return]
        return HttpResponseRedirect(reverse("mfa_index"))


class NewPasskeyView(webauthn.AddWebAuthnView):
    """A passkey that can sign in by itself: the device checks the finger, the face or its own code."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        options = begin_registration(self.request.user, True)
        return {
            **context,
            **kwargs,
            "form": kwargs.get("form") or self.get_form(),
            "js_data": {"creation_options": options},
        }


class PasskeysView(webauthn.ListWebAuthnView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "passkeys": factors.passkeys(self.request.user)}


class PasskeyNameView(webauthn.EditWebAuthnView):
    pass


def passkey_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks once, then takes this passkey away, unless it is the last key of somebody who must have one."""
    passkey = get_object_or_404(Authenticator, pk=pk, user_id=request.user.pk, type=PASSKEY)
    if request.method == "POST" and factors.remove(request, passkey):
        return redirect("mfa_list_webauthn")
    told = {"name": factors.name_of(passkey), "may_remove": factors.may_remove(passkey)}
    return render(request, "mfa/webauthn/authenticator_confirm_delete.html", told)


class CodesView(codes.ViewRecoveryCodesView):
    """The recovery codes, to print or copy out. Somebody without e-mail finds their sign-in name beside them."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        account = request.user
        assert isinstance(account, Account)
        if not codes_left(account):
            return redirect("mfa_generate_recovery_codes")
        response: HttpResponse = super().get(request, *args, **kwargs)
        if account.key_due and account.pin:
            Account.objects.filter(pk=account.pk).update(key_due=False)
        return response


class NewCodesView(codes.GenerateRecoveryCodesView):
    def form_valid(self, form: BaseForm) -> HttpResponse:
        # allauth locks the account's row; that needs a transaction on the connection where the account lives.
        with transaction.atomic(using="door"):
            response: HttpResponse = super().form_valid(form)
        return response


class CodesFileView(codes.DownloadRecoveryCodesView):
    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().render_to_response(context, **kwargs)
        response["Content-Disposition"] = 'attachment; filename="codes.txt"'
        return response
