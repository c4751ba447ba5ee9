"""The server's own log: it can be mended from, and says nothing of anybody."""

import ast
import io
import json
import logging
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import SuspiciousOperation
from django.db import DataError, IntegrityError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path

from cast.people import player
from gezinsboek.ground.journal import JsonLines
from gezinsboek.site.demo.urls import handler400, handler403, handler404, handler500
from gezinsboek.site.demo.urls import urlpatterns as all_urls
from gezinsboek.site.settings.base import ROOT

from .routes import browser

__all__ = ["handler400", "handler403", "handler404", "handler500"]

SECRET = "Milan-durft-niet-naar-huis"
FAULTS = {
    "value": lambda: ValueError(SECRET),
    "key": lambda: KeyError(SECRET),
    "suspicious": lambda: SuspiciousOperation(SECRET),
    "away": lambda: OperationalError(SECRET),
    "data": lambda: DataError(SECRET),
    "twice": lambda: IntegrityError(f"Key (name)=({SECRET}) already exists."),
}


@login_not_required
def falls(request: HttpRequest, kind: str) -> HttpResponse:
    try:
        raise RuntimeError(f"{SECRET} in the cause")
    except RuntimeError as cause:
        raise FAULTS[kind]() from cause


@login_not_required
def asks_wrongly(request: HttpRequest, kind: str) -> HttpResponse:
    """PostgreSQL's own messages carry the value."""
    with connection.cursor() as cursor:
        cursor.execute("select %s::integer" if kind == "cast" else "select 1 / length(%s) from nowhere", [SECRET])
    return HttpResponse()


@login_not_required
def logs(request: HttpRequest, kind: str) -> HttpResponse:
    """What a library may say, and what a careless line of ours would."""
    logging.getLogger("some.library").error("could not send %s", SECRET)
    logging.getLogger("some.library").error(f"could not send {SECRET}", extra={"job": SECRET, "status": {"x": SECRET}})
    logging.getLogger("gezinsboek.test").info("done %s", SECRET, extra={"count": 3, "name_of": SECRET})
    return HttpResponse()


urlpatterns = [
    *all_urls,
    path("val/<str:kind>/", falls),
    path("vraag/<str:kind>/", asks_wrongly),
    path("log/<str:kind>/", logs),
]


@pytest.fixture
def written(monkeypatch) -> Any:
    """What the real handler writes during a test."""
    out = io.StringIO()
    handler = logging.getLogger().handlers
    ours = next(one for one in handler if isinstance(one.formatter, JsonLines))
    monkeypatch.setattr(ours, "stream", out)
    with override_settings(ROOT_URLCONF=__name__):
        yield lambda: out.getvalue()


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


REQUESTS = [
    *(f"/val/{kind}/" for kind in FAULTS),
    "/vraag/cast/",
    "/vraag/nowhere/",
    "/log/x/",
    f"/er-is-niets/{SECRET}/",
    f"/?zoek={SECRET}",
    "/code/",
]


@pytest.mark.parametrize("url", REQUESTS)
def test_nothing_of_what_somebody_sent_stands_in_the_log(url, written):
    for method in ("get", "post"):
        headers = {
            "User-Agent": SECRET,
            "Referer": f"http://testserver/{SECRET}",
            "X-Forwarded-For": SECRET,
            "X-Request-Id": SECRET,
            "traceparent": f"00-{SECRET}",
            "Cookie": f"gezinsboek_demo={SECRET}; gezinsboek_taal={SECRET}",
        }
        getattr(browser(), method)(url, {"text": SECRET, "naam": "Noor", "code": SECRET}, headers=headers)
    text = written()
    assert text
    assert SECRET not in text
    assert "Noor" not in text
    assert "127.0.0.1" not in text
    assert lines(text)


def test_a_strange_method_or_host_is_not_repeated(written):
    browser().generic(SECRET.upper(), "/")
    browser().get("/", headers={"Host": f"{SECRET}.example"})
    assert SECRET.lower() not in written().lower()


def test_a_signed_in_request_names_nobody_and_no_book(written):
    client = browser("noor")
    client.get("/boek/01a201a4-cb5c-713f-8471-863d9ce9f5cf/?wie=noor")
    client.get("/mijn/")
    text = written()
    assert "boek/<uuid:book>/" in text
    for word in ("01a201a4", "voorbeeld.test", "noor", str(player("noor").id)):
        assert word not in text


def test_a_request_says_its_route_status_and_time(written):
    browser().get("/inloggen/")
    told = lines(written())[-1]
    assert told["message"] == "request"
    assert (told["route"], told["method"], told["status"]) == ("inloggen/", "GET", 200)
    assert told["milliseconds"] > 0
    assert len(told["trace"]) == 32


def test_a_fault_says_its_class_its_cause_and_where(written):
    browser().get("/vraag/cast/")
    told = next(one for one in lines(written()) if "fault" in one)
    assert told["fault"].startswith("DataError < InvalidTextRepresentation")
    assert any(place.startswith(f"{__name__}:") for place in told["at"])
    assert told["level"] == "warning"


def test_a_trace_of_the_caller_is_kept(written):
    known = "0af7651916cd43dd8448eb211c80319c"
    browser().get("/", headers={"traceparent": f"00-{known}-b7ad6b7169203331-01"})
    assert lines(written())[-1]["trace"] == known


def test_what_is_no_word_is_told_by_its_kind_alone():
    record = logging.LogRecord("gezinsboek.x", logging.INFO, "f", 1, ValueError(SECRET), None, None)
    record.status, record.count = {"name": SECRET}, 3
    told = json.loads(JsonLines().format(record))
    assert (told["message"], told["status"], told["count"]) == ("ValueError", "dict", 3)


def test_faults_are_mailed_to_nobody():
    """Django would mail the whole request, with all that was typed, to whoever is named in ADMINS."""
    for name in ("django", "django.request", "django.security"):
        assert not any("Email" in type(one).__name__ for one in logging.getLogger(name).handlers)


def test_the_web_process_keeps_no_list_of_addresses_asked_for():
    from running.processes import parts

    web = parts({}, 8000, bind="127.0.0.1", logs=None, mail=None)[0].command
    assert "--access-log" not in web
    assert settings.LOGGING["root"]["level"] == "WARNING"


OURS = [source for source in (ROOT / "gezinsboek").rglob("*.py") if "tests" not in source.parts]


def calls(source: Path) -> list[ast.Call]:
    """The calls of a journal in a file."""
    levels = {"debug", "info", "warning", "error", "exception", "critical"}
    return [
        node
        for node in ast.walk(ast.parse(source.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in levels
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in ("journal", "logger", "log", "logging")
    ]


def test_we_log_constant_words_only():
    found = [(source, call) for source in OURS for call in calls(source)]
    assert found
    for source, call in found:
        assert len(call.args) == 1, f"{source}:{call.lineno}"
        assert isinstance(call.args[0], ast.Constant), f"{source}:{call.lineno}"


def test_nothing_is_printed_by_the_product():
    for source in OURS:
        for node in ast.walk(ast.parse(source.read_text())):
            printed = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
            assert not printed, f"{source}:{getattr(node, 'lineno', 0)}"
