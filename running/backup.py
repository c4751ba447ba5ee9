"""`./run manage backup FOLDER`: everything but the keys in one folder, with a list of what is in it.

The rows are counted in the very snapshot that is written out. The dump is made by the role that sees all and may change
nothing. Files come after the rows: a file is on the disk before its row is, so no row in the backup lacks its file.
Master key and book keys never come along: a backup and its keys in one hand would be readable.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from running import provision
from running.account import RunningError, default_bindir
from running.places import Kind, say

FORMAT = 1
DUMP, FILES, MANIFEST = "database.dump", "files.tar", "manifest.json"
SECRET = "acl.secret"  # the claim's secret comes from claim.key again
NOT_KEPT = {".takeaway"}  # copies that die within a day (SHARING 23)
COUNTED = """select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r' and n.nspname in ('public', 'acl') order by 1, 2"""


def backup(home: Path, kind: Kind, into: Path) -> Path:
    """Makes `<into>/gezinsboek-<moment>/`, whole or not at all; answers where it is."""
    home, into = home.resolve(), into.resolve()
    if into.is_relative_to(home):
        raise RunningError(
            f"{into} ligt in de map met de sleutels. Kies een andere plek, liefst een andere schijf. "
            "/ The backup may not lie beside the keys: choose another place."
        )
    made_at = datetime.now(UTC)
    target = into / f"gezinsboek-{made_at:%Y%m%d-%H%M%S}"
    half = target.with_name(f"{target.name}.half")
    half.mkdir(mode=0o700, parents=True)
    try:
        manifest = {"format": FORMAT, "kind": kind, "made_at": made_at.isoformat(), **_database(home, half / DUMP)}
        manifest["files"] = _files(home / "files", half / FILES)
        manifest["parts"] = {name: told(half / name) for name in (DUMP, FILES)}
        (half / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n")
        half.rename(target)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    say(f"Back-up klaar: {target} ({len(manifest['books'])} boeken, {sum(manifest['rows'].values())} rijen)")
    say("De sleutels zitten er niet in. Bewaar die apart (docs/installing.md).")
    return target


def _database(home: Path, dump: Path) -> dict[str, Any]:
    where = provision.parameters(home, "gb_backup")
    with psycopg.connect(**where) as connection:
        connection.execute("set transaction isolation level repeatable read, read only")
        snapshot = _one(connection, "select pg_export_snapshot()")
        arguments = ["-Fc", f"--snapshot={snapshot}", f"--exclude-table-data={SECRET}"]
        with dump.open("wb") as file:
            tool("pg_dump", where, *arguments, into=file)
        return {
            "installation": _one(connection, "select id::text from installation"),
            "rows": counts(connection),
            "books": [row[0] for row in connection.execute("select id::text from dossier order by 1").fetchall()],
        }


def counts(connection: psycopg.Connection[tuple[Any, ...]]) -> dict[str, int]:
    """Rows per table. The role must see all of them."""
    found = {}
    for schema, table in connection.execute(COUNTED).fetchall():
        if f"{schema}.{table}" != SECRET:
            query = sql.SQL("select count(*) from {}.{}").format(sql.Identifier(schema), sql.Identifier(table))
            found[f"{schema}.{table}"] = int(_one(connection, query))
    return found


def _one(connection: psycopg.Connection[tuple[Any, ...]], query: Any) -> Any:
    row = connection.execute(query).fetchone()
    return row[0] if row else None


def _files(folder: Path, target: Path) -> int:
    """The sealed files, as they lie; what is being written at this moment has no row in the dump."""
    count = 0
    with tarfile.open(target, "w") as tar:
        for path in _sealed(folder):
            try:
                tar.add(path, str(path.relative_to(folder)), recursive=False)
            except FileNotFoundError:
                continue  # it left its bin meanwhile
            count += 1
    return count


def _sealed(folder: Path) -> Iterator[Path]:
    return (
        path
        for path in sorted(folder.glob("??/*/*"))
        if path.is_file() and not path.name.startswith(".") and path.suffix not in NOT_KEPT
    )


def told(path: Path) -> dict[str, Any]:
    """What the manifest says about one part."""
    with path.open("rb") as file:
        return {"sha256": hashlib.file_digest(file, "sha256").hexdigest(), "size": path.stat().st_size}


def tool(name: str, where: dict[str, Any], *arguments: str, into: Any = None, feed: Any = None) -> None:
    """One of PostgreSQL's programs. The password goes by the environment: arguments are for all to see."""
    environment = {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "LC_ALL": "C",
        "PGHOST": str(where["host"]),
        "PGPORT": str(where["port"]),
        "PGUSER": str(where["user"]),
        "PGPASSWORD": str(where["password"]),
        "PGDATABASE": str(where["dbname"]),
        **{f"PG{name.upper()}": str(value) for name, value in where.items() if name.startswith("ssl")},
    }
    done = subprocess.run(
        [default_bindir() / name, *arguments],
        env=environment,
        stdin=feed or subprocess.DEVNULL,
        stdout=into or subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if done.returncode:
        raise RunningError(f"{name}: {done.stderr.decode(errors='replace')[-1500:]}")
