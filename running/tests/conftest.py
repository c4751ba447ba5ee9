"""Homes for tests of setting up: each in a folder that the server's own account can reach."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from running.account import OLDEST_MAJOR, bindir_of_major, default_bindir
from running.postgres import Server

DEBIAN_15 = bindir_of_major(OLDEST_MAJOR)
PROGRAMS = [
    pytest.param(default_bindir(), id="newest"),
    pytest.param(DEBIAN_15, id="15", marks=pytest.mark.skipif(DEBIAN_15 is None, reason="no PostgreSQL 15 here")),
]


def new_home() -> Path:
    """A folder of our own; pytest's are closed to the server's account."""
    home = Path(tempfile.mkdtemp(prefix="gezinsboek-"))
    home.chmod(0o711)
    return home


def throw_away(home: Path) -> None:
    """Stop what runs there, and remove it."""
    for data in home.glob("**/pg/*/PG_VERSION"):
        if data.parent.name.isdecimal() and (bindir := bindir_of_major(int(data.read_text()))):
            Server(data.parents[2], bindir).stop("immediate")
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def home() -> Iterator[Path]:
    made = new_home()
    yield made
    throw_away(made)


@pytest.fixture(params=PROGRAMS)
def bindir(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture(params=PROGRAMS, scope="module")
def shared(request: pytest.FixtureRequest) -> Iterator[Server]:
    """One server for all tests of a file that leave it as it was."""
    made = new_home()
    with Server(made, request.param, durable=False) as running:
        yield running
    throw_away(made)


@pytest.fixture
def server(home: Path, bindir: Path) -> Iterator[Server]:
    with Server(home, bindir, durable=False) as running:
        yield running
