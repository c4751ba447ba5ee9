"""What happens around every view, counted and tried."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection, connections, transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.test import RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path

from gezinsboek.ground.acting import acting, focus
from gezinsboek.ground.trace import peer, trace
from gezinsboek.site.demo.urls import handler400, handler403, handler404, handler500
from gezinsboek.site.demo.urls import urlpatterns as all_urls
from gezinsboek.site.request import address_of

from .routes import browser

__all__ = ["handler400", "handler403", "handler404", "handler500"]

SEEN: dict[str, Any] = {}


def look(request: HttpRequest, book: UUID | None = None) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("select acl.me(), current_setting('app.dossier_id', true), current_setting('app.trace', true)")
        SEEN["database"] = cursor.fetchone()
    SEEN.update(who=acting(), book=focus(), trace=trace(), peer=peer(), atomic=connection.in_atomic_block)
    return HttpResponse()


class Telling:
    """Asks the database while a template is made."""

    def __str__(self) -> str:
        SEEN["while rendering"] = connection.in_atomic_block and acting()
        return "verteld"


def slow(request: HttpRequest) -> TemplateResponse:
    return TemplateResponse(request, "site/fault.html", {"heading": Telling()})


urlpatterns = [
    *all_urls,
    path("kijk/", look),
    path("kijk/<uuid:book>/", look),
    path("traag/", slow),
]


@pytest.fixture(autouse=True)
def with_pages_that_tell():
    SEEN.clear()
    with override_settings(ROOT_URLCONF=__name__):
        yield


def test_a_view_runs_as_the_person_in_one_transaction_about_one_book(family):
    browser("tine").get(f"/kijk/{family.id}/")
    from cast.people import player

    me, book, known = SEEN["database"]
    assert me == SEEN["who"].person == player("tine").id
    assert book == str(SEEN["book"]) == str(family.id)
    assert known == SEEN["trace"]
    assert SEEN["peer"] == "127.0.0.1"
    assert SEEN["atomic"]


def test_afterwards_nobody_acts():
    browser("tine").get("/kijk/")
    assert SEEN["who"]
    assert acting() is None
    assert focus() is None
    assert trace() == ""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select acl.me()")
        assert cursor.fetchone() == (None,)


def test_a_template_is_made_inside_too():
    browser("noor").get("/traag/")
    assert SEEN["while rendering"]


def counted(key: str, url: str) -> tuple[int, int]:
    """Questions to the database of a second visit: over `default` and over `door`, transactions not counted."""
    client = browser(key)
    client.get(url)
    with CaptureQueriesContext(connections["default"]) as default, CaptureQueriesContext(connections["door"]) as door:
        assert client.get(url).status_code in (200, 302)
    asked = [[one for one in queries.captured_queries if " " in one["sql"]] for queries in (default, door)]
    return len(asked[0]), len(asked[1])


def test_who_is_signed_in_costs_two_questions_and_nobody_none():
    assert counted("noor", "/kijk/")[1] == 2  # the session, and whose it is
    assert counted("femke", "/kijk/")[1] == 2
    assert counted("", "/") == (0, 0)


def test_the_menu_costs_one_question(family):
    assert counted("noor", f"/boek/{family.id}/meer/") == (1, 2)


def test_looking_as_another_costs_no_more(family):
    client = browser("noor")
    client.post(f"/boek/{family.id}/bekijk-als/", {"member": str(family.members["tine"])})
    with CaptureQueriesContext(connections["default"]) as asked:
        client.get(f"/boek/{family.id}/meer/")
    assert len([one for one in asked.captured_queries if '"member"' in one["sql"]]) <= 1


@pytest.mark.parametrize(
    ("proxies", "said", "believed"),
    [
        (0, "", "127.0.0.1"),
        (0, "192.0.2.1", "127.0.0.1"),
        (1, "192.0.2.1", "192.0.2.1"),
        (1, "10.0.0.1, 192.0.2.1", "192.0.2.1"),
        (2, "10.0.0.1, 192.0.2.1, 198.51.100.2", "192.0.2.1"),
        (2, "192.0.2.1", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_an_address_is_believed_as_far_as_our_own_proxies_wrote_it(proxies, said, believed):
    request = RequestFactory().get("/", headers={"X-Forwarded-For": said} if said else {})
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=proxies):
        assert address_of(request) == believed


def test_there_is_more_behind_more_for_family_than_for_others(family):
    words = {key: browser(key).get(f"/boek/{family.id}/meer/").content.decode() for key in ("noor", "jade", "femke")}
    assert "/uitnodigingen/" in words["noor"]
    assert "/hoofdstukken/" in words["jade"]
    assert "/uitnodigingen/" not in words["femke"]
    assert "/wie-heeft-gekeken/" in words["femke"]


def test_the_beginning_leads_everybody_to_their_own_place(family):
    assert browser("femke").get("/")["Location"] == "/mijn-gezinnen/"
    assert browser("noor").get("/")["Location"] in ("/boeken/", f"/boek/{family.id}/")
    assert browser().get("/").status_code == 200


def test_where_to_tell_of_a_hole_holds_for_less_than_a_year():
    from datetime import UTC, datetime, timedelta

    text = browser().get("/.well-known/security.txt").content.decode()
    told = dict(line.split(": ", 1) for line in text.splitlines())
    until = datetime.fromisoformat(told["Expires"])
    assert timedelta(days=90) < until - datetime.now(UTC) < timedelta(days=365)
    assert told["Contact"].startswith("mailto:")
    assert told["Canonical"].endswith("/.well-known/security.txt")
