"""The rules hold on the oldest PostgreSQL we promise as well; without Debian's server here that is not proved."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

DEBIAN = Path("/usr/lib/postgresql/15/bin")
HERE = "gezinsboek/circle/tests"
STORY = (
    f"{HERE}/test_reading.py",
    f"{HERE}/test_writing_rules.py",
    f"{HERE}/test_claim.py",
    f"{HERE}/test_matrix.py::test_the_database_and_the_rules_agree_about_everything",
    f"{HERE}/test_locks.py::test_the_page_of_locks_is_what_the_database_really_does",
)


def test_the_rules_hold_on_postgresql_15():
    if "GEZINSBOEK_TEST_BINDIR" in os.environ:
        pytest.skip("this run is that test")
    if not (DEBIAN / "postgres").exists():
        pytest.skip("!!! PostgreSQL 15 IS NOT HERE: nothing is proved about it (apt install postgresql-15)")
    env = {key: value for key, value in os.environ.items() if not key.startswith(("GEZINSBOEK_", "PYTEST_"))}
    env |= {"GEZINSBOEK_TEST_BINDIR": str(DEBIAN), "GEZINSBOEK_MATRIX_CASES": "3000"}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *STORY],
        cwd=settings.ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
