"""Every address there is, walked by everybody: signed out, each of the cast, and a professional nobody invited."""

import re
from html import unescape
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from cast.deeds import does
from cast.people import PLAYERS
from gezinsboek.circle import invitations, sharing
from gezinsboek.ground.ids import new_id

from .routes import ACCOUNT, HERE_ONLY, LEAVING, NEWCOMER, WORDS, Route, World, browser, routes, world

WALKED = [route for route in routes() if route.name not in LEAVING]
IN_A_BOOK = [route for route in WALKED if "book" in route.names]
INSIDE = ["noor", "mark", "jade", "tine", "femke", "daan", "yasmin"]
OUTSIDE = ["bram", "sem", "karim"]
CALM = (200, 204, 302, 400, 401, 403, 404, 405, 422, 429)
ID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")
PRINTED = re.compile(r'<p class="printed">.*?</p>')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
Answer = tuple[int, str]


@pytest.fixture(autouse=True)
def nobody_tried_before():
    """Whoever walks past every door guesses too often for one network address."""
    cache.clear()


@pytest.fixture(scope="module")
def here() -> World:
    return world()


def said(response: Any) -> Answer:
    """Status and words, with ids and form tokens made the same, and without the moment that paper alone shows."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return response.status_code, PRINTED.sub("", TOKEN.sub("", ID.sub("ID", body.decode(errors="replace"))))


def walked(client: Client, ids: dict[str, Any], method: str = "get", which: list[Route] = WALKED) -> dict[str, int]:
    """The status of every address. A walker who was signed out on the way would see only one page."""
    return {route.pattern: getattr(client, method)(route.url(ids)).status_code for route in which}


def test_there_are_addresses_to_walk():
    assert {"home", "timeline", "entry", "who_sees_what", "log", "me", "account_login"} <= {
        one.name for one in routes()
    }


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_is_not_signed_in_is_sent_to_sign_in(method, here):
    for route in (one for one in WALKED if not one.open):
        response = getattr(browser(), method)(route.url(here.ids))
        assert response.status_code == 302, route.pattern
        assert response["Location"].startswith("/inloggen/"), route.pattern


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_open_page_answers_nobody_without_a_fault(method, here):
    for route in (one for one in WALKED if one.open):
        assert getattr(browser(), method)(route.url(here.ids)).status_code in CALM, route.pattern


@pytest.mark.parametrize("key", INSIDE + OUTSIDE)
def test_no_address_falls_over_for_anybody(key, here):
    statuses = walked(browser(key), here.ids)
    assert {url: status for url, status in statuses.items() if status not in CALM} == {}
    assert 200 in statuses.values()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("key", ["karim", "sem"])
def test_a_stranger_meets_the_same_nothing_as_in_a_book_that_does_not_exist(key, method, here):
    """A professional whom nobody invited, and a boy with a book of his own; with every id right."""
    nowhere = dict(WORDS)
    stranger = browser(key)
    for route in IN_A_BOOK:
        there, none = (said(getattr(stranger, method)(route.url(ids))) for ids in (here.ids, nowhere))
        assert there == none, route.pattern
        assert there[0] in (404, 405), route.pattern


@pytest.mark.parametrize("method", ["get", "post"])
def test_ids_of_one_book_open_nothing_in_another(method, here):
    """Noor is at home in both books; what lies in one is not found under the address of the other."""
    other = world()
    noor = browser("noor")
    for route in (one for one in IN_A_BOOK if one.names - {"book", *WORDS}):
        ids = {**here.ids, "book": other.ids["book"]}
        nowhere = {"book": other.ids["book"], **WORDS}
        there, none = (said(getattr(noor, method)(route.url(one))) for one in (ids, nowhere))
        assert there == none, route.pattern


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_pages_are_only_asked_for_and_sent_to(method, here):
    assert set(walked(browser("noor"), here.ids, method).values()) == {405}


def test_asking_for_the_head_alone_gives_the_status_and_no_words(here):
    noor = browser("noor")
    for route in WALKED:
        response = noor.head(route.url(here.ids))
        assert response.status_code in (200, 204, 302, 401, 404, 405), route.pattern
        assert response.content == b"", route.pattern


BROKEN = ["x", "ffffffff-ffff-ffff-ffff-ffffffffffff", "%00", "%F0%9F%98%80%2e%2e%2f" + "A" * 3000]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_forged_or_broken_id_is_nothing(broken, here):
    noor = browser("noor")
    for route in (one for one in WALKED if one.names):
        for name in route.names:
            for method in ("get", "post") if route.name not in ACCOUNT else ("get",):
                response = getattr(noor, method)(route.url({**here.ids, name: broken}))
                assert response.status_code in CALM, (route.pattern, name, response.status_code)
                if name == "book":
                    assert response.status_code in (404, 405), route.pattern


def test_what_was_taken_away_answers_calmly():
    gone = world()
    ids, family = gone.ids, gone.family
    assert browser("noor").post(f"/boek/{family.id}/stukje/{gone.item.id}/weg/", {"do": "bin"}).status_code == 302
    does("noor", lambda: invitations.withdraw(ids["invitation"]))
    does("noor", lambda: sharing.end_member(family.members["tine"]))
    for key in ("noor", "tine", "femke"):
        for method in ("get", "post"):
            for route in IN_A_BOOK:
                status = getattr(browser(key), method)(route.url(ids)).status_code
                assert status < 500, (key, method, route.pattern)


@pytest.mark.parametrize("key", ["noor", "jade", "femke", "sem", NEWCOMER])
def test_a_form_without_anything_in_it_is_no_fault(key):
    empty = world()
    fell: dict[str, int] = {}
    for route in (
        one for one in WALKED if key == NEWCOMER or one.name not in ACCOUNT
    ):  # each in a browser of its own: one of these forms may sign out
        status = browser(key).post(route.url(empty.ids)).status_code
        fell |= {route.pattern: status} if status not in CALM else {}
    assert fell == {}


@pytest.mark.parametrize("key", ["", "noor", "femke"])
def test_no_title_says_anything_about_anybody(key, here):
    """Titles stand in histories, tabs and task lists that others see."""
    family = here.family
    personal = [*family.chapters, *family.children, *(player.name for player in PLAYERS.values())]
    personal += [word for player in PLAYERS.values() for word in (player.organisation, player.profession) if word]
    personal += ["Noor, Milan en Lina", "appel", "Buurvrouw Els", str(family.id)]
    client = browser(key)
    titles = {}
    for route in (one for one in WALKED if one.name not in HERE_ONLY):
        response = client.get(route.url(here.ids))
        if response.status_code == 200 and not response.streaming and response.content.startswith(b"<!doctype html>"):
            found = re.search(r"<title>(.*?)</title>", response.content.decode(), re.DOTALL)
            titles[route.pattern] = unescape(found[1]) if found else ""
    assert len(titles) > (3 if not key else 20)
    for url, title in titles.items():
        assert title.startswith("Gezinsboek - "), url
        assert not [word for word in personal if re.search(rf"\b{re.escape(word)}\b", title)], (url, title)


def test_a_new_id_is_never_there(here):
    assert browser("noor").get(f"/boek/{new_id()}/").status_code == 404
