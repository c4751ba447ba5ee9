"""A private chapter betrays itself to nobody: every page of a book looks to the others as if it were not there.

Two families alike in everything, but that in one of them Noor has a private chapter with stukjes in it, a helper whom only
that chapter knows, and an invitation into it. Whoever lives in both must not be able to tell which is which.
"""

import re
from functools import cache
from typing import Any

import pytest

from cast.deeds import does, replies
from cast.family import READ, Family, noors_family
from gezinsboek.circle import invitations

from .routes import LEAVING, Route, browser, routes

SECRET = "Mijn eigen plek"
# What changes with every request or book: ids (also the beginning of one), form tokens, signed notes, moments, colours.
CHANGING = re.compile(
    r"[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}|\bid_c?[0-9a-f]{8,}|\bc?[0-9a-f]{8,}-|(?<=\")[\w:.=-]{40,}(?=\")"
    r"|[\d-]{10}T[\d:.]+\+[\d:]+|\d\d?\.\d\d uur|\b\d\d:\d\d\b|\bp-\d+\b|data-stays=.\d+|\b[0-9a-f]{8}\b|\w{40,}"
)


@cache
def twins() -> tuple[Family, Family]:
    """The same book twice; the second has something private in it."""
    plain, private = noors_family(), noors_family()
    for family in (plain, private):
        replies("tine", family.writes("noor", "Thuis", "Lina at vandaag zelf een appel."), "Wat fijn.")
    private.private_chapter("noor", SECRET)
    private.comes("bram", {SECRET: READ}, inviter="noor")
    private.writes("noor", SECRET, "Dit weet niemand.")
    wanted = [invitations.Wanted(private.chapters[SECRET], READ)]
    does(
        "noor",
        lambda: invitations.invite(
            private.id, name="Vriendin Els", role="network", title="", purpose="Luistert.", grants=wanted
        ),
        fresh=True,
    )
    return plain, private


def pages() -> list[Route]:
    """Every page of a book as a whole."""
    return [route for route in routes() if route.names == {"book"} and route.name not in LEAVING]


def shown(family: Family, key: str, route: Route) -> list[str]:
    answer: Any = browser(key).get(route.url({"book": family.id}))
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    lines = CHANGING.sub("ID", body.decode(errors="replace")).splitlines()
    # Refusals are kept at most thirty a minute, so which of those of this test itself are told is chance.
    return [str(answer.status_code), *(line for line in lines if "probeerde iets te openen" not in line)]


def test_there_are_pages_to_look_at():
    assert len(pages()) > 20


@pytest.mark.parametrize("key", ["mark", "jade", "tine", "femke"])
@pytest.mark.parametrize("route", pages(), ids=lambda route: route.name)
def test_no_page_of_another_differs_by_a_private_chapter(key, route):
    plain, private = twins()
    expected, found = shown(plain, key, route), shown(private, key, route)
    assert not [line for line in found if SECRET in line or "Bram" in line or "Els" in line]
    assert [line for line in found if line not in expected] == []
    assert len(found) == len(expected)
