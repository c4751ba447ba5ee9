"""Asking the database to do something: the functions of `acl`, by name."""

from typing import Any

from django.db import DatabaseError, connections, transaction
from psycopg import errors


class Refused(Exception):
    """The database does not allow it, or it does not exist: from outside the two are the same."""


class Stale(Exception):
    """It was made from an older version than the one that is there now."""


def act(function: str, *values: Any, using: str = "default") -> list[tuple[Any, ...]]:
    """Call `acl.<function>` and give its rows. Inside a savepoint, so that a page may tell what was refused and go on;
    over `door` in a transaction of its own, which stays whatever happens next.

    Raises Refused when the acting person may not, Stale when a version does not fit.
    """
    marks = ", ".join(["%s"] * len(values))
    try:
        with transaction.atomic(using=using), connections[using].cursor() as cursor:
            cursor.execute(f"select * from acl.{function}({marks})", values)
            return list(cursor.fetchall())
    except DatabaseError as fault:
        if isinstance(fault.__cause__, errors.InsufficientPrivilege):
            raise Refused(function) from fault
        if isinstance(fault.__cause__, errors.SerializationFailure):
            raise Stale(function) from fault
        raise



def ask(function: str, *values: Any) -> list[tuple[Any, ...]]:
    """The rows of `acl.<function>`, for functions that only tell: no savepoint, one round trip."""
    marks = ", ".join(["%s"] * len(values))
    with connections["default"].cursor() as cursor:
        cursor.execute(f"select * from acl.{function}({marks})", values)
        return list(cursor.fetchall())
