"""What the tests of the whole site need."""

import pytest
from django.db import connection


@pytest.fixture(autouse=True)
def nothing_waits():
    """Jobs that other tests left are gone: no worker runs here, and the health page would call them a fault."""
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs where status = 'todo'")
