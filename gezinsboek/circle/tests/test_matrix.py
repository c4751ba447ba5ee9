"""SHARING 29, the matrix: generated people, ages, roles, grants, narrowings, private chapters and claims, held against an
independent model. GEZINSBOEK_MATRIX_CASES asks for more of it, GEZINSBOEK_MATRIX_SEED for the same again."""

import os
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from .matrix_database import Database
from .matrix_run import Matrix
from .matrix_world import TABLES
from .wires import superuser

CASES = int(os.environ.get("GEZINSBOEK_MATRIX_CASES", "100000"))
HERE = Path(__file__).parent
# Planted faults change nothing of what is tried here.
OF_THE_RULES = sorted(
    {*HERE.parent.glob("rules/*.sql"), *HERE.glob("matrix_*.py"), *HERE.glob("model_*.py")}
    - {*HERE.glob("matrix_fault*.py")}
)
SEED = (
    os.environ.get("GEZINSBOEK_MATRIX_SEED") or sha256(b"".join(f.read_bytes() for f in OF_THE_RULES)).hexdigest()[:8]
)
SIDES = ("left", "right")  # two at a time: one asks while the other reckons

pytestmark = pytest.mark.matrix


def ran(side: str, many: int) -> Matrix:
    """One side of the run; ends at the first difference."""
    with superuser(autocommit=False) as connection:
        matrix = Matrix(Database(connection), f"{SEED}.{side}")
        matrix.found = next(matrix.differences(many), None)
        connection.rollback()
    return matrix


def test_the_database_and_the_rules_agree_about_everything():
    print(f"GEZINSBOEK_MATRIX_SEED={SEED} GEZINSBOEK_MATRIX_CASES={CASES}")
    with ThreadPoolExecutor(len(SIDES)) as pool:
        runs = list(pool.map(lambda side: ran(side, -(-CASES // len(SIDES))), SIDES))
    for matrix in runs:
        if matrix.found:
            pytest.fail(f"seed {matrix.seed}, world {matrix.worlds - 1}\n{matrix.found.told()}", pytrace=False)
    words, rows = sum((m.words for m in runs), start=runs[0].words.__class__()), runs[0].rows + runs[1].rows
    print(sum(m.cases for m in runs), "cases in", sum(m.worlds for m in runs), "worlds", sorted(words.items()))
    assert sum(matrix.cases for matrix in runs) >= CASES
    if CASES >= 60_000:  # where everything is refused and nothing seen, agreeing proves nothing
        deeds = {deed for deed, _ in words}
        assert {deed for deed, word in words if word in ("done", "in", "already", "set")} == deeds
        seldom = {table: rows[table] for table in TABLES if rows[table] < CASES / 2000}  # about 300 come of the rarest
        assert not seldom, seldom
