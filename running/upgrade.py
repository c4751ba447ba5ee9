"""A new major version of PostgreSQL: the data of the older one are written out and read in again.

The old folder stays as it was, renamed, until somebody removes it. A crash on the way leaves the old data in charge.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from typing import IO, TYPE_CHECKING

import psycopg
from psycopg import sql

from running.account import RunningError, bindir_of_major, start
from running.postgres import PORT, SUPERUSER, Server

if TYPE_CHECKING:
    from collections.abc import Iterator

KEPT = "{major}.before-upgrade"


def older_data(server: Server) -> int | None:
    """The newest older major version that left data in this home."""
    found = [int(p.parent.name) for p in (server.home / "pg").glob("*/PG_VERSION") if p.parent.name.isdecimal()]
    return max((major for major in found if major < server.major), default=None)


def upgrade(new: Server, older: int) -> None:
    """Bring everything over: roles, databases, rows. The count of rows must be the same afterwards."""
    bindir = bindir_of_major(older)
    if not bindir:
        raise RunningError(
            f"De gegevens zijn van PostgreSQL {older}, en dat programma is er niet meer. Installeer postgresql-{older} "
            f"en probeer het nog eens. / The data belong to PostgreSQL {older}: install it and try again."
        )
    if new.in_use_elsewhere():
        raise RunningError(
            "De oude server draait nog voor een ander. Stop die eerst. / The old server is in use: stop it first."
        )
    old = Server(new.home, bindir, durable=new.durable)
    target = _Under(new, f"{new.major}.upgrading")
    shutil.rmtree(target.data, ignore_errors=True)
    _start_if_needed(old)
    try:
        target.init(target.data)
        target.start()
        try:
            _copy(old, target)
            if _counts(old) != _counts(target):
                raise RunningError("Niet alle rijen kwamen over. / Not all rows came over: nothing was changed.")
        finally:
            target.stop()
    finally:
        old.stop()
    target.data.rename(new.data)
    old.data.rename(old.data.with_name(KEPT.format(major=older)))


class _Under(Server):
    """The same server with its data under another name, until they are whole."""

    def __init__(self, server: Server, name: str) -> None:
        super().__init__(server.home, server.bindir, durable=server.durable)
        self.data = server.data.with_name(name)


def _start_if_needed(server: Server) -> None:
    if not server.answers():
        server.start()


def _databases(server: Server) -> Iterator[str]:
    with psycopg.connect(server.admin()) as connection:
        rows = connection.execute("select datname from pg_database where not datistemplate order by 1").fetchall()
    yield from (row[0] for row in rows)


def _copy(old: Server, new: Server) -> None:
    """Dumped and restored as superuser: row security hides nothing from it."""
    with tempfile.TemporaryFile() as roles, tempfile.TemporaryFile() as kept:
        _tool(new, "pg_dumpall", old, "--globals-only", into=roles)
        roles.seek(0)
        # Our own superuser and its password exist already in the new server.
        kept.writelines(line for line in roles if line.strip() != f"CREATE ROLE {SUPERUSER};".encode())
        _tool(new, "psql", new, "-q", "-X", "-v", "ON_ERROR_STOP=1", "-d", "postgres", feed=kept)
    for name in _databases(old):
        with tempfile.TemporaryFile() as dump:
            # By the old version's own: it knows what its last security releases keep in the catalogue (15.20: pg_attver).
            _tool(old, "pg_dump", old, "-Fc", "-d", name, into=dump)
            # --create brings the database's owner, rights and settings along; it connects to postgres first.
            create = [] if name == "postgres" else ["--create"]
            _tool(new, "pg_restore", new, *create, "--exit-on-error", "-d", "postgres", feed=dump)


def _tool(
    programs: Server,
    tool: str,
    server: Server,
    *arguments: str,
    feed: IO[bytes] | None = None,
    into: IO[bytes] | None = None,
) -> None:
    """Run one of PostgreSQL's tools as the server's account, connected to that server."""
    environment = {
        "PATH": "/usr/bin:/bin",
        "LC_ALL": "C",
        "PGHOST": server.host,
        "PGPORT": str(PORT),
        "PGUSER": SUPERUSER,
        "PGPASSWORD": (server.home / "pg.password").read_text().strip(),
    }
    if feed:
        feed.seek(0)
    done = start(
        [programs.bindir / tool, *arguments],
        programs.account,
        env=environment,
        stdin=feed or subprocess.DEVNULL,
        stdout=into or subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    if done.returncode:
        raise RunningError(f"{tool}: {done.stderr.decode(errors='replace')[-1500:]}")


def _counts(server: Server) -> dict[str, int]:
    """Rows per table of every database."""
    counted: dict[str, int] = {}
    for name in _databases(server):
        with psycopg.connect(server.admin(name)) as connection:
            tables = connection.execute(
                "select schemaname, tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema')"
            ).fetchall()
            for schema, table in tables:
                query = sql.SQL("select count(*) from {}.{}").format(sql.Identifier(schema), sql.Identifier(table))
                row = connection.execute(query).fetchone()
                counted[f"{name}.{schema}.{table}"] = row[0] if row else 0
    return counted
