"""Signing in without e-mail: a readable name of one's own and a recovery code from paper."""

from contextlib import suppress

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.core.internal import ratelimit
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse

from gezinsboek.ground.codes import new_handle, same_code

from .limits import tried_by
from .models import Account

CODES = Authenticator.Type.RECOVERY_CODES


def new_sign_in_name() -> str:
    """A name to sign in with that nobody has, like TULP-4821."""
    while True:
        name = new_handle()
        if not Account.objects.filter(sign_in_name=name).exists():
            return name


def unlock(request: HttpRequest, name: str, code: str) -> Account | None:
    """The account when name and code fit, and the code is spent then. Raises `RateLimited` when tried too often.

    A try counts against the address it comes from, against the name from there, and, far wider, against the name from
    anywhere; over the autocommit connection.
    """
    typed = same_code(name)
    counts = {"recovery_login": tried_by(request, typed), "recovery_login_name": typed}
    tries = [
        ratelimit.consume(request, app="allauth.account", action=action, key=key, raise_exception=True, limit_get=True)
        for action, key in counts.items()
    ]
    account = Account.objects.filter(sign_in_name=typed, email=None, is_active=True).first()
    factor = Authenticator.objects.filter(user_id=account.pk, type=CODES).first() if account else None
    if account is None or factor is None or not spend(factor, code):
        return None
    for spent in tries:
        if spent:
            spent.rollback()
    return account


def spend(factor: Authenticator, code: str) -> bool:
    """Whether this is an unused recovery code; then it is used. allauth locks the row, which needs a transaction here."""
    with transaction.atomic(using="door"):
        valid: bool = factor.wrap().validate_code(code)
    return valid


def sign_in(request: HttpRequest, account: Account, url: str) -> HttpResponse:
    """In with a recovery code. A professional still passes the second step."""
    factor = Authenticator.objects.get(user_id=account.pk, type=CODES)
    post_authentication(request, factor)
    # The code came from paper that only its owner has: allauth's own second step would ask a family for one more.
    passed = {} if account.professional else {"stages": {"mfa_authenticate": {"handled": True}}}
    response: HttpResponse = perform_login(request, Login(user=account, redirect_url=url, state=passed))
    return response


def ensure_codes(account: Account) -> None:
    """Recovery codes for this account; those it has stay."""
    with suppress(IntegrityError):  # a second click made them a moment ago
        RecoveryCodes.activate(account)


def codes_left(account: Account) -> int:
    """How many recovery codes can still be used."""
    factor = Authenticator.objects.filter(user_id=account.pk, type=CODES).first()
    return len(factor.wrap().get_unused_codes()) if factor else 0
