"""Signing in and up: allauth's views, which keep what was typed when a mail cannot be sent."""

from typing import Any

from allauth.account import views as theirs
from allauth.account.internal.stagekit import clear_login
from allauth.account.stages import LoginStage
from allauth.mfa.webauthn import views as passkeys
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from gezinsboek.people import mail, way
from gezinsboek.people.joining import suggested_address
from gezinsboek.people.wording import ERRORS


class Entrance:
    """What signing in and signing up share."""

    request: HttpRequest

    def form_valid(self, form: BaseForm) -> HttpResponse:
        way.remember(self.request, self.request.POST.get("next"))
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        said = ERRORS["rate_limited"] if response.status_code == 429 else mail.why(response)
        if said is None:
            return response
        form.add_error(None, said)
        return self.form_invalid(form)

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        response.status_code = 422
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return {**context, "paper_url": paper_url()}


class LoginView(Entrance, theirs.LoginView):
    """Whoever comes back here starts anew: a half finished sign-in is dropped."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: LoginStage) -> None:
        clear_login(request)

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "login": suggested_address(self.request)}


class SignupView(Entrance, theirs.SignupView):
    def get_initial(self) -> dict[str, Any]:
        return {"email": suggested_address(self.request)}


class SignupByPasskeyView(SignupView):
    template_name = "account/signup.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "by_passkey": True}


class PasskeyLoginView(passkeys.LoginWebAuthnView):
    """Signing in with a passkey alone."""

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: LoginStage) -> None:
        clear_login(request)


class FirstPasskeyView(passkeys.SignupWebAuthnView):
    """A passkey at the end of signing up. A device that cannot make one goes on without: the address is confirmed."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "without" in request.POST:
            response: HttpResponse = self._login_stage.exit()
            return response
        return super().post(request, *args, **kwargs)  # type: ignore[no-any-return]


class LogoutView(theirs.LogoutView):
    """Only a button signs out; a link asks first. Cancelling a sign-in comes past here too."""

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.request.user.is_authenticated:
            return HttpResponseRedirect(reverse("account_login"))
        return super().get(*args, **kwargs)  # type: ignore[no-any-return]

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        was_in = self.request.user.is_authenticated
        UserSession.objects.filter(session_key=self.request.session.session_key).delete()
        response: HttpResponse = super().post(*args, **kwargs)
        if was_in:
            messages.success(self.request, _("Je bent uitgelogd."))
        return response


def paper_url() -> str:
    """Where somebody types the code of a letter, when this installation has such a page."""
    try:
        return reverse(settings.PAPER_CODE_PAGE)
    except NoReverseMatch:
        return ""
