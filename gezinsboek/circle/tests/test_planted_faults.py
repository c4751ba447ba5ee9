"""SHARING 29: a matrix that finds nothing proves nothing, so each of these faults is planted in the rules and must be found."""

import pytest

from .matrix_database import Database
from .matrix_fault import planted
from .matrix_faults import FAULTS, FOUND_IN
from .matrix_run import Matrix
from .test_matrix import CASES
from .wires import superuser

pytestmark = pytest.mark.matrix


@pytest.mark.parametrize("name", FAULTS)
def test_the_matrix_finds_planted_faults(name):
    fault = FAULTS[name]
    with superuser(autocommit=False) as connection:
        matrix = Matrix(Database(connection), "planted", claims=0 if fault.by else 20, deeds=24 if fault.by else 0)
        matrix.kinds, matrix.ages, matrix.needs, matrix.after = fault.by, fault.ages, fault.needs, fault.after
        matrix.tables = fault.tables
        matrix.worlds, matrix.cases = FOUND_IN.get(name, (0, 0))
        with planted(connection, fault):
            found = next(matrix.differences(CASES, small=False), None)
        connection.rollback()
    assert found, f"not found in {matrix.cases} cases: {name}"
    print(f'    "{name}": ({matrix.worlds - 1}, {matrix.cases}),  # {found.what[:60]}')
