"""Provisioning: the database, its roles and the secrets of one home folder.

Promises: running it again changes nothing; the web roles are members of nothing and own nothing; a home is of one
kind, demo or real, and stays that; a lost master key is never silently replaced by a new one.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypedDict

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from running.account import RunningError
from running.places import Kind
from running.postgres import Server, write_secret

LOGIN_ROLES = ("gb_owner", "gb_app", "gb_door", "gb_backup")
GROUP_ROLES = ("gb_acl", "gb_steward")
ROLES = (*LOGIN_ROLES, *GROUP_ROLES)
WEB_ROLES = ("gb_app", "gb_door")
OLDEST_SERVER = 150000
LOCK = 4_671_936  # any number, as long as all of us use the same
ADDRESS_FILE = "database.json"
# A private key on the curve of web push is any number below this.
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


class Addresses(TypedDict):
    """What `<home>/database.json` says: where the database is and how each role gets in."""

    kind: str
    host: str
    port: int
    name: str
    options: dict[str, str]
    roles: dict[str, str]


def settings_env(home: Path | str, kind: Kind) -> dict[str, str]:
    """What Django must know to find this home."""
    return {
        "GEZINSBOEK_HOME": str(home),
        "GEZINSBOEK_KIND": kind,
        "DJANGO_SETTINGS_MODULE": f"gezinsboek.site.settings.{kind}",
    }


def ensure(
    home: Path | str, kind: Kind, dbname: str | None = None, *, admin: str | None = None
) -> dict[str, dict[str, Any]]:
    """Make sure that database, roles and secrets are there; returns connection parameters per role.

    `admin` is a superuser's address; absent it is `DATABASE_URL`, and without that the embedded server of the home,
    which must be running. The address file names the first database made in a home.
    """
    home = Path(home).absolute()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = dbname or f"gezinsboek_{kind}"
    embedded = not (admin or os.environ.get("DATABASE_URL"))
    admin = admin or os.environ.get("DATABASE_URL") or Server(home).admin()
    with _connect(admin, "postgres") as connection:
        _check_server(connection)
        connection.execute("select pg_advisory_lock(%s)", [LOCK])
        addresses = _addresses(home, kind, name, admin)
        make_keys(home)
        _roles(connection, addresses["roles"], admin, ours=embedded)
        _database(connection, name)
        if embedded:
            _close_other_databases(connection)
        with _connect(admin, name) as inside, inside.transaction():
            _schema(inside, name)
            _installation(inside, kind)
    return {role: _parameters(addresses, role, name) for role in LOGIN_ROLES}


def parameters(home: Path, role: str) -> dict[str, Any]:
    """How a role gets into the database of a provisioned home."""
    addresses: Addresses = json.loads((home / ADDRESS_FILE).read_text())
    return _parameters(addresses, role, addresses["name"])


def installation(where: dict[str, Any]) -> tuple[str, str]:
    """(kind, identity) of a provisioned database: two databases never share an identity."""
    with psycopg.connect(**where) as connection:
        row = connection.execute("select kind, id::text from installation").fetchone()
    if not row:
        raise RunningError("De database is leeg. / The database was never provisioned.")
    return row[0], row[1]


# ---------- secrets


def make_keys(home: Path) -> None:
    """The claim's secret, the master key, Django's key; a home that has data must have its master key."""
    if (home / ADDRESS_FILE).exists() and not (home / "master.key").exists():
        raise RunningError(
            f"{home}/master.key is weg, en zonder die sleutel leest niemand de boeken. Zet hem terug uit je back-up. "
            "/ The master key is gone: put it back from your backup; a new one cannot read these books."
        )
    for name, secret in {
        "claim.key": secrets.token_bytes(32),
        "master.key": secrets.token_bytes(32),
        "django.key": secrets.token_urlsafe(48).encode(),
        "push.key": (secrets.randbelow(P256_ORDER - 1) + 1).to_bytes(32, "big"),
    }.items():
        if not (home / name).exists():
            write_secret(home / name, secret)
    for name in ("keys", "files", "outbox", "log"):
        (home / name).mkdir(mode=0o700, exist_ok=True)


def _addresses(home: Path, kind: Kind, name: str, admin: str) -> Addresses:
    """Read the address file, or make it; where the server is may change, the passwords stay."""
    path = home / ADDRESS_FILE
    where = conninfo_to_dict(admin)
    known: dict[str, Any] = json.loads(path.read_text()) if path.exists() else {}
    if known and known["kind"] != kind:
        raise RunningError(
            f"{home} is van soort '{known['kind']}', niet '{kind}'. Kies een andere map met --home. "
            f"/ This home is of kind '{known['kind']}': choose another with --home."
        )
    addresses: Addresses = {
        "kind": kind,
        "host": str(where.get("host") or ""),
        "port": int(where.get("port") or 5432),
        "name": known.get("name", name),
        "options": {k: str(v) for k, v in where.items() if k.startswith("ssl")},
        "roles": {role: known.get("roles", {}).get(role) or secrets.token_urlsafe(24) for role in LOGIN_ROLES},
    }
    if addresses != known:
        if not known:
            make_keys(home)
        write_secret(path, json.dumps(addresses, indent=1).encode())
    return addresses


def _parameters(addresses: Addresses, role: str, name: str) -> dict[str, Any]:
    return {
        "host": addresses["host"],
        "port": addresses["port"],
        "dbname": name,
        "user": role,
        "password": addresses["roles"][role],
        **addresses["options"],
    }


# ---------- the server


@contextmanager
def _connect(admin: str, dbname: str) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    with psycopg.connect(make_conninfo(admin, dbname=dbname, connect_timeout=10), autocommit=True) as connection:
        connection.execute("set client_min_messages = warning")
        yield connection


def _check_server(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    if connection.info.server_version < OLDEST_SERVER:
        raise RunningError("Gezinsboek vraagt PostgreSQL 15 of nieuwer. / PostgreSQL 15 or newer is needed.")
    row = connection.execute("select rolsuper from pg_roles where rolname = current_user").fetchone()
    if not row or not row[0]:
        raise RunningError(
            "Het adres in DATABASE_URL moet van een superuser zijn: alleen die mag rollen maken die niemand kan "
            "afluisteren (track_activities). / DATABASE_URL must be a superuser's."
        )


def _roles(
    connection: psycopg.Connection[tuple[Any, ...]], passwords: dict[str, str], admin: str, *, ours: bool
) -> None:
    """Six roles, none of which is a superuser; the web roles can become nobody else."""
    known = {row[0] for row in connection.execute("select rolname from pg_roles where rolname ~ '^gb_'").fetchall()}
    for role in ROLES:
        if role not in known:
            connection.execute(sql.SQL("create role {} nologin").format(sql.Identifier(role)))
        elif role in passwords and not ours:
            _must_know_password(admin, role, passwords[role])
    for role in ROLES:
        bypass = "bypassrls" if role == "gb_backup" else "nobypassrls"
        login = sql.SQL("login password {}").format(passwords[role]) if role in passwords else sql.SQL("nologin")
        inherit = "inherit" if role == "gb_backup" else "noinherit"  # it reads by being in pg_read_all_data
        plain = sql.SQL(f"nosuperuser nocreatedb nocreaterole noreplication {inherit} {bypass}")
        connection.execute(sql.SQL("alter role {} {} {}").format(sql.Identifier(role), plain, login))
    for role in WEB_ROLES:
        # Otherwise another session of the same role reads the claim in pg_stat_activity (SHARING 19).
        connection.execute(sql.SQL("alter role {} set track_activities = off").format(sql.Identifier(role)))
    connection.execute("alter role gb_backup set default_transaction_read_only = on")
    connection.execute("alter role gb_backup set row_security = off")
    _memberships(connection)


def _must_know_password(admin: str, role: str, password: str) -> None:
    """On somebody else's server never take a role away from another home that uses it."""
    try:
        psycopg.connect(make_conninfo(admin, user=role, password=password, connect_timeout=10)).close()
    except psycopg.OperationalError as error:
        if os.environ.get("GEZINSBOEK_RESET_ROLES") == "1" or "password authentication failed" not in str(error):
            return
        raise RunningError(
            f"Rol {role} bestaat al op deze server, met een wachtwoord uit een andere map. Zet database.json van die "
            "map terug, of stel met GEZINSBOEK_RESET_ROLES=1 nieuwe wachtwoorden in. / That role has another home's "
            "password: restore its database.json, or set GEZINSBOEK_RESET_ROLES=1 to give new passwords."
        ) from error


def _memberships(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    """The owner may become the two roles nobody can sign in as; nobody else may become anybody."""
    given = connection.execute(
        "select r.rolname, m.rolname from pg_auth_members a join pg_roles r on r.oid = a.roleid"
        " join pg_roles m on m.oid = a.member where m.rolname = any(%s)",
        [list(ROLES)],
    ).fetchall()
    wanted = {("gb_acl", "gb_owner"), ("gb_steward", "gb_owner"), ("pg_read_all_data", "gb_backup")}
    for role, member in set(given) - wanted:
        connection.execute(sql.SQL("revoke {} from {}").format(sql.Identifier(role), sql.Identifier(member)))
    for role, member in wanted - set(given):
        connection.execute(sql.SQL("grant {} to {}").format(sql.Identifier(role), sql.Identifier(member)))


def _database(connection: psycopg.Connection[tuple[Any, ...]], name: str) -> None:
    row = connection.execute("select pg_get_userbyid(datdba) from pg_database where datname = %s", [name]).fetchone()
    database = sql.Identifier(name)
    if row is None:
        connection.execute(
            sql.SQL("create database {} owner gb_owner template template0 encoding 'UTF8'").format(database)
        )
    elif row[0] != "gb_owner":
        raise RunningError(f"Database {name} is van {row[0]}, niet van ons. / That database belongs to {row[0]}.")
    connection.execute(sql.SQL("revoke all on database {} from public").format(database))
    # The rules make plans that look dear and are not: where the server can compile (Debian's does), that takes longer than asking
    connection.execute(sql.SQL("alter database {} set jit = off").format(database))
    roles = sql.SQL(", ").join(map(sql.Identifier, (*WEB_ROLES, "gb_backup")))
    connection.execute(sql.SQL("grant connect on database {} to {}").format(database, roles))


def _close_other_databases(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    """In our own server the databases that come with it are nobody's business either."""
    connection.execute("revoke all on database postgres from public")
    connection.execute("revoke all on database template1 from public")


# ---------- inside the database


def _schema(connection: psycopg.Connection[tuple[Any, ...]], name: str) -> None:
    """Nothing is anybody's by default: what a role may do is said by the rules, table by table."""
    connection.execute("alter schema public owner to gb_owner")
    connection.execute("revoke all on schema public from public")
    connection.execute("grant usage on schema public to gb_app, gb_door, gb_acl, gb_steward, gb_backup")
    for role in ("gb_owner", "gb_acl"):
        for things in ("tables", "sequences", "functions", "types"):
            connection.execute(f"alter default privileges for role {role} revoke all on {things} from public")


def _installation(connection: psycopg.Connection[tuple[Any, ...]], kind: Kind) -> None:
    """One row that says what this database is. It is written when the database is made and never changes."""
    there = connection.execute("select to_regclass('public.installation')").fetchone()
    if there and there[0]:
        row = connection.execute("select kind from public.installation").fetchone()
        if row is None or row[0] != kind:
            raise RunningError(f"Deze database is niet van soort '{kind}'. / This database is not of kind '{kind}'.")
        return
    connection.execute("set local role gb_owner")
    connection.execute(
        """
        create table public.installation (
            one boolean primary key default true check (one),
            kind text not null check (kind in ('demo', 'real')),
            id uuid not null default gen_random_uuid(),
            made_at timestamptz not null default now()
        )
        """
    )
    connection.execute("insert into public.installation (kind) values (%s)", [kind])
    connection.execute(
        """
        create function public.installation_is_fixed() returns trigger language plpgsql as
        $$ begin raise exception 'what kind of installation this is never changes'; end $$
        """
    )
    connection.execute(
        """
        create trigger fixed before insert or update or delete or truncate on public.installation
            for each statement execute function public.installation_is_fixed()
        """
    )
    connection.execute("grant select on public.installation to gb_app, gb_door, gb_steward, gb_acl")
    connection.execute("reset role")
