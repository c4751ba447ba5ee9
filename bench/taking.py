"""What writing once costs: a stukje with the tick against one without, and how many records a second one worker delivers."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from uuid import UUID

from django.db import transaction

from bench.clocking import both, worked
from bench.pages import servers
from cast.deeds import does
from cast.family import WRITE, Family
from cast.people import acts
from cast.working import samen_doen
from gezinsboek.ground.ids import new_id
from gezinsboek.organisations import keys
from gezinsboek.records import sending
from gezinsboek.records.taking import take_over
from gezinsboek.timeline import writing

DELIVERIES = 300


def measure(rounds: int) -> dict[str, float]:
    """Ratios, and deliveries a second on the clock on the wall and in work of us and the database."""
    logging.disable(logging.INFO)
    with receiving() as (hook, came):
        organisation = samen_doen(way="webhook", content="whole", endpoint=hook)
        does("ingrid", lambda: keys.make(organisation, "webhook", key_id=new_id()))
        family = Family.opens("noor", "Gezin van het overnemen")
        family.comes("femke", {"Hulp": WRITE})
        write = writer(family)
        things = {"without": lambda: write(False), "again": lambda: write(False), "with": lambda: write(True)}
        taken = both(things, rounds, lambda: servers())
        found = {
            "with the tick : without": taken["with"].wall / taken["without"].wall,
            "with the tick : without, work": taken["with"].against(taken["without"]),
            "writing: noise": taken["again"].wall / taken["without"].wall,
            "writing without, milliseconds": taken["without"].wall * 1000,
            "writing with, milliseconds": taken["with"].wall * 1000,
        }
        for _ in range(DELIVERIES):
            write(True)
        came.clear()
        return found | delivered(came)


def delivered(came: list[int]) -> dict[str, float]:
    """One worker's deliveries, one after another, to a system that says yes at once."""
    known = list(servers())
    before, began = worked(known), time.perf_counter()
    while sending.send_due(3600):
        pass
    took, work = time.perf_counter() - began, worked(known) - before
    if len(came) < DELIVERIES:
        raise AssertionError(f"only {len(came)} arrived")
    return {"deliveries a second": len(came) / took, "deliveries a second of work": len(came) / work if work else 0.0}


def writer(family: Family) -> Callable[[bool], None]:
    """Femke writes one of about a hundred words."""
    book: UUID = family.id
    chapter = family.chapters["Hulp"]

    def write(ticked: bool) -> None:
        with acts("femke", book), transaction.atomic():
            item = writing.write(book, chapter, "Wij spraken over slapen en over wat helpt. " * 13)
            if ticked:
                take_over([item.id], "ticked")

    return write


@contextmanager
def receiving() -> Iterator[tuple[str, list[int]]]:
    """A system that says yes to everything, and counts."""
    came: list[int] = []

    class Yes(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            came.append(len(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Yes)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", came
    finally:
        server.shutdown()
