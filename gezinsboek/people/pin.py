"""The PIN: six figures that open private chapters. Five wrong tries close it for a quarter of an hour."""

from datetime import timedelta
from enum import Enum
from itertools import pairwise

from django.contrib.auth.hashers import check_password, make_password
from django.db.models import Case, F, Value, When

from gezinsboek.ground import clock

from .models import Account

FIGURES = 6
TRIES = 5
LOCK = timedelta(minutes=15)
KNOWN = {"112112", "123321", "654456", "159753", "147258", "258369", "123654", "789456", "101010", "112233", "332211"}


class Tried(Enum):
    """How a try went."""

    RIGHT = "right"
    WRONG = "wrong"
    LOCKED = "locked"


def is_weak(pin: str) -> bool:
    """Whether somebody who knows nothing tries this one first: one figure, two in turn, a row, a pattern of keys."""
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    in_turn = pin == pin[:2] * 3 or pin == pin[:3] * 2
    return len(steps) == 1 or in_turn or pin in KNOWN


def set_pin(account: Account, pin: str) -> None:
    """From now on this is the PIN of this account; earlier wrong tries count no more."""
    hashed = make_password(pin)
    Account.objects.filter(pk=account.pk).update(pin=hashed, pin_tries=0, pin_locked_until=None)
    account.pin = hashed


def try_pin(account: Account, pin: str) -> Tried:
    """Whether this is the PIN. The try is spent before the PIN is looked at, over the autocommit connection: a request
    that fails or is cut off afterwards cannot take it back, and ten at once get five tries together."""
    now, row = clock.now(), Account.objects.filter(pk=account.pk)
    row.filter(pin_locked_until__lte=now).update(pin_tries=0, pin_locked_until=None)
    last = When(pin_tries__gte=TRIES - 1, then=Value(now + LOCK))
    spent = row.filter(pin_tries__lt=TRIES).update(
        pin_tries=F("pin_tries") + 1, pin_locked_until=Case(last, default=None)
    )
    if not spent:
        return Tried.LOCKED
    hashed = row.values_list("pin", flat=True).get()
    if not hashed or not check_password(pin, hashed):
        return Tried.WRONG
    row.update(pin_tries=0, pin_locked_until=None)
    return Tried.RIGHT
