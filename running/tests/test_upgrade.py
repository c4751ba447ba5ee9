"""A new major version takes over everything, or nothing."""

from pathlib import Path

import psycopg
import pytest

from running import provision, upgrade
from running.account import RunningError, bindir_of_major
from running.postgres import Server

OLDER = [major for major in (15, 16, 17) if bindir_of_major(major)]
ROWS = ["Milan", "Lina", "Jade"]


@pytest.fixture(params=OLDER)
def older(request: pytest.FixtureRequest, home: Path) -> Path:
    """A home with a book in it, left by an older PostgreSQL."""
    with Server(home, bindir_of_major(request.param), durable=False) as server:
        where = provision.ensure(home, "real", admin=server.admin())
        with psycopg.connect(**where["gb_owner"]) as connection:
            connection.execute("create table child (name text)")
            connection.execute("alter table child enable row level security, force row level security")
            connection.execute("create policy nobody on child for select using (false)")
            connection.execute("create policy add on child for insert with check (true)")
            connection.cursor().executemany("insert into child values (%s)", [(name,) for name in ROWS])
    return home


def test_roles_rows_and_passwords_come_over(older: Path):
    with Server(older, durable=False) as server:
        assert server.major == 18
        where = provision.ensure(older, "real")
        assert provision.installation(where["gb_app"])[0] == "real"
        with psycopg.connect(**where["gb_owner"]) as connection:
            assert connection.execute("select count(*) from child").fetchone() == (0,)  # its lock came over too
        with psycopg.connect(server.admin("gezinsboek_real")) as connection:
            assert [row[0] for row in connection.execute("select name from child").fetchall()] == ROWS


def test_the_older_data_are_kept_beside_the_new(older: Path):
    with Server(older, durable=False):
        kept = sorted(path.name for path in (older / "pg").glob("*.before-upgrade"))
        assert len(kept) == 1
        assert (older / "pg" / "18" / "PG_VERSION").exists()


def test_an_upgrade_that_loses_a_row_changes_nothing(older: Path, monkeypatch: pytest.MonkeyPatch):
    true_count = upgrade._counts
    monkeypatch.setattr(upgrade, "_counts", lambda server: {**true_count(server), str(server.data): 1})
    server = Server(older, durable=False)
    with pytest.raises(RunningError, match="rijen"):
        server.ensure()
    assert not server.data.exists()
    monkeypatch.undo()
    with server:
        assert server.answers()


def test_data_of_a_version_that_nobody_has_are_left_alone(home: Path):
    left = home / "pg" / "9"
    left.mkdir(parents=True)
    (left / "PG_VERSION").write_text("9\n")
    with pytest.raises(RunningError, match="postgresql-9"):
        Server(home, durable=False).ensure()
    assert left.exists()
