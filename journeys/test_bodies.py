"""The web process itself, over a bare socket: what comes in is refused before it is read, and nobody keeps it busy."""

from __future__ import annotations

import json
import re
import socket
import time
from contextlib import ExitStack

import pytest

MOST = 60 * 1024 * 1024
WORDS = "Milan-durft-niet-naar-huis"


def dial(product, patience: float = 10) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", product.port), timeout=patience)
    line.settimeout(patience)
    return line


def head(method: str, path: str, *lines: str, host: str = "localhost", version: str = "1.1") -> bytes:
    told = [f"{method} {path} HTTP/{version}", *([f"Host: {host}"] if host else []), *lines]
    return ("\r\n".join(told) + "\r\n\r\n").encode("latin-1")


def answer(line: socket.socket) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and what came of the body so far; (0, ...) when the line was cut without a word."""
    got = b""
    while b"\r\n\r\n" not in got:
        try:
            piece = line.recv(65536)
        except ConnectionResetError:
            piece = b""
        if not piece:
            return 0, {}, got
        got += piece
    top, _gap, body = got.partition(b"\r\n\r\n")
    first, *rest = top.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _colon, value in (one.partition(":") for one in rest)}
    while len(body) < int(headers.get("content-length", 0)):
        piece = line.recv(65536)
        if not piece:
            break
        body += piece
    return int(first.split()[1]), headers, body


def ask(product, *parts: bytes) -> tuple[int, dict[str, str], bytes]:
    with dial(product) as line:
        for part in parts:
            line.sendall(part)
        return answer(line)


@pytest.mark.parametrize("path", ["/", "/inloggen/", "/er-is-niets/", "/mijn/naam/"])
@pytest.mark.parametrize("length", [MOST + 1, 10**12, 10**30])
def test_a_body_that_is_too_big_is_refused_before_a_byte_of_it_was_sent(product, path, length):
    status, headers, body = ask(product, head("POST", path, f"Content-Length: {length}"))
    assert status in (413, 400 if length > 2**64 else 413)
    if status == 413:
        assert "te groot" in body.decode()
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"


def test_the_line_is_cut_so_that_a_refused_body_is_no_next_request(product):
    with dial(product) as line:
        line.sendall(head("POST", "/", f"Content-Length: {MOST + 1}"))
        status, headers, _body = answer(line)
        assert status == 413
        assert headers.get("connection", "").lower() == "close"
        try:
            line.sendall(head("GET", "/gezond/"))
            assert line.recv(10) == b""
        except (ConnectionResetError, BrokenPipeError):
            pass


@pytest.mark.parametrize("coding", ["chunked", "gzip, chunked", "Chunked"])
def test_a_body_that_does_not_say_its_length_is_refused(product, coding):
    status, _headers, _body = ask(
        product, head("POST", "/inloggen/", f"Transfer-Encoding: {coding}"), b"5\r\nlogin\r\n0\r\n\r\n"
    )
    assert status in (411, 400, 501)


def test_two_ways_to_tell_the_length_are_refused(product):
    for lines in (
        ("Content-Length: 4", "Transfer-Encoding: chunked"),
        ("Content-Length: 4", "Content-Length: 9"),
        ("Content-Length: 4, 9",),
    ):
        status, _headers, _body = ask(product, head("POST", "/inloggen/", *lines), b"0\r\n\r\n")
        assert status in (400, 411, 0), lines


@pytest.mark.parametrize("length", ["veel", "-1", "1e3", "0x10", "+5", "5 5", ""])
def test_a_length_that_is_no_number_is_refused(product, length):
    status, _headers, _body = ask(product, head("POST", "/inloggen/", f"Content-Length: {length}"), b"login=noor")
    assert status in (400, 0) or (length in ("", "+5") and status < 500)


def test_without_a_length_there_is_no_body_and_that_is_fine(product):
    status, _headers, _body = ask(product, head("POST", "/inloggen/"))
    assert status == 403  # a form without its token
    status, _headers, _body = ask(product, head("GET", "/gezond/"))
    assert status == 200


@pytest.mark.parametrize(
    ("request_", "calm"),
    [
        (head("GET", "/", host=""), (400, 0)),
        (head("GET", "/", host="kwaad.example"), (400,)),
        (head("GET", "/" + "a" * 7_000), (404,)),
        (head("GET", "/" + "a" * 100_000), (400, 404, 414, 431, 0)),
        (head("GET", "/", "X-Long: " + "a" * 1_000_000), (400, 431, 0)),
        (head("GET", "/", *[f"X-{number}: a" for number in range(500)]), (200, 400, 431)),
        (head("GET", "/", "Cookie: " + "; ".join(f"c{number}=x" for number in range(300))), (200, 400, 431)),
        (head("GET", "/%00%ff%fe/../..//x"), (400, 404)),
        (head("NOOR", "/"), (405, 400)),
        (head("GET", "http://kwaad.example/gezond/"), (200, 400, 404)),
        (head("CONNECT", "kwaad.example:443"), (400, 404, 405, 0)),
        (b"niets dat op een vraag lijkt\r\n\r\n", (400, 0)),
        (head("GET", "/gezond/", version="1.0"), (200,)),
        (head("GET", "/gezond/", "Upgrade: h2c", "Connection: Upgrade"), (200, 400)),
    ],
    ids=lambda value: value[:24].decode("latin-1") if isinstance(value, bytes) else "",
)
def test_a_strange_request_is_answered_calmly(product, request_, calm):
    status, _headers, body = ask(product, request_)
    assert status in calm
    assert b"Traceback" not in body


def test_slow_senders_keep_nobody_else_waiting(product):
    """Far more of them than there are threads, each sending a body that does not come."""
    with ExitStack() as lines:
        for number in range(40):
            line = lines.enter_context(dial(product))
            line.sendall(
                head("POST", "/inloggen/", "Content-Length: 5000", "Content-Type: application/x-www-form-urlencoded")
            )
            if number % 2:
                line.sendall(b"login=no")
        time.sleep(0.5)
        assert ask(product, head("GET", "/gezond/"))[0] == 200
        assert ask(product, head("GET", "/inloggen/"))[0] == 200


def test_slow_beginners_keep_nobody_else_waiting(product):
    with ExitStack() as lines:
        for _number in range(200):
            line = lines.enter_context(dial(product))
            line.sendall(b"GET / HTTP/1.1\r\nHost: loc")
        assert ask(product, head("GET", "/inloggen/"))[0] == 200


def test_many_who_hang_up_in_the_middle_do_no_harm(product):
    for number in range(50):
        with dial(product) as line:
            line.sendall(head("POST", "/inloggen/", "Content-Length: 500") + b"login=" * (number % 5))
    assert ask(product, head("GET", "/gezond/"))[0] == 200


def test_nothing_that_was_sent_stands_in_the_logs(product):
    """The web process, the worker and PostgreSQL, after words in every place of a request that goes wrong."""
    ask(
        product,
        head(
            "GET",
            f"/{WORDS}/?zoek={WORDS}",
            f"Referer: {WORDS}",
            f"User-Agent: {WORDS}",
            f"Cookie: gezinsboek_demo={WORDS}",
        ),
    )
    ask(product, head("POST", "/inloggen/", "Content-Length: 30") + f"login={WORDS}".encode())
    ask(product, head("GET", "/", host=f"{WORDS}.example"))
    ask(product, head("GET", f"/uitnodiging/{WORDS}/%00{WORDS}/"))
    ask(product, head("GET", f"/boek/01a201a4-cb5c-713f-8471-863d9ce9f5cf/bestand/{WORDS}/x/"))
    ask(product, f"{WORDS}\r\n\r\n".encode())
    logs = {name: product.log(name) for name in ("web", "worker", "postgres", "smtp")}
    assert logs["web"]
    for name, text in logs.items():
        assert WORDS not in text, name
    for line in logs["web"].splitlines():
        if not re.match(r"\[(INFO|WARNING|ERROR)\]", line):
            json.loads(line)
