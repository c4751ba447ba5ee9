"""What every answer says to the browser (REQ-27): a page, a refusal, a fault, a file, a redirect, a fence."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path

from gezinsboek.site.demo.urls import handler400, handler403, handler404, handler500
from gezinsboek.site.demo.urls import urlpatterns as all_urls
from gezinsboek.site.settings.base import ROOT

from .routes import World, browser, world

__all__ = ["handler400", "handler403", "handler404", "handler500"]

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
# A document that somebody uploaded may do nothing at all.
OF_A_FILE = {"default-src": "'none'", "sandbox": ""}


def falls_over(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("Noor en Milan")


urlpatterns = [*all_urls, path("val-om/", falls_over)]


@pytest.fixture(scope="module")
def here() -> World:
    return world()


ANSWERS = {
    "a page for nobody": lambda here: browser().get("/"),
    "a page of a book": lambda here: browser("noor").get(f"/boek/{here.family.id}/"),
    "a professional's desk": lambda here: browser("femke").get("/mijn-gezinnen/"),
    "a form with an error": lambda here: browser("noor").post("/mijn/naam/", {"name": ""}),
    "nothing there": lambda here: browser("noor").get("/er-is-niets/"),
    "nothing among the static files": lambda here: browser().get("/static/er-is-niets.css"),
    "a book of others": lambda here: browser("karim").get(f"/boek/{here.family.id}/"),
    "a fault": lambda here: browser("noor").get("/val-om/"),
    "to sign in": lambda here: browser().get("/mijn/"),
    "a file": lambda here: browser("noor").get(f"/boek/{here.family.id}/bestand/{here.ids['file']}/small/"),
    "a PDF": lambda here: browser("femke").get("/mijn-gezinnen/eigen/pdf/"),
    "a style sheet": lambda here: browser().get("/static/ui/layout.css"),
    "a form of another site": lambda here: browser("noor", enforce_csrf_checks=True).post("/mijn/naam/", {"name": "X"}),
    "a method that is not for here": lambda here: browser().put("/"),
    "only taking forms": lambda here: browser("noor").get("/zeker/sluit/"),
    "too much": lambda here: browser().post("/", CONTENT_LENGTH=str(10**12)),
    "no length told": lambda here: browser().post("/", HTTP_TRANSFER_ENCODING="chunked"),
    "a length that is none": lambda here: browser().post("/", CONTENT_LENGTH="veel"),
    "a host that is not ours": lambda here: browser().get("/", HTTP_HOST="kwaad.example"),
    "is it well": lambda here: browser().get("/gezond/"),
    "where to tell of a hole": lambda here: browser().get("/.well-known/security.txt"),
    "away": lambda here: browser("noor").get("/snel-weg/"),
    "the demo": lambda here: browser().get("/demo/"),
}
STATUSES = {
    "nothing there": 404,
    "a book of others": 404,
    "a fault": 500,
    "a form of another site": 403,
    "a method that is not for here": 405,
    "only taking forms": 405,
    "too much": 413,
    "no length told": 411,
    "a length that is none": 400,
    "a host that is not ours": 400,
    "to sign in": 302,
    "away": 302,
}


def policy(response: Any) -> dict[str, str]:
    told = [one.strip().partition(" ") for one in response["Content-Security-Policy"].split(";")]
    return {name: value for name, _space, value in told}


@pytest.fixture(params=list(ANSWERS))
def answer(request, here) -> Any:
    with override_settings(ROOT_URLCONF=__name__):
        response = ANSWERS[request.param](here)
    expected = STATUSES.get(request.param)
    assert expected is None or response.status_code == expected
    if expected is None:
        assert response.status_code in (200, 404, 422)
    response.asked = request.param  # type: ignore[attr-defined]
    return response


def test_the_security_policy_is_exact(answer):
    wanted = OF_A_FILE if answer.asked == "a file" else POLICY
    assert policy(answer) == wanted
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "Content-Security-Policy-Report-Only" not in answer


def test_browsers_guess_nothing_frame_nothing_and_tell_nobody(answer):
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Referrer-Policy"] == ("no-referrer" if answer.asked == "away" else "same-origin")
    assert "Access-Control-Allow-Origin" not in answer
    assert "noindex" in answer["X-Robots-Tag"]
    assert "microphone=(self)" in answer["Permissions-Policy"]
    for name in ("camera", "geolocation"):
        assert f"{name}=()" in answer["Permissions-Policy"]


def test_nothing_is_kept_but_our_own_look(answer):
    if answer.asked == "a style sheet":
        assert "no-store" not in answer["Cache-Control"]
    else:
        assert answer["Cache-Control"] == "no-store"


def test_an_answer_does_not_say_what_made_it(answer):
    assert not {"Server", "X-Powered-By"} & set(answer.headers)


def test_a_page_of_a_fault_tells_nothing_of_the_fault(here):
    with override_settings(ROOT_URLCONF=__name__):
        words = browser("noor").get("/val-om/").content.decode()
    assert "Milan" not in words
    assert "RuntimeError" not in words
    assert "Dit lukte niet" in words


def test_the_fences_stand_before_everything_that_reads():
    order = settings.MIDDLEWARE
    reads = order.index("gezinsboek.people.sessions.HashedSessionMiddleware")
    assert order[0] == "gezinsboek.site.fences.Headers"
    for fence in ("BodyCap", "Methods"):
        assert order.index(f"gezinsboek.site.fences.{fence}") < reads
    assert order[-1] == "gezinsboek.site.request.ActingMiddleware"


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites():
    client = browser("noor")
    client.get("/mijn/naam/")
    client.post("/taal/", {"language": "en", "next": "/"})
    cookies = {name: morsel for name, morsel in client.cookies.items() if morsel["samesite"] or morsel["path"]}
    assert cookies
    for name, morsel in cookies.items():
        assert morsel["samesite"] in ("Lax", "Strict"), name
        assert morsel["path"] == "/", name
        assert not morsel["domain"], name
        assert morsel["httponly"] or name == settings.CSRF_COOKIE_NAME, name


# ---------- no other host at all

SOURCES = [
    path
    for pattern in ("templates/**/*.html", "static/**/*.css", "static/**/*.js", "static/**/*.svg")
    for path in (ROOT / "gezinsboek").glob(f"*/{pattern}")
]
NAMES_NOBODY_ASKS = ("http://www.w3.org/", "https://tabler.io", "https://github.com/", "http://scripts.sil.org")


def hosts_in(path: Path) -> list[str]:
    text = re.sub(r"\{#.*?#\}|\{% comment.*?endcomment %\}|<!--.*?-->|/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    found = re.findall(r"(?:https?:|wss?:|[\"'(=]\s*)//[\w.-]+\.[\w./-]+", text)
    return [one for one in found if not one.startswith(NAMES_NOBODY_ASKS)]


def test_there_are_sources_to_look_through():
    assert len(SOURCES) > 60


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_style_or_script_names_another_host(path):
    assert hosts_in(path) == []


@pytest.mark.parametrize("path", [one for one in SOURCES if one.suffix == ".html"], ids=lambda path: path.name)
def test_no_template_holds_a_script_or_a_style(path):
    text = path.read_text()
    for tag in re.findall(r"<script\b[^>]*>", text):
        assert "src=" in tag or 'type="application/json"' in tag, tag
    assert not re.search(r"<style\b|\sstyle=|\son\w+=|javascript:|\shx-on", text), path


def test_pages_ask_only_ourselves(here):
    """As rendered, over a page of each kind: only what somebody may click leads elsewhere."""
    for key, url in (("", "/"), ("noor", f"/boek/{here.family.id}/"), ("femke", "/mijn-gezinnen/")):
        words = browser(key).get(url).content.decode()
        asked = re.findall(r'<(?:link|script|img|iframe|source|video|form)\b[^>]*?(?:href|src|action)="([^"]*)"', words)
        assert asked
        assert [one for one in asked if not one.startswith("/")] == []
        leads = set(re.findall(r'\b(?:href|data-leave)="(https?:[^"]*)"', words))
        assert leads <= {settings.QUICK_EXIT}
