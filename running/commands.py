"""What each `./run` command does, once its packages are there."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from running import assets, browser, check, messages, prepare, processes
from running.account import RunningError
from running.arguments import PORT, Asked
from running.places import ROOT, Kind, home_of, say

SMTP_PORT = 2525
# These make or change tables, so they connect as the owner of the tables.
OWNER_COMMANDS = {"migrate", "showmigrations", "sqlmigrate", "makemigrations", "dbshell", "locks", "rules"}


def run(asked: Asked) -> int:
    """Do what was asked; the exit code."""
    commands: dict[str, Callable[[Asked], int]] = {
        "demo": lambda a: start(a, "demo"),
        "serve": lambda a: start(a, "real"),
        "test": test,
        "check": check_all,
        "bench": bench,
        "locks": locks,
        "manage": manage,
        "assets": lambda _: 0 if assets.ensure(again=True) else 1,
        "lock": lock,
        "messages": new_messages,
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
    with prepare.database(home, asked.kind):
        env = prepare.environment(home, asked.kind)
        if set(asked.rest[:1]) & OWNER_COMMANDS or os.environ.get("GEZINSBOEK_ROLE") == "owner":
            env["GEZINSBOEK_ROLE"] = "owner"
        return subprocess.run([sys.executable, "manage.py", *asked.rest], cwd=ROOT, env=env, check=False).returncode


# ---------- testing and checking


@contextmanager
def throw_away_home() -> Iterator[Path]:
    """A home with a server that forgets; gone afterwards."""
    with check.throw_away_folder() as home, prepare.database(home, "demo", durable=False):
        yield home


def test(asked: Asked) -> int:
    """Every test: of rules, of screens, of stories in a browser. What stands behind `test` goes to pytest."""
    chromium = browser.ensure()
    project_files()
    say("Tests draaien")
    with check.surroundings_of_tests(chromium) as env:
        code = subprocess.run([sys.executable, "-m", "pytest", *asked.rest], cwd=ROOT, env=env, check=False).returncode
    if not chromium:
        print("!!! De tests in een browser zijn OVERGESLAGEN: er is geen Chromium. / Browser tests were SKIPPED.")
    return code


def check_all(asked: Asked) -> int:
    """Everything CI checks, step by step; at the end the list of what failed."""
    chromium = None if asked.without_tests else browser.ensure()
    project_files()
    failed: list[str] = []
    with throw_away_home() as home:
        settings = "gezinsboek.site.settings.test"
        env = prepare.environment(home, "demo", DJANGO_SETTINGS_MODULE=settings, GEZINSBOEK_CHROMIUM=chromium or "")
        for step in check.steps(asked.without_tests):
            if asked.only and step.name not in asked.only:
                continue
            print(f"\n=== {step.name}: {step.promise}", flush=True)
            begin = time.monotonic()
            good = step.run(env)
            print(f"=== {step.name}: {'goed' if good else 'FOUT'} in {time.monotonic() - begin:.1f} s", flush=True)
            failed += [] if good else [step.name]
    if failed:
        print(f"\n!!! Niet goed / failed: {', '.join(failed)}", flush=True)
        return 1
    print("\nAlles is goed. / All is well.", flush=True)
    return 0


def locks(asked: Asked) -> int:
    """Who sees what, read from the catalogue of a database made for it (or of the home that is named)."""
    if asked.home:
        return manage(Asked("manage", home=asked.home, kind=asked.kind, rest=["locks", *asked.rest]))
    with throw_away_home() as home:
        env = prepare.environment(home, "demo", GEZINSBOEK_ROLE="owner")
        prepare.step("Tabellen en regels", ["migrate", "--verbosity", "0"], env)
        return subprocess.run(
            [sys.executable, "manage.py", "locks", *asked.rest], cwd=ROOT, env=env, check=False
        ).returncode


def bench(asked: Asked) -> int:
    """Measure; the bench makes its own servers."""
    return subprocess.run([sys.executable, "-m", "bench", *asked.rest], cwd=ROOT, check=False).returncode


# ---------- for whoever changes Gezinsboek


def lock(asked: Asked) -> int:
    """Pin the packages anew, with hashes, for every platform, without addresses."""
    uv = [sys.executable, "-m", "uv"]
    if subprocess.run([*uv, "--version"], capture_output=True, check=False).returncode:
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "uv"], check=True)
    for name in ("run", "dev", "assets"):
        command = [*uv, "pip", "compile", "--quiet", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"]
        command += ["--no-header", "--universal", "--python-version", "3.11"]
        command += [f"requirements/{name}.in", "--output-file", f"requirements/{name}.txt"]
        subprocess.run(command, cwd=ROOT, check=True)
        if addresses := [line for line in _lines(f"requirements/{name}.txt") if "://" in line or "file:" in line]:
            raise RunningError(f"Er staat een adres in {name}.txt / an address was written: {addresses[:3]}")
    return 0


def _lines(name: str) -> list[str]:
    return (ROOT / name).read_text().splitlines()


def new_messages(asked: Asked) -> int:
    """Bring the English catalogue up to date with the Dutch in the code; says what still needs English."""
    print(f"{messages.update()} nieuw")
    print("\n".join(messages.faults()))
    return 0
