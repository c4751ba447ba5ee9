"""A worker that is killed after the receiver took a record and before we noted it: sent again, under the same id."""

import os
import subprocess
import sys
import threading
from datetime import timedelta

from gezinsboek.circle.tests.wires import superuser
from gezinsboek.ground import clock
from gezinsboek.ground.tests.receivers import Receiver
from gezinsboek.records import sending

from .deliveries import rested, state, takes_over, with_key, works

WORKER = """
import django
django.setup()
from gezinsboek.records import sending
sending.send_due()
"""


def in_the_middle(receiver: Receiver) -> tuple[subprocess.Popen[bytes], threading.Event]:
    """A worker whose letter arrived and is not answered yet; it is when the event is set."""
    arrived, answer = threading.Event(), threading.Event()

    def on_arrival() -> None:
        arrived.set()
        answer.wait(30)

    receiver.on_arrival = on_arrival
    worker = subprocess.Popen([sys.executable, "-c", WORKER], env=os.environ, stderr=subprocess.DEVNULL)
    assert arrived.wait(60)
    return worker, answer


def test_what_a_killed_worker_sent_is_sent_again_under_the_same_id(family, receiver):
    organisation, _secret = with_key(way="webhook", endpoint=receiver.url, content="whole")
    going = takes_over(family, organisation)
    worker, killed = in_the_middle(receiver)
    worker.kill()
    worker.wait()
    killed.set()
    receiver.on_arrival = None
    assert state(going.id) == ("waiting", 0, "")

    with superuser() as db:  # the database notices that its client is gone
        db.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'gb_app' and pid <> all(%s)",
            [[own_backend()]],
        )
    sending.send_due()
    assert state(going.id)[:2] == ("arrived", 1)
    assert [headers["webhook-id"] for _line, headers, _body in receiver.arrived] == [str(going.id)] * 2
    assert receiver.arrived[0][2] == receiver.arrived[1][2]


def own_backend() -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        return int(cursor.fetchone()[0])


def test_two_workers_do_not_send_it_at_once(family, receiver):
    organisation, _secret = with_key(way="webhook", endpoint=receiver.url, content="whole")
    going = takes_over(family, organisation)
    worker, go_on = in_the_middle(receiver)
    works()  # its own job, while the tick is sending it
    sending.send_due()
    go_on.set()
    assert worker.wait(60) == 0
    assert state(going.id)[:2] == ("arrived", 1) and len(receiver.arrived) == 1
    with clock.moved_to(clock.now() + timedelta(days=5)):
        rested()
        sending.send_due()
        works()
    assert len(receiver.arrived) == 1
