"""`./run manage restore FOLDER`: a backup back into an empty home, to which the keys were put back first.

Never over something that is there. All is checked before the first change: the parts are whole, the keys are there. The
rows are counted again afterwards. A book that was erased stays erased, whatever the backup says (SHARING 27).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from running import backup, prepare, provision
from running.account import RunningError
from running.places import ROOT, Kind, say
from running.postgres import PORT, Server

# Where something stands in these, somebody uses this database.
IN_USE = ("dossier", "person", "account", "log_line", "mail")


def keys_first(home: Path) -> None:
    """Before anything makes a new key here: a new one could read nothing of the backup."""
    missing = [name for name in ("master.key", "keys") if not (home / name).exists()]
    if missing:
        raise RunningError(
            f"In {home} ontbreekt: {', '.join(missing)}. Zet eerst de sleutels terug uit hun eigen back-up. "
            "/ Put the keys back first, from their own backup."
        )


def restore(home: Path, kind: Kind, source: Path, *, without_key: bool = False) -> None:
    """The database must run and be provisioned. `without_key`: leave out books whose key is nowhere any more."""
    manifest = checked(source, kind)
    admin = _admin(home)
    _must_be_empty(home, admin)
    env = {**prepare.environment(home, kind), "GEZINSBOEK_ROLE": "owner"}
    more = ["--without-key"] if without_key else []
    _step(["restored", "--before", str(source / backup.MANIFEST), *more], env)
    _rows_back(home, kind, source, admin, manifest)
    _files_back(home, source)
    _step(["migrate", "--verbosity", "0"], env)
    _step(["restored", *more], env)
    say(f"Teruggezet: {sum(manifest['rows'].values())} rijen van {len(manifest['books'])} boeken, allemaal nageteld.")


def checked(source: Path, kind: Kind) -> dict[str, Any]:
    """The manifest, when every part is what was written."""
    try:
        manifest: dict[str, Any] = json.loads((source / backup.MANIFEST).read_text())
        form, made_of, parts = manifest["format"], manifest["kind"], manifest["parts"]
    except (OSError, ValueError, KeyError):
        raise RunningError(f"{source} is geen back-up van Gezinsboek. / That folder is no backup.") from None
    if form != backup.FORMAT:
        raise RunningError("Deze back-up is van een nieuwere versie. / That backup was made by a newer version.")
    if made_of != kind:
        raise RunningError(
            f"Deze back-up is van soort '{made_of}', niet '{kind}'. Zeg --kind {made_of}. / Of another kind."
        )
    for name in (backup.DUMP, backup.FILES):
        if not (source / name).is_file() or backup.told(source / name) != parts.get(name):
            raise RunningError(
                f"{name} is niet meer wat er bij het maken stond. Neem een andere back-up. / This part is damaged."
            )
    return manifest


def _admin(home: Path) -> str:
    return os.environ.get("DATABASE_URL") or Server(home).admin()


def _must_be_empty(home: Path, admin: str) -> None:
    name = provision.parameters(home, "gb_app")["dbname"]
    with psycopg.connect(make_conninfo(admin, dbname=name)) as connection:
        for table in IN_USE:
            there = connection.execute("select to_regclass(%s) is not null", [f"public.{table}"]).fetchone()
            query = sql.SQL("select exists (select from {})").format(sql.Identifier("public", table))
            row = connection.execute(query).fetchone() if there and there[0] else None
            if row and row[0]:
                raise RunningError(
                    "Deze database is niet leeg. Terugzetten kan alleen in een lege map: kies een andere met --home. "
                    "/ This database is not empty: restore into an empty home."
                )
    if any(path.is_file() for path in (home / "files").glob("??/*/*")):
        raise RunningError(f"{home}/files is niet leeg. Kies een andere map met --home. / There are files already.")


def _rows_back(home: Path, kind: Kind, source: Path, admin: str, manifest: dict[str, Any]) -> None:
    name = provision.parameters(home, "gb_app")["dbname"]
    with psycopg.connect(make_conninfo(admin, dbname="postgres"), autocommit=True) as connection:
        try:
            connection.execute(sql.SQL("drop database {}").format(sql.Identifier(name)))
        except psycopg.errors.ObjectInUse:
            raise RunningError(
                "Gezinsboek draait nog op deze database. Stop het eerst. / Stop Gezinsboek first: the database is in use."
            ) from None
        create = "create database {} owner gb_owner template template0 encoding 'UTF8'"
        connection.execute(sql.SQL(create).format(sql.Identifier(name)))
    told: dict[str, Any] = {"host": "", "port": PORT, "password": "", **conninfo_to_dict(admin), "dbname": name}
    say("Rijen terugzetten …")
    with (source / backup.DUMP).open("rb") as file:
        backup.tool("pg_restore", told, "--exit-on-error", "--single-transaction", "-d", str(name), feed=file)
    with psycopg.connect(make_conninfo(admin, dbname=name)) as connection:
        found = backup.counts(connection)
    wrong = sorted(table for table in found | manifest["rows"] if found.get(table) != manifest["rows"].get(table))
    if wrong:
        raise RunningError(f"Niet alle rijen kwamen terug: {', '.join(wrong)}. / Not all rows came back.")
    provision.ensure(home, kind)


def _files_back(home: Path, source: Path) -> None:
    """As they lay; `restored` takes away those of erased books."""
    say("Bestanden terugzetten …")
    (home / "files").mkdir(mode=0o700, exist_ok=True)
    folder = (home / "files").resolve()
    with tarfile.open(source / backup.FILES) as tar:
        for part in tar:  # by hand: the first versions of Python 3.11 cannot filter what they take out
            place = (folder / part.name).resolve()
            if not place.is_relative_to(folder) or not (part.isfile() or part.isdir()):
                raise RunningError(f"Dit hoort niet in een reservekopie: {part.name}. / This is not part of a backup.")
            (place if part.isdir() else place.parent).mkdir(parents=True, exist_ok=True)
            if content := tar.extractfile(part):
                with content, place.open("wb") as file:
                    shutil.copyfileobj(content, file)
    for path in (home / "files").rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)


def _step(command: list[str], env: dict[str, str]) -> None:
    if subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=env, check=False).returncode:
        raise RunningError("Terugzetten is gestopt. Hierboven staat waarom. / Restoring stopped; the reason is above.")
