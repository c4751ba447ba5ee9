"""The time of day for the whole product; in demo and tests it can be moved."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

_shift: ContextVar[timedelta] = ContextVar("shift", default=timedelta(0))


def now() -> datetime:
    """The present moment, with time zone; moved when the test clock is."""
    return timezone.now() + _shift.get()


def shift() -> timedelta:
    """How far the test clock is moved; the database backend tells it to PostgreSQL at BEGIN."""
    return _shift.get()


@contextmanager
def moved_to(moment: datetime) -> Iterator[None]:
    """Inside, the present is `moment` and runs on from there. Only where the database is a demo's (SHARING 6, 30)."""
    if settings.KIND != "demo":
        raise RuntimeError("the clock of a real installation cannot be moved")
    token = _shift.set(moment - timezone.now())
    try:
        yield
    finally:
        _shift.reset(token)
