"""Dossierkast's server: one address for Gezinsboek's webhook, and pages for whoever works here."""

import itertools
import ssl
import threading
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote

from . import coupling, pages
from .store import Store

HOOK = "/gezinsboek/"
MOST = 5_000_000
EVERY = 1.0  # seconds; longer while Gezinsboek is away


class Handler(BaseHTTPRequestHandler):
    """No cookies, no sessions: it listens on this machine alone, for tests and to look at."""

    protocol_version = "HTTP/1.1"
    timeout = 30
    store: Store
    woken: threading.Event

    def do_GET(self) -> None:
        parts = [unquote(one) for one in self.path.strip("/").split("/")]
        if parts == [""]:
            self.answer(200, pages.index(self.store))
        elif len(parts) == 2 and parts[0] == "clienten":
            self.answer(200, pages.client(self.store, parts[1]))
        else:
            self.answer(404)

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or int(length) > MOST:
            return self.answer(413)
        body = self.rfile.read(int(length))
        if self.path == HOOK:
            return self.hook(body)
        return self.form(body)

    def hook(self, body: bytes) -> None:
        """A yes only after it is on the disk; for anything else it is sent again."""
        try:
            coupling.receive(self.store, body, dict(self.headers.items()))
        except coupling.Refused:
            return self.answer(401)
        except (KeyError, TypeError):
            return self.answer(422)
        self.woken.set()
        return self.answer(204)

    def form(self, body: bytes) -> None:
        """Somebody wrote a report."""
        told = {name: value[0] for name, value in parse_qs(body.decode(errors="replace")).items()}
        client = unquote(self.path.strip("/").partition("/")[2])
        if not client or {"id", "to", "text"} - told.keys():
            return self.answer(422)
        self.store.write_report(told["id"], told["to"], client, told["text"])
        self.woken.set()
        return self.answer(303, location=f"/clienten/{quote(client)}/")

    def answer(self, status: int, page: str = "", location: str = "") -> None:
        body = page.encode() if page or status in (204, 303) else HTTPStatus(status).phrase.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if location:
            self.send_header("Location", location)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing of a client in a log."""


class Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True


def serve(folder: Path, port: int) -> None:
    """Until it is killed: everything that matters is in the store."""
    Handler.store, Handler.woken = Store(folder), threading.Event()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    server = Server(("127.0.0.1", port), Handler)
    # the handshake is for the thread of the request: one who stays silent may not keep the others out
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=keep_working, args=(Handler.store, Handler.woken), daemon=True).start()
    server.serve_forever()


def keep_working(store: Store, woken: threading.Event) -> None:
    """What waits, whenever something came and every second; what was missed, at the start and every half minute."""
    for turn in itertools.count():
        well = coupling.work(store, back=turn % 30 == 0)
        woken.wait(EVERY) if well else time.sleep(2 * EVERY)
        woken.clear()
