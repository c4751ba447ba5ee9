"""Tests run as the product runs: a real PostgreSQL of their own, the real roles, every rule in force.

Nothing is rolled back or emptied between the tests of a file: every test opens a book of its own, and books know
nothing of each other. So a test must not count rows of the whole database.
"""

from collections.abc import Iterator

import psycopg
import pytest

EMPTY_ALL_BOOKS = """do $$ declare names text[]; full_ boolean; begin
  select array['acl.unchained', 'tile', 'pace', 'log_link', 'procrastinate_jobs', 'rate_limit', 'account_recovery',
    'account_vouching', 'organisation', 'incoming', 'mail_in', 'acl.mail_unknown', 'acl.brought']
    || array_agg(format('%I.%I', n.nspname, c.relname)) into names
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname in ('public', 'acl') and (c.relname = 'dossier'
    or exists (select from pg_attribute where attrelid = c.oid and attname = 'dossier_id' and not attisdropped));
  -- most files open no book, and emptying what is empty takes as long
  execute (select 'select ' || string_agg('exists (select from ' || name || ')', ' or ') from unnest(names) name) into full_;
  if full_ then execute 'truncate ' || array_to_string(names, ', ') || ' cascade'; end if;
end $$"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes minutes first: begun last, it would keep one core busy long after the others are done. So the matrix, and
    the stories in which everything is killed."""
    long = ("matrix", "killing")
    items.sort(key=lambda item: not any(item.get_closest_marker(name) for name in long))


@pytest.fixture(scope="session", autouse=True)
def database(django_db_blocker) -> Iterator[None]:
    """The database is open to all tests."""
    django_db_blocker.unblock()
    yield
    from django.db import connections

    connections.close_all()


@pytest.fixture(scope="module", autouse=True)
def no_books_yet(database) -> None:
    """Each file begins without books. The same Noor opens one in nearly every test, and nobody takes part in hundreds:
    everything she does would grow slower with every test. What was tried too often is forgotten with them, and who asked to
    get in without keys: every page of hers would say so."""
    from django.conf import settings

    from cast.people import HAS_ACCOUNT
    from running.testing import SERVER

    HAS_ACCOUNT.clear()
    with psycopg.connect(SERVER.admin(str(settings.DATABASES["default"]["NAME"])), autocommit=True) as superuser:
        superuser.execute(EMPTY_ALL_BOOKS)
        superuser.execute("update account set being_recovered = false, asked = false")


@pytest.fixture
def family():
    """Noor's family, fresh for this test."""
    from cast.family import noors_family

    return noors_family()
