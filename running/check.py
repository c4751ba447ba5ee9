"""The steps of `./run check`, in the order of what fails fastest. CI runs exactly these."""

from __future__ import annotations

import difflib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from running import messages, publiccode
from running.account import OLDEST_MAJOR, bindir_of_major
from running.places import ROOT
from running.postgres import Server

Env = dict[str, str]
LOCKS = ROOT / "docs" / "locks.md"


@dataclass(frozen=True)
class Step:
    """One thing that is checked, and what it promises when it is good."""

    name: str
    promise: str
    run: Callable[[Env], bool]


def steps(without_tests: bool = False) -> list[Step]:
    """All steps; `.ci/run` runs the tests by the README's own command and leaves them out here."""
    found = [
        Step("format", "Python is written in one way", _python("ruff", "format", "--check", ".")),
        Step("lint", "no known kinds of mistakes", _python("ruff", "check", ".")),
        Step("templates", "templates are written in one way", _templates),
        Step("html", "templates are sound HTML", _html),
        Step("floors", "imports only go down", _program("lint-imports")),
        Step("types", "every value is what it says it is", _python("mypy", ".")),
        Step("publiccode", "publiccode.yml is complete", _listed(publiccode.faults)),
        Step("translations", "every Dutch sentence has its English", _listed(messages.faults)),
        Step("migrations", "models and tables are the same", _migrations),
        Step("locks", "docs/locks.md is what the database really does", _locks),
        Step("tests", "everything does what it promises", _tests),
        Step("oldest", "the rules hold under PostgreSQL 15 too", _oldest),
    ]
    return [step for step in found if not (without_tests and step.name == "tests")]


@contextmanager
def throw_away_folder() -> Iterator[Path]:
    """A folder that the server's account can reach; whatever still runs in it is stopped, and it is removed."""
    folder = Path(tempfile.mkdtemp(prefix="gezinsboek-"))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        for data in folder.glob("**/pg/*/postmaster.pid"):
            major = int((data.parent / "PG_VERSION").read_text())
            Server(data.parents[2], bindir_of_major(major)).stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def surroundings_of_tests(chromium: str | None, bindir: Path | None = None) -> Iterator[Env]:
    """What pytest needs to know; its plugin `running.testing` makes servers in the folder named here."""
    with throw_away_folder() as folder:
        env = {name: value for name, value in os.environ.items() if not name.startswith(("GEZINSBOEK_", "DATABASE_"))}
        env |= {"GEZINSBOEK_TEST_HOME": str(folder), "GEZINSBOEK_CHROMIUM": chromium or ""}
        yield env | ({"GEZINSBOEK_TEST_BINDIR": str(bindir)} if bindir else {})


def _python(*command: str) -> Callable[[Env], bool]:
    return lambda env: _good([sys.executable, "-m", *command], env)


def _program(name: str, *arguments: str) -> Callable[[Env], bool]:
    return lambda env: _good([str(Path(sys.executable).parent / name), *arguments], env)


def _good(command: list[str], env: Env) -> bool:
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode == 0


def _listed(faults: Callable[[], list[str]]) -> Callable[[Env], bool]:
    def told(env: Env) -> bool:
        found = faults()
        print("\n".join(found))
        return not found

    return told


def pytest_on_all_cores() -> list[str]:
    """The command that runs all tests, a file at a time on each core; every core has a database of its own."""
    cores = str(min(4, os.cpu_count() or 1))
    return [sys.executable, "-m", "pytest", "-n", cores, "--dist", "loadfile", "--no-loadscope-reorder"]


def _tests(env: Env) -> bool:
    with surroundings_of_tests(env["GEZINSBOEK_CHROMIUM"]) as surroundings:
        return _good(pytest_on_all_cores(), surroundings)


def _oldest(env: Env) -> bool:
    """The rules, their screens and the log once more: what depends on the version of the server. The planted faults try
    the matrix, not the server, and its agreement over all cases is held in the tests; here a quarter of them is enough."""
    bindir = bindir_of_major(OLDEST_MAJOR)
    if bindir is None:
        print("!!! PostgreSQL 15 is hier niet: OVERGESLAGEN. / PostgreSQL 15 is not here: SKIPPED.")
        return True
    planted = "--ignore=gezinsboek/circle/tests/test_planted_faults.py"
    with surroundings_of_tests(None, bindir) as surroundings:
        surroundings |= {"GEZINSBOEK_MATRIX_CASES": os.environ.get("GEZINSBOEK_MATRIX_CASES", "25000")}
        return _good([*pytest_on_all_cores(), planted, "gezinsboek/circle", "gezinsboek/log"], surroundings)


def _html_files() -> list[str]:
    tops = ("gezinsboek", "cast")
    return [str(p.relative_to(ROOT)) for top in tops for p in sorted((ROOT / top).glob("**/templates/**/*.html"))]


def _templates(env: Env) -> bool:
    return _program("djade", "--check", "--target-version", "5.2", *_html_files())(env)


def _html(env: Env) -> bool:
    return _good([sys.executable, "-m", "djlint", "--lint", "--quiet", *_html_files()], env)


def _manage(env: Env, *command: str) -> subprocess.CompletedProcess[str]:
    owner = {**env, "GEZINSBOEK_ROLE": "owner"}
    return subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=owner, capture_output=True, text=True, check=False
    )


def _migrations(env: Env) -> bool:
    done = _manage(env, "makemigrations", "--check", "--dry-run")
    print(done.stdout, done.stderr)
    return done.returncode == 0


def _locks(env: Env) -> bool:
    """Print the locks of a new database beside those in docs/."""
    made = _manage(env, "migrate", "--verbosity", "0")
    said = _manage(env, "locks")
    if made.returncode or said.returncode:
        print(made.stderr, said.stdout, said.stderr)
        return False
    kept = LOCKS.read_text() if LOCKS.exists() else ""
    difference = list(
        difflib.unified_diff(kept.splitlines(), said.stdout.splitlines(), "docs/locks.md", "database", lineterm="")
    )
    print("\n".join(difference))
    return not difference
