"""How allauth does things here: which account it makes, which mails it sends, who must prove what again."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from . import accounts, again, language, mail, way
from .gate import SEEN
from .models import Account, Person
from .wished import wished, wished_at
from .wording import ERRORS

WAITED_FOR = {
    "login_code",
    "email_confirmation",
    "email_confirmation_signup",
    "unknown_account",
    "account_already_exists",
}


class AccountAdapter(DefaultAccountAdapter):
    """allauth's account adapter for people without passwords, some of them without an address."""

    error_messages = ERRORS

    def save_user(self, request: HttpRequest, user: Account, form: BaseForm, commit: bool = True) -> Account:
        told = form.cleaned_data
        professional = bool(told.get("professional"))
        return accounts.open_account(
            told["name"],
            email=told["email"],
            professional=professional,
            organisation=told["organisation"] if professional else "",
            profession=told["profession"] if professional else "",
        )

    def get_login_stages(self) -> list[str]:
        ours = {"allauth.account.stages.EmailVerificationStage": "gezinsboek.people.stages.AddressStage"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        super().login(request, user)
        request.session[SEEN] = int(time.time())

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **given: Any) -> HttpResponse:
        """On a device that has not chosen a language the pages speak the person's own."""
        response: HttpResponse = super().post_login(request, user, **given)
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            spoken = Person.objects.using("door").filter(pk=user.pk).values_list("language", flat=True).first()
            if spoken and language.known(spoken) and spoken != settings.LANGUAGE_CODE:
                language.speak(response, spoken)
        return response

    # Where to go.

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return way.on(request, settings.LOGIN_REDIRECT_URL)

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return way.on(request, settings.LOGIN_REDIRECT_URL)

    def get_email_verification_redirect_url(self, email_address: Any) -> str:
        return reverse("me") if context.request.user.is_authenticated else reverse("account_login")

    def is_safe_url(self, url: str) -> bool:
        return bool(way.safe(url))

    # Mail.

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """At once, at any hour: somebody waits for it, or must know. Discreet where they chose so: a sender without our name."""
        message = self.render_mail(template_prefix, email, {"email": email, **context})
        user = context.get("user")
        if (wished(user.pk) if user else wished_at(email)).discreet:
            message.from_email = settings.DISCREET_FROM_EMAIL
        mail.send(message, waited_for=template_prefix.rpartition("/")[2] in WAITED_FOR)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """With whose it is: an address that was just taken away still gets it as they want it."""
        super().send_notification_mail(template_prefix, user, {**(context or {}), "user": user}, email)

    def send_account_already_exists_mail(self, email: str) -> None:
        login_url = context.request.build_absolute_uri(reverse("account_login"))
        self.send_mail("account/email/account_already_exists", email, {"login_url": login_url})

    # Proving again that it is you.

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        return not again.recently(context.request)

    def get_reauthentication_methods(self, user: Account) -> list[dict[str, Any]]:
        return again.ways(user)

    # Behind proxies.

    def get_client_ip(self, request: HttpRequest) -> str:
        """The visitor's address. A request that came past our proxies, or without an address, shares one count."""
        try:
            found: str = super().get_client_ip(request)
        except (ImproperlyConfigured, PermissionDenied):
            return "0.0.0.0"  # noqa: S104  # an address to count under, nothing listens on it
        return found
