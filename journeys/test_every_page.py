"""Everybody of the family goes everywhere their menus lead: nothing breaks, and every page can be used by everybody."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from .looking import SIZES, is_accessible, picture

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
ELSEWHERE = re.compile(
    r"/(snel-weg|uitloggen|bestand|pdf|kopie|static|demo|papier|blad)/|/pdf/|ophalen|\.(csv|pdf|txt)$"
)
WHOLLY = ("noor", "femke")  # a family and a professional: every kind of page, at both sizes
MENU_ONLY = ("jade", "tine", "mark", "daan", "yasmin", "sem")
PICTURES = {
    "/boek/*/": "timeline",
    "/boek/*/wie-ziet-wat/": "who-sees-what",
    "/boek/*/uitnodigen/": "invite",
    "/boek/*/uitnodigingen/": "invitations",
    "/boek/*/mensen/": "people",
    "/boek/*/mensen/*/": "person",
    "/boek/*/wie-heeft-gekeken/": "log",
    "/boek/*/hoofdstukken/": "chapters",
    "/boek/*/gezin/": "family",
    "/boek/*/bekijk-als/": "looking-as",
    "/boek/*/stukje/*/": "entry",
    "/boek/*/stukje/*/wie-leest-dit/": "who-reads-this",
    "/boek/openen/": "open",
    "/boeken/": "books",
    "/mijn-gezinnen/": "caseload",
    "/mijn-gezinnen/eigen/": "contributions",
    "/eigen-boek/": "give-a-book",
    "/voorbeeld/": "example",
    "/boek/*/plan/": "our-plan",
    "/boek/*/plan/doel/*/merken/": "goal-signs",
    "/boek/*/plan/wie-doet-wat/": "who-does-what",
    "/boek/*/agenda/": "agenda",
    "/boek/*/agenda/consultatiebureau/": "check-ups",
    "/agenda/abonnement/": "feeds",
    "/mijn/berichten/": "wishes",
    "/wat-werkt-niet/": "trouble",
}


def kind_of(path: str) -> str:
    """The page behind an address, whatever book or stukje it is about."""
    return UUID.sub("*", path)


def links(page: Page) -> list[str]:
    """Where this page leads, by a plain link within the product."""
    found = page.eval_on_selector_all("a[href^='/']", "all => all.map(one => one.pathname)")
    return [path for path in dict.fromkeys(found) if not ELSEWHERE.search(path)]


def looked_at(page: Page, path: str, kind: str, sizes: tuple[str, ...], *, pictures: bool) -> None:
    """One page at these sizes."""
    answer = page.goto(path)
    assert answer
    assert answer.status == 200, f"{kind}: {answer.status}"
    for size in sizes:
        page.set_viewport_size(SIZES[size])
        is_accessible(page)
        if pictures and kind in PICTURES:
            picture(page, PICTURES[kind])


def walks(page: Page, waiting: list[str], sizes: tuple[str, ...], *, further: bool, pictures: str = "") -> set[str]:
    """One page of every kind that can be reached; what is wrong is told all at once."""
    seen: set[str] = set()
    broken: list[str] = []
    while waiting:
        path = waiting.pop(0)
        kind = kind_of(path)
        if kind in seen:
            continue
        seen.add(kind)
        try:
            looked_at(page, path, kind, sizes, pictures=bool(pictures) and kind.startswith(pictures))
        except AssertionError as fault:
            broken.append(f"{kind}: {fault}")
        waiting += links(page) if further else []
    assert not broken, "\n\n".join(broken)
    return seen


def start(page: Page) -> list[str]:
    """The first page and all that its menu leads to."""
    page.goto("/")
    return [page.evaluate("location.pathname"), *links(page)]


@pytest.mark.parametrize("key", WHOLLY)
def test_every_page_can_be_used_at_both_sizes(visit, key):
    page = visit(key)
    own = ["/boeken/", "/boek/openen/"] if key == "noor" else []
    seen = walks(
        page, start(page) + own, tuple(SIZES), further=True, pictures="/" if key == "noor" else "/mijn-gezinnen"
    )
    assert len(seen) >= 15, sorted(seen)


@pytest.mark.parametrize("key", MENU_ONLY)
def test_everybody_else_can_use_what_their_menu_leads_to(visit, key):
    page = visit(key)
    menu = [path for path in start(page) if "/stukje/" not in path]
    assert len(walks(page, menu, ("phone",), further=False)) >= 2
