"""A real installation refuses a demo's database, and the other way round (SHARING 30)."""

from collections.abc import Iterator
from uuid import uuid4

import psycopg
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import override_settings
from psycopg.conninfo import make_conninfo
from pytest import fixture, mark, raises

from running.testing import SERVER


def to(alias: str = "default", database: str = "") -> BaseDatabaseWrapper:
    """A new connection with the settings of this one, perhaps to another database."""
    new = connections.create_connection(alias)
    if database:
        new.settings_dict = {**new.settings_dict, "NAME": database}
    return new


@fixture
def other() -> Iterator[str]:
    """Another database on the same server, with nothing in it."""
    name = f"other_{uuid4().hex[:8]}"
    with psycopg.connect(SERVER.admin(), autocommit=True) as admin:
        admin.execute(f"create database {name} owner gb_owner")
        admin.execute(f"grant connect on database {name} to gb_app")
        yield name
        admin.execute(f"drop database {name} with (force)")


def filled(name: str, kind: str) -> None:
    with psycopg.connect(make_conninfo(SERVER.admin(), dbname=name), autocommit=True) as admin:
        admin.execute("create table installation (kind text); grant select on installation to gb_app")
        admin.execute("insert into installation values (%s)", [kind])


def test_our_own_database_opens():
    connection = to()
    connection.ensure_connection()
    assert connection.is_usable()
    connection.close()


@mark.parametrize("alias", ["default", "door"])
def test_real_settings_refuse_a_demo_database(alias):
    connection = to(alias)
    with override_settings(KIND="real"), raises(ImproperlyConfigured, match="of kind 'demo'"):
        connection.ensure_connection()


def test_a_refused_connection_is_not_used_the_second_time_either():
    connection = to()
    with override_settings(KIND="real"):
        for _ in range(2):
            with raises(ImproperlyConfigured):
                connection.ensure_connection()
    assert connection.connection is None


def test_demo_settings_refuse_a_real_database(other):
    filled(other, "real")
    with raises(ImproperlyConfigured, match="of kind 'real'"):
        to(database=other).ensure_connection()


def test_a_database_that_was_never_made_ready_is_refused(other):
    with raises(ImproperlyConfigured, match="never made ready"):
        to(database=other).ensure_connection()
