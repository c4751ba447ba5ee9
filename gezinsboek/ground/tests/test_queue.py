"""The queue goes on after a worker that died (ARCHITECTURE 6): its database role may do all that the queue does itself."""

from collections.abc import Iterator

import pytest
from django.db import connection


@pytest.fixture
def dead() -> Iterator[int]:
    """A worker that was killed a minute ago. A job of it failed before that and waits for a second try."""
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into procrastinate_workers (last_heartbeat) values (now() - interval '1 minute') returning id"
        )
        worker = cursor.fetchone()[0]
        cursor.execute(
            "insert into procrastinate_jobs (queue_name, task_name, args, scheduled_at, worker_id)"
            " values ('x', 'no.task', '{}', now() + interval '1 hour', %s) returning id",
            [worker],
        )
        job = cursor.fetchone()[0]
    yield worker
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs where id = %s", [job])
        cursor.execute("delete from procrastinate_workers where id = %s", [worker])


@pytest.mark.parametrize(
    "ends", ["procrastinate_prune_stalled_workers_v1(30)", "procrastinate_unregister_worker_v1(%s)"]
)
def test_a_worker_goes_while_one_of_its_jobs_waits_to_be_tried_again(dead: int, ends: str):
    with connection.cursor() as cursor:
        cursor.execute(f"select {ends}", [dead] if "%s" in ends else None)
        cursor.execute("select count(*) from procrastinate_workers where id = %s", [dead])
        assert cursor.fetchone()[0] == 0
