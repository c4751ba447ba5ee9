"""Two managers at the same moment: one of them always stays."""

import threading
from uuid import UUID

import psycopg
import pytest

from cast.deeds import does
from cast.people import player
from cast.working import samen_doen
from gezinsboek.circle.tests.wires import claims, column, superuser, wire
from gezinsboek.organisations import colleagues


@pytest.fixture
def two_managers() -> dict[str, UUID]:
    """Ingrid and Femke both manage Samen Doen; their rows."""
    samen_doen()
    rows = {one.person.name.lower(): one.id for one in does("ingrid", colleagues.everybody)}
    does("ingrid", lambda: colleagues.let_manage(rows["femke"], yes=True))
    return rows


def managers() -> set[object]:
    with superuser() as root:
        return column(root, "select id from employee where manager and left_at is null")


@pytest.mark.parametrize("deed", ["select acl.end_colleague(%s)", "select acl.let_manage(%s, false)"])
def test_managers_who_put_each_other_out_at_once_leave_one(two_managers, deed):
    refused: list[str] = []

    def second() -> None:
        with wire("gb_app", autocommit=False) as connection:
            claims(connection, player("femke").acting(fresh=True))
            try:
                connection.execute(deed, [two_managers["ingrid"]])
                connection.commit()
            except psycopg.errors.InsufficientPrivilege:
                refused.append("femke")

    with wire("gb_app", autocommit=False) as first:
        claims(first, player("ingrid").acting(fresh=True))
        first.execute(deed, [two_managers["femke"]])
        waiting = threading.Thread(target=second)
        waiting.start()
        waiting.join(0.5)  # it waits for the row of the organisation
        assert waiting.is_alive()
        first.commit()
        waiting.join(20)
    assert refused == ["femke"]
    assert managers() == {two_managers["ingrid"]}


def test_the_last_two_managers_who_leave_at_once_leave_one(two_managers):
    refused: list[str] = []

    def second() -> None:
        with wire("gb_app", autocommit=False) as connection:
            claims(connection, player("femke").acting())
            try:
                connection.execute("select acl.leave_organisation()")
                connection.commit()
            except psycopg.errors.InsufficientPrivilege:
                refused.append("femke")

    with wire("gb_app", autocommit=False) as first:
        claims(first, player("ingrid").acting())
        first.execute("select acl.leave_organisation()")
        waiting = threading.Thread(target=second)
        waiting.start()
        waiting.join(0.5)
        first.commit()
        waiting.join(20)
    assert refused == ["femke"]
    assert managers() == {two_managers["femke"]}
    with superuser() as root:
        root.execute("truncate organisation cascade")
