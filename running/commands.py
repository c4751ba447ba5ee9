"""What the commands do that run Gezinsboek, once its packages are there. `developing.py` has the others."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from running import assets, backup, messages, prepare, processes, restore
from running.arguments import FOR_DEVELOPERS, PORT, Asked
from running.places import ROOT, Kind, home_of, say

SMTP_PORT = 2525
# These make or change tables, so they connect as the owner of the tables.
OWNER_COMMANDS = {
    "migrate",
    "showmigrations",
    "sqlmigrate",
    "makemigrations",
    "dbshell",
    "locks",
    "rotate_keys",
    "verify_log",
    "name_manager",
}


def run(asked: Asked) -> int:
    """Do what was asked; the exit code."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda received, _: sys.exit(128 + received))  # so that what we opened is closed
    if asked.command in FOR_DEVELOPERS:
        from running import developing  # its packages are only there for developers

        return developing.COMMANDS[asked.command](asked)
    commands: dict[str, Callable[[Asked], int]] = {
        "demo": lambda a: start(a, "demo"),
        "serve": lambda a: start(a, "real"),
        "manage": manage,
        "assets": lambda _: 0 if assets.ensure(again=True) else 1,
    }
    return commands[asked.command](asked)


# ---------- starting


def start(asked: Asked, kind: Kind) -> int:
    """Set up what is needed, start the parts, say where it is, and stay until Ctrl-C."""
    home = home_of(kind, asked.home)
    port = processes.free_port(asked.port or int(os.environ.get("GEZINSBOEK_PORT") or PORT), exactly=bool(asked.port))
    bind = "127.0.0.1" if kind == "demo" else os.environ.get("GEZINSBOEK_BIND", "127.0.0.1")
    more = {"GEZINSBOEK_PORT": str(port)}
    mail = None
    if kind == "demo":
        mail = (processes.free_port(SMTP_PORT, exactly=False), home / "outbox")
        more |= {"GEZINSBOEK_ORIGIN": f"http://localhost:{port}", "GEZINSBOEK_DEMO_SMTP_PORT": str(mail[0])}
    else:
        more["GEZINSBOEK_ORIGIN"] = os.environ.get("GEZINSBOEK_ORIGIN", f"http://localhost:{port}")
        if os.geteuid() == 0:
            say("Je start dit als root. Voor echte gezinnen is een gewone gebruiker veiliger.")
    project_files()
    with prepare.database(home, kind) as server:
        prepare.ready(home, kind)
        env = prepare.environment(home, kind, **more)
        parts = processes.parts(env, port, bind=bind, logs=home / "log" if kind == "demo" else None, mail=mail)
        tree = processes.Tree(parts, watch=server.revive if server else lambda: None)
        address = f"http://localhost:{port}/demo/" if kind == "demo" else more["GEZINSBOEK_ORIGIN"]
        code = tree.run(lambda: processes.answers(port), lambda: _announce(address, home))
    say("Alles is gestopt.")
    return code


def project_files() -> None:
    """What is made inside the project and serves every home: fonts, icons, readable translations."""
    assets.ensure()
    messages.compile_all()


def _announce(address: str, home: Path) -> None:
    print(f"\n  Gezinsboek staat klaar:  {address}\n  Gegevens: {home}\n  Stoppen: Ctrl-C\n", flush=True)


def manage(asked: Asked) -> int:
    """One management command in the chosen home."""
    home = home_of(asked.kind, asked.home)
    if set(asked.rest[:1]) & {"backup", "restore"}:
        return keep_or_bring_back(asked, home)
    with prepare.database(home, asked.kind):
        env = prepare.environment(home, asked.kind)
        if set(asked.rest[:1]) & OWNER_COMMANDS or os.environ.get("GEZINSBOEK_ROLE") == "owner":
            env["GEZINSBOEK_ROLE"] = "owner"
        return subprocess.run([sys.executable, "manage.py", *asked.rest], cwd=ROOT, env=env, check=False).returncode


def keep_or_bring_back(asked: Asked, home: Path) -> int:
    """`backup FOLDER` and `restore FOLDER`: they need the server's own programs, so they are no commands of Django."""
    what, *more = asked.rest
    folders = [Path(one) for one in more if not one.startswith("-")]
    if len(folders) != 1 or {one for one in more if one.startswith("-")} - {"--without-key"}:
        print(f"Zo: ./run manage {what} MAP{' [--without-key]' if what == 'restore' else ''}", file=sys.stderr)
        return 2
    if what == "restore":
        restore.checked(folders[0], asked.kind)
        restore.keys_first(home)
    with prepare.database(home, asked.kind):
        if what == "backup":
            backup.backup(home, asked.kind, folders[0])
        else:
            restore.restore(home, asked.kind, folders[0], without_key="--without-key" in more)
    return 0
