"""Connections beside Django's, for tests that attack or look behind the rules: any role, straight to the server."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import psycopg
from django.conf import settings

from gezinsboek.ground.acting import Acting
from gezinsboek.ground.claim import sign
from running.provision import parameters
from running.testing import SERVER

Connection = psycopg.Connection[tuple[Any, ...]]


@contextmanager
def wire(role: str, *, autocommit: bool = True) -> Iterator[Connection]:
    """A connection as `gb_app`, `gb_door`, `gb_owner` or `gb_backup`, as the product itself makes it."""
    with psycopg.connect(**parameters(settings.GEZINSBOEK_HOME, role), autocommit=autocommit) as connection:
        yield connection


@contextmanager
def superuser(*, autocommit: bool = True) -> Iterator[Connection]:
    """Whoever runs the server: sees everything, and may do what no part of the product can."""
    name = settings.DATABASES["default"]["NAME"]
    with psycopg.connect(SERVER.admin(str(name)), autocommit=autocommit) as connection:
        connection.execute("set client_min_messages = warning")
        yield connection


def claims(connection: Connection, who: Acting | str | None, book: UUID | None = None) -> None:
    """Say who acts in the running transaction, as the backend does at BEGIN; a text is taken as the claim itself."""
    claim = who if isinstance(who, str) else sign(who) if who else ""
    connection.execute(
        "select set_config('app.claim', %s, true), set_config('app.dossier_id', %s, true)", [claim, str(book or "")]
    )


@contextmanager
def app_as(who: Acting | str | None, book: UUID | None = None) -> Iterator[Connection]:
    """One transaction of the web role as this person, rolled back at the end."""
    with wire("gb_app", autocommit=False) as connection:
        claims(connection, who, book)
        yield connection
        connection.rollback()


def one(connection: Connection, query: str, *values: object) -> Any:
    """The first column of the first row, or None."""
    row = connection.execute(query, values).fetchone()
    return row[0] if row else None


def row_of(connection: Connection, query: str, *values: object) -> tuple[Any, ...]:
    """The first row, which is there."""
    row = connection.execute(query, values).fetchone()
    assert row
    return row


def column(connection: Connection, query: str, *values: object) -> set[Any]:
    """The first column, as a set."""
    return {row[0] for row in connection.execute(query, values).fetchall()}
