"""`/gezond/`: tells the truth, also when nothing else works, and cannot be used to wear the database out."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.db import OperationalError, connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cast.browser import sign_in
from gezinsboek import __version__
from gezinsboek.site import health


@pytest.fixture(autouse=True)
def asked_anew(monkeypatch):
    monkeypatch.setattr(health, "_told", (float("-inf"), "", ""))


@pytest.fixture
def without_database(monkeypatch):
    """Whoever wants to connect hears that there is nobody."""

    def away(*_: object, **__: object) -> None:
        raise OperationalError("connection to server failed")

    for one in connections.all():
        one.close()
        monkeypatch.setattr(one, "connect", away)


def test_it_says_what_it_is_and_that_all_is_well():
    response = Client().get("/gezond/")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "version": __version__, "database": "ok", "queue": "ok"}


def test_without_a_database_it_says_so(without_database):
    response = Client().get("/gezond/")
    assert response.status_code == 503
    assert response.json() == {
        "status": "fault",
        "version": __version__,
        "database": "unreachable",
        "queue": "unreachable",
    }


def test_a_session_is_not_looked_at(monkeypatch):
    client = sign_in(Client(), "noor")
    with CaptureQueriesContext(connections["door"]) as asked:
        assert client.get("/gezond/").status_code == 200
    assert len(asked) == 0


@contextmanager
def a_job_due(minutes: int) -> Iterator[None]:
    """A job that nobody does, due so many minutes ago."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "insert into procrastinate_jobs (queue_name, task_name, args) values ('x', 'no.task', '{}') returning id"
        )
        job = cursor.fetchone()[0]
        cursor.execute(
            "update procrastinate_events set at = now() - make_interval(mins => %s) where job_id = %s", [minutes, job]
        )
    try:
        yield
    finally:
        with connections["default"].cursor() as cursor:
            cursor.execute("delete from procrastinate_jobs where id = %s", [job])


def test_jobs_that_wait_too_long_are_told(family):
    with a_job_due(11):
        response = Client().get("/gezond/")
    assert response.status_code == 503
    assert response.json()["queue"] == "behind"
    assert response.json()["database"] == "ok"


@pytest.mark.parametrize("started,queue", [(0, "ok"), (9, "ok"), (11, "behind")])
def test_what_came_due_while_all_was_off_counts_from_the_start(started, queue, settings):
    """So a monitor does not bark at a restart, and a worker that does nothing after it is still told."""
    settings.STARTED = time.time() - 60 * started
    with a_job_due(600):
        assert Client().get("/gezond/").json()["queue"] == queue


def test_a_job_for_later_does_not_wait_too_long():
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "insert into procrastinate_jobs (queue_name, task_name, args, scheduled_at)"
            " values ('x', 'no.task', '{}', now() + interval '1 hour') returning id"
        )
        job = cursor.fetchone()[0]
        cursor.execute("update procrastinate_events set at = now() - interval '11 minutes' where job_id = %s", [job])
    try:
        assert Client().get("/gezond/").json()["queue"] == "ok"
    finally:
        with connections["default"].cursor() as cursor:
            cursor.execute("delete from procrastinate_jobs where id = %s", [job])


def test_asked_a_thousand_times_it_asks_the_database_once(monkeypatch):
    now = 100.0
    monkeypatch.setattr(health, "time", SimpleNamespace(monotonic=lambda: now))
    client = Client()
    with CaptureQueriesContext(connection) as asked:
        for _ in range(1000):
            client.get("/gezond/")
    assert len([one for one in asked.captured_queries if "procrastinate" in one["sql"]]) == 1


def test_only_looking_is_possible():
    assert Client().head("/gezond/").status_code == 200
    assert Client().post("/gezond/").status_code == 405


def test_a_host_that_watches_by_number_gets_an_answer():
    assert Client().get("/gezond/", headers={"Host": "10.1.2.3:8000"}).status_code == 200
