"""The address in a mail that stops all of them with one click, also without signing in (RFC 8058)."""

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from gezinsboek.ground.acts import act

SALT = "gezinsboek.notices.stop"
ID, MARK = 32, 32


def link(reach: UUID) -> str:
    """Says nothing about anybody: the name of a row that only this person's mails carry, and our mark."""
    return settings.ORIGIN + reverse("notice_stop", args=[reach.hex + _mark(reach)])


def reach_in(token: str) -> UUID | None:
    """The row that a token names, when the mark is ours."""
    try:
        reach = UUID(token[:ID]) if len(token) == ID + MARK else None
    except ValueError:
        return None
    return reach if reach and constant_time_compare(token[ID:], _mark(reach)) else None


def stop(reach: UUID) -> bool:
    """No mail any more, until they choose otherwise. Twice is once."""
    done: bool = act("stop_telling", reach)[0][0]
    return done


def _mark(reach: UUID) -> str:
    return salted_hmac(SALT, reach.hex, algorithm="sha256").hexdigest()[:MARK]
