"""When something does not work: the page comes without database and session, says it in plain Dutch, and keeps the words."""

from html import unescape
from typing import Any

import pytest
from django.db import DataError, IntegrityError, OperationalError, connections
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from cast.browser import session_of, sign_in
from gezinsboek.ground.acts import Refused, Stale
from gezinsboek.people import parked
from gezinsboek.site import faults
from gezinsboek.site.demo.urls import handler400, handler403, handler404, handler500
from gezinsboek.site.demo.urls import urlpatterns as all_urls

from .routes import browser

__all__ = ["handler400", "handler403", "handler404", "handler500"]

TEXT = "Vandaag ging het goed op school."
US = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
FALLS = {
    "fault": (RuntimeError("x"), 500, "Dit lukte niet"),
    "away": (OperationalError("x"), 503, "We zijn er even niet"),
    "value": (DataError("x"), 400, "Dit begrepen we niet"),
    "twice": (IntegrityError("x"), 409, "Iemand was je voor"),
    "stale": (Stale("x"), 409, "Iemand was je voor"),
    "refused": (Refused("x"), 404, "Hier is niets"),
}


def falls(request: HttpRequest, kind: str) -> HttpResponse:
    raise FALLS[kind][0]


urlpatterns = [*all_urls, path("val/<str:kind>/", falls)]


@pytest.fixture(autouse=True)
def with_pages_that_fall():
    with override_settings(ROOT_URLCONF=__name__):
        yield


@pytest.fixture
def without_database(monkeypatch):
    def away(*_: object, **__: object) -> None:
        raise OperationalError("connection to server failed")

    for one in connections.all():
        one.close()
        monkeypatch.setattr(one, "connect", away)


def words(response: Any) -> str:
    return unescape(response.content.decode())


@pytest.mark.parametrize("kind", FALLS)
def test_each_fault_has_its_answer(kind):
    _fault, status, heading = FALLS[kind]
    response = browser("noor").get(f"/val/{kind}/")
    assert response.status_code == status
    assert f"<h1>{heading}</h1>" in words(response)
    assert "Snel weg" in words(response)
    assert 'href="/"' in words(response)


@pytest.mark.parametrize("kind", FALLS)
def test_no_fault_loses_a_word_that_was_typed(kind):
    sent = {"text": TEXT, "name": "Noor", "pin": "7391 5412", "csrfmiddlewaretoken": "q7 q7" * 20}
    response = browser("noor").post(f"/val/{kind}/", sent, headers=US)
    assert TEXT in words(response)
    assert "Kopieer het hier" in words(response)
    assert "7391 5412" not in words(response)
    assert "q7 q7" not in words(response)


def test_what_a_form_carries_for_us_is_not_shown_as_typed():
    ours = {
        "id": "01a201a4-cb5c-713f-8471-863d9ce9f5cf",
        "kept": "eyJpZCI6IjAxYTIw:1w2x3y:" + "a" * 43,
        "do": "readers",
        "day": "2026-02-03",
    }
    assert "Dit had je getypt" not in words(browser("noor").post("/val/fault/", ours, headers=US))


def test_typed_words_are_shown_as_words():
    response = browser().post("/val/fault/", {"text": "</textarea><script>alert(1)</script> en meer"}, headers=US)
    assert b"<script>alert" not in response.content


@pytest.mark.parametrize("url", ["/", "/inloggen/", "/er-is-niets/"])
def test_without_a_database_nobody_gets_an_empty_answer(url, without_database):
    response = Client(raise_request_exception=False).get(url)
    assert response.status_code in (200, 404, 503)
    assert "<h1>" in words(response)


def test_without_a_database_who_is_signed_in_is_told_to_wait(monkeypatch):
    client = browser("noor")

    def away(*_: object, **__: object) -> None:
        raise OperationalError("connection to server failed")

    for one in connections.all():
        one.close()
        monkeypatch.setattr(one, "connect", away)
    response = client.post("/mijn/naam/", {"name": TEXT}, headers=US)
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert "We zijn er even niet" in words(response)
    assert TEXT in words(response)
    assert client.get("/er-is-niets/").status_code in (404, 503)


@pytest.mark.parametrize("status", faults.WORDS)
def test_every_page_of_a_fault_needs_nothing_but_itself(status, rf, without_database):
    response = faults.answer(rf.get("/"), status)
    assert response.status_code == status
    assert "<h1>" in words(response)


def test_a_page_that_was_too_old_keeps_the_text_for_its_form(family):
    """Signed in again in another tab: the token changed, the writer did not."""
    client = browser("noor", enforce_csrf_checks=True)
    page = f"/boek/{family.id}/"
    client.get(page)
    old = client.cookies["gezinsboek_demo_form"].value
    sign_in(client, "noor", fresh=True)
    client.cookies["gezinsboek_demo_form"] = "b" * 32
    response = client.post(page, {"text": TEXT, "csrfmiddlewaretoken": old}, headers=US)
    assert response.status_code == 302
    assert response["Location"] == page
    assert session_of(client)[parked.KEY]["page"] == page
    assert TEXT in words(client.get(page))


def test_a_page_of_nobody_we_know_shows_the_words_and_a_way_on():
    """Cookies thrown away: nobody knows whose it is, so it stands on the page."""
    client = browser(enforce_csrf_checks=True)
    response = client.post("/aanmelden/", {"name": TEXT}, headers=US)
    assert response.status_code == 403
    assert TEXT in words(response)
    assert "Open de pagina opnieuw" in words(response)
    assert 'href="/aanmelden/"' in words(response)


def test_a_form_that_another_site_sends_gets_nothing_shown_and_nothing_kept():
    client = browser("noor", enforce_csrf_checks=True)
    response = client.post("/mijn/naam/", {"name": TEXT}, headers={"Origin": "https://kwaad.example"})
    assert response.status_code == 403
    assert TEXT not in words(response)
    assert parked.KEY not in session_of(client)


def test_a_page_that_only_takes_forms_says_so_in_words():
    response = browser("noor").get("/zeker/sluit/")
    assert response.status_code == 405
    assert response["Allow"] == "POST"
    assert "Dit kan hier niet" in words(response)


def test_a_refusal_that_cannot_be_noted_is_still_a_refusal(family, monkeypatch):
    monkeypatch.setattr("gezinsboek.site.request.act", lambda *_, **__: (_ for _ in ()).throw(OperationalError("x")))
    assert browser("karim").get(f"/boek/{family.id}/").status_code == 404


def test_english_is_spoken_where_it_was_chosen():
    client = browser()
    client.cookies["gezinsboek_taal"] = "en"
    assert 'lang="en"' in words(client.get("/er-is-niets/"))
