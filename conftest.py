"""Tests run as the product runs: a real PostgreSQL of their own, the real roles, every rule in force.

Nothing is rolled back or emptied between tests: every test opens a book of its own, and books know nothing of each
other. So a test must not count rows of the whole database.
"""

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def database(django_db_blocker) -> Iterator[None]:
    """The database is open to all tests."""
    django_db_blocker.unblock()
    yield
    from django.db import connections

    connections.close_all()


@pytest.fixture
def family():
    """Noor's family, fresh for this test."""
    from cast.family import noors_family

    return noors_family()
