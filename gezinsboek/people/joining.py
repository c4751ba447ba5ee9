"""Coming in by an invitation: what the circle needs of signing in."""

from allauth.account.internal.flows.signup import complete_signup
from django.http import HttpRequest

from .accounts import open_account
from .models import Account

SUGGESTED = "suggested_address"


def open_account_without_email(request: HttpRequest, name: str) -> Account:
    """Account and person for somebody with a code on paper, signed in at once with a new session.

    They have no key of their own yet: every page now leads to `/eigen-sleutel/` until they made one. The transaction
    that runs was begun for nobody, so go on in the next request, or in `acting_as(...)` with a transaction of its own.
    """
    if request.user.is_authenticated:
        raise ValueError("somebody is signed in already")
    account = open_account(name, key_due=True)
    complete_signup(request, user=account, redirect_url="/")
    return account


def suggest_address(request: HttpRequest, email: str) -> None:
    """Fill in this address when the person signs up or in: it is the one that was invited. It proves nothing."""
    request.session[SUGGESTED] = email


def suggested_address(request: HttpRequest) -> str:
    return str(request.session.get(SUGGESTED, ""))
