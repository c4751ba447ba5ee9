"""From an empty home to one that can start: a database, tables, rules, files to serve, the demo's families.

Each step may be repeated. A stamp in the home tells that code and database are the same as last time, and then all
steps are skipped, so that starting again takes seconds.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from running import provision
from running.account import RunningError
from running.places import ROOT, Kind, say
from running.postgres import Server

SOURCES = ("gezinsboek", "cast", "requirements/run.txt", "manage.py")
NOT_SOURCES = {"__pycache__", "tests"}


@contextmanager
def database(home: Path, kind: Kind, *, durable: bool = True) -> Iterator[Server | None]:
    """A provisioned database for this home: our own server while we are inside, or that of DATABASE_URL.

    From here on everything we write is ours alone.
    """
    os.umask(0o077)
    if os.environ.get("DATABASE_URL"):
        provision.ensure(home, kind)
        yield None
        return
    with Server(home, durable=durable) as server:
        provision.ensure(home, kind)
        yield server


def environment(home: Path, kind: Kind, **more: str) -> dict[str, str]:
    """The surroundings of everything we start for this home."""
    ours = {name: value for name, value in os.environ.items() if name != "GEZINSBOEK_ROLE"}
    return {**ours, **provision.settings_env(home, kind), "PYTHONUNBUFFERED": "1", **more}


def ready(home: Path, kind: Kind) -> None:
    """Everything up to date, by doing only what is needed."""
    with _alone(home):
        wanted = fingerprint(home, kind)
        stamp = home / "ready.stamp"
        if stamp.exists() and stamp.read_text() == wanted:
            return
        env = environment(home, kind)
        step("Tabellen en regels", ["migrate", "--verbosity", "0"], {**env, "GEZINSBOEK_ROLE": "owner"})
        step("Bestanden klaarzetten", ["collectstatic", "--noinput", "--clear", "--verbosity", "0"], env)
        if kind == "demo":
            step("Achttien gezinnen maken", ["demo"], env)
        stamp.write_text(wanted)


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    with (home / "ready.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def step(name: str, command: list[str], env: dict[str, str]) -> None:
    """One management command, told and timed."""
    say(f"{name} …")
    begin = time.monotonic()
    if subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=env, check=False).returncode:
        raise RunningError(f"{name} lukte niet. / This step failed: manage.py {' '.join(command)}")
    say(f"{name}: klaar in {time.monotonic() - begin:.1f} s")


def fingerprint(home: Path, kind: Kind) -> str:
    """Changes when a source file does, or when this is another database than last time."""
    seen = hashlib.sha256()
    for name in SOURCES:
        for path in _files(ROOT / name):
            found = path.stat()
            seen.update(f"{path.relative_to(ROOT)} {found.st_size} {found.st_mtime_ns}\n".encode())
    identity = provision.installation(provision.parameters(home, "gb_app"))[1]
    return f"{kind} {identity} {ROOT} {seen.hexdigest()}\n"


def _files(top: Path) -> Iterator[Path]:
    if top.is_file():
        yield top
        return
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if name not in NOT_SOURCES)
        yield from (Path(folder) / name for name in sorted(names) if not name.endswith((".mo", ".half")))
