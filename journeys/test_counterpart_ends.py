"""Dossierkast asks for nothing for ever: what never fits or is refused comes to an end, and its page says why."""

import hashlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from .counterpart import coupling, pages
from .counterpart.store import TRIES, Store

DRAWING = b"een tekening"
FITS = hashlib.sha256(DRAWING).hexdigest()


class Book(ThreadingHTTPServer):
    """Who answers in the place of Gezinsboek: always the same."""

    status, body, asked = 200, b"iets anders", 0


class Answer(BaseHTTPRequestHandler):
    server: Book

    def do_GET(self) -> None:
        self.server.asked += 1
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(self.server.body)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture
def book() -> Iterator[Book]:
    with Book(("127.0.0.1", 0), Answer) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def store(book: Book, tmp_path: Path) -> Store:
    made = Store(tmp_path)
    made.settle(key="gb_sleutel", origin=f"http://127.0.0.1:{book.server_address[1]}")
    return made


def tells_of_a_file(store: Store) -> None:
    record: dict[str, Any] = {"id": "een", "reference": "C-1024", "author": "Femke", "text": "Met een tekening."}
    record |= {"happened": "2026-11-02", "version": 1, "rebuttals": [], "replies": []}
    store.keep(record | {"files": [{"name": "tekening.jpg", "sha256": FITS}]}, "0" * 64)


def works(store: Store, times: int) -> None:
    for _turn in range(times):
        coupling.work(store, back=False)


def test_a_file_that_never_fits_is_asked_for_a_few_times_and_then_the_record_says_why(book, store):
    tells_of_a_file(store)
    assert "tekening.jpg (komt nog)" in pages.client(store, "C-1024")
    works(store, 2 * TRIES)
    assert book.asked == TRIES
    assert f"tekening.jpg ({coupling.UNLIKE})" in pages.client(store, "C-1024")


def test_one_that_fits_after_all_is_there(book, store):
    tells_of_a_file(store)
    works(store, TRIES - 1)
    book.body = DRAWING
    works(store, 2)
    assert book.asked == TRIES
    assert f"tekening.jpg ({len(DRAWING)} bytes)" in pages.client(store, "C-1024")


def test_one_that_was_thrown_away_is_asked_for_once_and_the_record_says_so(book, store):
    book.status = 404
    tells_of_a_file(store)
    works(store, 3)
    assert book.asked == 1
    assert f"tekening.jpg ({coupling.GONE})" in pages.client(store, "C-1024")


@pytest.mark.parametrize("status", [401, 429, 500, 503])
def test_while_they_are_busy_or_our_key_is_wrong_it_goes_on_asking(book, store, status):
    book.status = status
    tells_of_a_file(store)
    store.promise("twee", FITS)
    works(store, 2 * TRIES)
    assert book.asked == 4 * TRIES
    assert "tekening.jpg (komt nog)" in pages.client(store, "C-1024")
    assert "Niet gekomen" not in pages.index(store)


def test_a_record_that_is_not_the_promised_one_ends_too_and_holds_up_no_other(book, store):
    store.promise("een", FITS)
    works(store, 2 * TRIES)
    assert book.asked == TRIES
    assert f"een: {coupling.UNLIKE}" in pages.index(store)
    assert store.promised() == []
    store.promise("een", FITS)  # told of again, by the list of what we missed
    assert store.promised() == []


@pytest.mark.parametrize(("status", "sent"), [(400, 1), (413, 1), (422, 1), (503, 3)])
def test_a_report_that_is_refused_is_not_sent_for_ever(book, store, status, sent):
    book.status = status
    store.write_report("verslag", "femke@voorbeeld.test", "C-1024", "Milan sliep goed.")
    works(store, 3)
    assert book.asked == sent
    assert ("(geweigerd)" in pages.client(store, "C-1024")) == (sent == 1)
