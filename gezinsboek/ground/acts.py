"""Asking the database to do something: the functions of `acl`, by name."""

from typing import Any

from django.db import DatabaseError, connections, transaction
from psycopg import errors


class Refused(Exception):  # noqa: N818
    """The database does not allow it, or it does not exist: from outside the two are the same."""


class Stale(Exception):  # noqa: N818
    """It was made from an older version than the one that is there now."""


def act(function: str, *values: Any, using: str = "default", savepoint: bool = True) -> list[tuple[Any, ...]]:
    """Call `acl.<function>` and give its rows. Inside a savepoint, so that a page may tell what was refused and go on;
    without `savepoint` what is refused takes all around it back. Over `door` in a transaction of its own, which stays
    whatever happens next.

    Raises Refused when the acting person may not, Stale when a version does not fit.
    """
    try:
        with transaction.atomic(using=using, savepoint=savepoint):
            return _rows(function, values, using)
    except DatabaseError as fault:
        if isinstance(fault.__cause__, errors.InsufficientPrivilege):
            raise Refused(function) from fault
        if isinstance(fault.__cause__, errors.SerializationFailure):
            raise Stale(function) from fault
        raise


def ask(function: str, *values: Any) -> list[tuple[Any, ...]]:
    """The rows of `acl.<function>`, for functions that only tell: no savepoint, one round trip."""
    return _rows(function, values, "default")


def _rows(function: str, values: tuple[Any, ...], using: str) -> list[tuple[Any, ...]]:
    """`function` is always a word in our own code, never something that was sent."""
    if not function.isidentifier():
        raise ValueError("a function of acl is one word")
    marks = ", ".join(["%s"] * len(values))
    with connections[using].cursor() as cursor:
        cursor.execute(f"select * from acl.{function}({marks})", values)  # noqa: S608  # checked above
        return list(cursor.fetchall())
