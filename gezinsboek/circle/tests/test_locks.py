"""SHARING 28: nothing is reachable that is not locked, and the page that says so is true."""

import os
import subprocess
import sys
from contextlib import contextmanager

import psycopg
from django.conf import settings
from pytest import mark

from gezinsboek.circle import catalogue
from running.provision import parameters


@contextmanager
def planted(statement, removal):
    """Something that should not be there, made by the owner as a careless migration would, and taken away again."""
    owner = parameters(settings.GEZINSBOEK_HOME, "gb_owner")
    with psycopg.connect(**owner, autocommit=True) as connection:
        connection.execute(statement)
        try:
            yield
        finally:
            connection.execute(removal)


def faults():
    """What the command would fail for; without starting a program each time."""
    return "; ".join(catalogue.read().faults)


def locks(*arguments):
    return subprocess.run(
        [sys.executable, "manage.py", "locks", *arguments],
        cwd=settings.ROOT,
        env=os.environ | {"GEZINSBOEK_ROLE": "owner"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_everything_the_web_roles_reach_is_locked():
    assert locks().returncode == 0


@mark.parametrize(
    ("statement", "removal", "told"),
    [
        ("create table diary (id int); grant select on diary to gb_app", "drop table diary", "public.diary"),
        (
            "create view peephole as select * from item; grant select on peephole to gb_app",
            "drop view peephole",
            "public.peephole",
        ),
        (
            "create function whisper() returns int language sql as 'select 1';"
            "grant execute on function whisper() to gb_app",
            "drop function whisper()",
            "whisper",
        ),
        ("create policy all_of_it on item to gb_app using (true)", "drop policy all_of_it on item", "all_of_it"),
        (
            "create function shout() returns int language sql security definer as 'select 1'",
            "drop function shout()",
            "shout",
        ),
        ("create sequence counter; grant usage on counter to gb_app", "drop sequence counter", "counter"),
        (
            "create table open_house (id int); grant select on open_house to public",
            "drop table open_house",
            "open_house",
        ),
        ("grant create on schema public to gb_door", "revoke create on schema public from gb_door", "schema public"),
        ("alter table heart no force row level security", "alter table heart force row level security", "public.heart"),
    ],
)
def test_a_careless_change_is_found(statement, removal, told):
    with planted(statement, removal):
        assert told in faults()
    assert told not in faults()


def test_the_command_fails_for_what_is_found():
    with planted("create table open_house (id int); grant select on open_house to public", "drop table open_house"):
        found = locks()
    assert found.returncode != 0
    assert "public.open_house" in found.stderr


def test_the_page_of_locks_is_what_the_database_really_does():
    found = locks("--check")
    assert found.returncode == 0, found.stderr


def test_a_new_table_is_out_of_reach_until_a_rule_names_it():
    with planted("create table diary (id int)", "drop table diary"):
        found = catalogue.read()
    assert "public.dossier" in {reach.table for reach in found.reaches}
    assert "public.diary" not in {reach.table for reach in found.reaches}
