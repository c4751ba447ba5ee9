"""Somebody with a browser, for tests: what they would click and type."""

import re
import secrets
from typing import Any

from django.conf import settings
from django.core import mail
from django.test import Client

from gezinsboek.people.accounts import open_account
from gezinsboek.people.models import Account
from gezinsboek.people.sessions import SessionStore, fingerprint

WORK = {"professional": "on", "organisation": "De Wegwijzer", "profession": "Jeugdhulpverlener"}


def new_address(name: str = "noor") -> str:
    return f"{name}-{secrets.token_hex(6)}@voorbeeld.example"


def mails_to(address: str) -> list[mail.EmailMessage]:
    return [message for message in mail.outbox if message.to == [address]]


def code_in_mail(address: str) -> str:
    found = re.search(r"\d{4}-\d{4}", str(mails_to(address)[-1].body))
    assert found, mails_to(address)[-1].body
    return found[0]


def wrong(code: str) -> str:
    """A code of the same form that is not this one."""
    return ("1" if code[0] != "1" else "2") + code[1:]


class Visitor(Client):
    """A browser that checks form tokens, like a real one."""

    def __init__(self, address: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.address = address or new_address()
        self.answer: Any = None

    def sign_up(self, name: str = "Noor", **more: Any) -> "Visitor":
        self.post("/aanmelden/", {"name": name, "email": self.address, **more})
        response = self.post("/inloggen/code/e-mail/", {"code": code_in_mail(self.address)})
        assert response.status_code == 302, response.content
        return self

    def ask_code(self, next_url: str = "") -> Any:
        return self.post("/inloggen/", {"login": self.address, "next": next_url})

    def sign_in(self, next_url: str = "") -> Any:
        self.ask_code(next_url)
        return self.post("/inloggen/code/", {"code": code_in_mail(self.address), "next": next_url})

    @property
    def account(self) -> Account:
        return Account.objects.get(email=self.address)

    @property
    def session(self) -> SessionStore:
        """Django's client looks for the session by the cookie itself; ours is kept by its fingerprint."""
        cookie = self.cookies.get(settings.SESSION_COOKIE_NAME)
        return SessionStore(fingerprint(cookie.value) if cookie and cookie.value else None)

    @property
    def is_in(self) -> bool:
        return "_auth_user_id" in self.session

    def later(self, seconds: int) -> None:
        """As if everything this session did was so long ago."""
        session = self.session
        for key in ("seen", "strong_at", "keys_at"):
            if key in session:
                session[key] -= seconds
        for record in session.get("account_authentication_methods", []):
            record["at"] -= seconds
        if "parked" in session:
            session["parked"]["at"] -= seconds
        session.save()


def somebody(**more: Any) -> Visitor:
    """Somebody with an account and a confirmed address, signed in a moment ago."""
    visitor = Visitor()
    confirmed(visitor.address, **more)
    visitor.sign_in()
    assert visitor.is_in
    return visitor


def confirmed(address: str, name: str = "Noor", **more: Any) -> Account:
    from allauth.account.models import EmailAddress

    account = open_account(name, email=address, **more)
    EmailAddress.objects.create(user=account, email=address, verified=True, primary=True)
    return account


def let_in(client: Client, account: Account) -> None:
    """Sign this account in without its pages; `force_login` of Django's client cannot, for it does not know our cookie."""
    from django.contrib.auth import login
    from django.http import HttpRequest

    request = HttpRequest()
    request.session = SessionStore()
    login(request, account, "allauth.account.auth_backends.AuthenticationBackend")
    request.session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.token or ""
