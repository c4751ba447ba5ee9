"""What the commands do that test, check, measure and pin Gezinsboek."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from running import browser, check, messages, prepare
from running.account import RunningError
from running.arguments import Asked
from running.commands import manage, project_files
from running.places import ROOT, say


@contextmanager
def throw_away_home() -> Iterator[Path]:
    """A home with a server that forgets; gone afterwards."""
    with check.throw_away_folder() as home, prepare.database(home, "demo", durable=False):
        yield home


def test(asked: Asked) -> int:
    """Every test: of rules, of screens, of stories in a browser. What stands behind `test` goes to pytest, which then
    runs on one core unless asked otherwise, so that its answers come in order."""
    chromium = browser.ensure()
    project_files()
    say("Tests draaien")
    with check.surroundings_of_tests(chromium) as env:
        command = [sys.executable, "-m", "pytest", *asked.rest] if asked.rest else check.pytest_on_all_cores()
        code = subprocess.run(command, cwd=ROOT, env=env, check=False).returncode
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
        command += [
            "--no-header",
            "--universal",
            "--python-version",
            "3.11",
            "--override",
            "requirements/overrides.txt",
        ]
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


COMMANDS: dict[str, Callable[[Asked], int]] = {
    "test": test,
    "check": check_all,
    "bench": bench,
    "locks": locks,
    "lock": lock,
    "messages": new_messages,
}
