"""The pytest plugin (`-p running.testing`) that gives the tests a home, a server and a database of their own.

It must do so before Django reads its settings, hence a plugin and not a conftest. Every xdist worker gets its own.
GEZINSBOEK_TEST_BINDIR names another PostgreSQL to test against; GEZINSBOEK_TEST_HOME keeps the home for a next run.
"""

import atexit
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import rmtree

import psycopg
from psycopg import sql

from running.postgres import Server
from running.provision import ensure, settings_env

ROOT = Path(__file__).resolve().parents[1]
_kept = os.environ.get("GEZINSBOEK_TEST_HOME")
HOME = Path(_kept or tempfile.mkdtemp(prefix="gezinsboek-test-")) / os.environ.get("PYTEST_XDIST_WORKER", "main")
SERVER = Server(HOME, os.environ.get("GEZINSBOEK_TEST_BINDIR") or None, durable=False)


def prepare() -> None:
    """The roles, the tables and the rules, as on a real machine."""
    HOME.parent.chmod(0o711)  # the server has an account of its own, which must get through
    os.environ.pop("DATABASE_URL", None)
    SERVER.ensure()
    ensure(HOME, "demo", admin=SERVER.admin())
    os.environ.update(settings_env(HOME, "demo"))
    os.environ["DJANGO_SETTINGS_MODULE"] = os.environ.get("GEZINSBOEK_TEST_SETTINGS", "gezinsboek.site.settings.test")
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v0"],
        check=True,
        cwd=ROOT,
        env=os.environ | {"GEZINSBOEK_ROLE": "owner"},
    )


DATABASE, COPY = sql.Identifier("gezinsboek_demo"), sql.Identifier("gezinsboek_kept")


def keep_a_copy() -> None:
    """What is in the database now is what `back_to_the_copy` brings back. Nobody may be connected."""
    with psycopg.connect(SERVER.admin(), autocommit=True) as admin:
        admin.execute(sql.SQL("drop database if exists {}").format(COPY))
        admin.execute(sql.SQL("create database {} template {}").format(COPY, DATABASE))


def back_to_the_copy() -> None:
    """Everything since `keep_a_copy` never happened, but for the files. Nobody may be connected."""
    with psycopg.connect(SERVER.admin(), autocommit=True) as admin:
        admin.execute(sql.SQL("drop database {}").format(DATABASE))
        admin.execute(sql.SQL("create database {} owner gb_owner template {}").format(DATABASE, COPY))
    ensure(HOME, "demo", admin=SERVER.admin())  # who may connect is not copied along


@atexit.register  # also when making the tables fails, or a run is broken off
def pytest_unconfigure() -> None:
    SERVER.release()
    if not _kept:
        rmtree(HOME.parent, ignore_errors=True)


prepare()
