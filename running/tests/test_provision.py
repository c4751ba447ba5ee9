"""Provisioning: six roles that cannot become or read each other, and a home that stays what it is."""

import json
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from running import provision
from running.account import RunningError
from running.places import ROOT
from running.postgres import Server

Where = dict[str, dict[str, Any]]
WEB = ["gb_app", "gb_door"]


@pytest.fixture(scope="module")
def where(shared: Server) -> Where:
    """A provisioned database, with a table and a function of the owner in it."""
    made = provision.ensure(shared.home, "demo", admin=shared.admin())
    do(made["gb_owner"], "create table if not exists secret_of_the_owner (a int)")
    do(made["gb_owner"], "create or replace function secret_function() returns int language sql as 'select 1'")
    return made


def rows(where: dict[str, Any], query: str, *given: object) -> list[tuple[Any, ...]]:
    with psycopg.connect(**where) as connection:
        return connection.execute(query, given).fetchall()


def do(where: dict[str, Any], command: str) -> None:
    with psycopg.connect(**where) as connection:
        connection.execute(command)


def test_a_second_time_changes_nothing(shared: Server, where: Where):
    before = (shared.home / "database.json").read_text()
    identity = provision.installation(where["gb_app"])
    assert provision.ensure(shared.home, "demo", admin=shared.admin()) == where
    assert (shared.home / "database.json").read_text() == before
    assert provision.installation(where["gb_app"]) == identity


def test_four_processes_may_provision_at_once(server: Server):
    script = "import sys; from running import provision; provision.ensure(sys.argv[1], 'demo', admin=sys.argv[2])"
    command = [sys.executable, "-c", script, str(server.home), server.admin()]
    four = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    assert [process.communicate()[1] for process in four] == [""] * 4


@pytest.mark.parametrize("role", provision.ROLES)
def test_no_role_is_a_superuser(where: Where, role: str):
    query = "select rolsuper or rolcreaterole or rolcreatedb, rolbypassrls from pg_roles where rolname = %s"
    assert rows(where["gb_owner"], query, role) == [(False, role == "gb_backup")]


@pytest.mark.parametrize("role", WEB)
def test_a_web_role_is_a_member_of_nothing(where: Where, role: str):
    query = "select count(*) from pg_auth_members where member = %s::regrole"
    assert rows(where[role], query, role) == [(0,)]


@pytest.mark.parametrize("role", WEB)
@pytest.mark.parametrize("other", [*provision.ROLES, "postgres"])
def test_a_web_role_cannot_become_another(where: Where, role: str, other: str):
    if role != other:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            do(where[role], f"set role {other}")


@pytest.mark.parametrize("role", WEB)
@pytest.mark.parametrize(
    "command",
    [
        "create table mine (a int)",
        "create temp table mine (a int)",
        "create schema mine",
        "select * from secret_of_the_owner",
        "select secret_function()",
        "insert into installation (kind) values ('real')",
        "update installation set kind = 'real'",
    ],
)
def test_a_web_role_may_do_nothing_by_default(where: Where, role: str, command: str):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        do(where[role], command)


def test_a_password_opens_one_role_only(where: Where):
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(**{**where["gb_app"], "user": "gb_door"})


@pytest.mark.parametrize("role", provision.GROUP_ROLES)
def test_nobody_signs_in_as_a_role_of_the_owner_but_the_owner_may_become_it(where: Where, role: str):
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(**{**where["gb_app"], "user": role})
    do(where["gb_owner"], f"set role {role}")


@pytest.mark.parametrize("role", WEB)
def test_what_a_web_role_asks_is_seen_by_no_other_session(where: Where, role: str):
    query = "select coalesce(string_agg(query, ''), '') from pg_stat_activity where pid = %s"
    with psycopg.connect(**where[role]) as first:
        first.execute("select 'a claim'")
        assert rows(where[role], query, first.info.backend_pid) == [("",)]
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            first.execute("set track_activities = on")


def test_the_owner_alone_may_make_tables(where: Where):
    query = "select nspowner::regrole::text from pg_namespace where nspname = 'public'"
    assert rows(where["gb_owner"], query) == [("gb_owner",)]


def test_a_web_role_enters_no_other_database(server: Server):
    where = provision.ensure(server.home, "demo", admin=server.admin())
    with psycopg.connect(server.admin(), autocommit=True) as connection:
        connection.execute("create database other")
        connection.execute("revoke connect on database other from public")
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(**{**where["gb_app"], "dbname": "other"})


@pytest.mark.parametrize("role", [*WEB, "gb_owner", "gb_backup"])
def test_no_question_is_compiled_before_it_is_answered(where: Where, role: str):
    """On a server that can (Debian's) it makes reading under the rules many times slower."""
    assert rows(where[role], "show jit") == [("off",)]


def test_in_our_own_server_even_the_first_database_is_closed(home: Path):
    with Server(home, durable=False):
        where = provision.ensure(home, "demo")
        for name in ("postgres", "template1"):
            with pytest.raises(psycopg.OperationalError, match="permission denied"):
                psycopg.connect(**{**where["gb_app"], "dbname": name})


def test_the_backup_role_reads_everything_and_writes_nothing(where: Where):
    do(
        where["gb_owner"],
        "create table book (a int); alter table book enable row level security, force row level security",
    )
    do(where["gb_owner"], "create policy p on book for insert with check (true); insert into book values (1)")
    assert rows(where["gb_backup"], "select a from book") == [(1,)]
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        do(where["gb_backup"], "insert into book values (2)")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        do(where["gb_backup"], "set transaction read write; insert into book values (2)")


@pytest.mark.parametrize(
    "command", ["update installation set kind = 'real'", "delete from installation", "truncate installation"]
)
def test_what_kind_of_installation_it_is_never_changes(where: Where, command: str):
    with pytest.raises(psycopg.errors.RaiseException):
        do(where["gb_owner"], command)


def test_a_demo_home_never_becomes_real(shared: Server, where: Where):
    with pytest.raises(RunningError, match="demo"):
        provision.ensure(shared.home, "real", admin=shared.admin())


def test_a_demo_database_never_becomes_real(server: Server):
    provision.ensure(server.home, "demo", admin=server.admin())
    path = server.home / "database.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "kind": "real"}))
    with pytest.raises(RunningError, match="niet van soort"):
        provision.ensure(server.home, "real", "gezinsboek_demo", admin=server.admin())


def test_a_lost_master_key_is_not_replaced(server: Server):
    provision.ensure(server.home, "demo", admin=server.admin())
    (server.home / "master.key").unlink()
    with pytest.raises(RunningError, match=r"master\.key"):
        provision.ensure(server.home, "demo", admin=server.admin())
    assert not (server.home / "master.key").exists()


def test_every_secret_is_closed_and_of_its_own(shared: Server, where: Where):
    names = ["claim.key", "master.key", "django.key", "database.json"]
    assert {stat.S_IMODE((shared.home / name).stat().st_mode) for name in names} == {0o600}
    assert {stat.S_IMODE((shared.home / name).stat().st_mode) for name in ("keys", "files", "outbox")} == {0o700}
    assert len((shared.home / "claim.key").read_bytes()) == len((shared.home / "master.key").read_bytes()) == 32
    assert len({given["password"] for given in where.values()}) == len(provision.LOGIN_ROLES)


def test_another_home_does_not_take_the_roles_of_a_shared_server(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    where = provision.ensure(server.home, "demo", admin=server.admin())
    second = tmp_path / "second"
    with pytest.raises(RunningError, match="GEZINSBOEK_RESET_ROLES"):
        provision.ensure(second, "demo", "gezinsboek_twee", admin=server.admin())
    assert provision.installation(where["gb_app"])[0] == "demo"
    monkeypatch.setenv("GEZINSBOEK_RESET_ROLES", "1")
    again = provision.ensure(second, "demo", "gezinsboek_twee", admin=server.admin())
    assert provision.installation(again["gb_app"])[0] == "demo"


def test_a_database_of_somebody_else_is_left_alone(server: Server):
    with psycopg.connect(server.admin(), autocommit=True) as connection:
        connection.execute(sql.SQL("create database gezinsboek_demo"))
    with pytest.raises(RunningError, match="postgres"):
        provision.ensure(server.home, "demo", admin=server.admin())


def test_an_admin_who_is_no_superuser_is_told_so(server: Server):
    where = provision.ensure(server.home, "demo", admin=server.admin())
    admin = psycopg.conninfo.make_conninfo(**{**where["gb_owner"], "dbname": "gezinsboek_demo"})
    with psycopg.connect(server.admin(), autocommit=True) as connection:
        connection.execute("grant connect on database postgres to gb_owner")
    with pytest.raises(RunningError, match="superuser"):
        provision.ensure(server.home, "demo", admin=admin)
