"""Everybody of the family goes everywhere their menus lead: nothing breaks, and every page can be used by everybody."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from .looking import SIZES, is_accessible, picture

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
ELSEWHERE = re.compile(r"/(snel-weg|uitloggen|bestand|pdf|kopie|static|demo|papier)/|/pdf/|ophalen|\.(csv|pdf|txt)$")
EVERYBODY = ("noor", "femke", "jade", "tine", "mark", "daan", "yasmin", "sem")
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
}


def kind_of(path: str) -> str:
    """The page behind an address, whatever book or stukje it is about."""
    return UUID.sub("*", path)


def links(page: Page) -> list[str]:
    """Where this page leads, by a plain link within the product."""
    found = page.eval_on_selector_all("a[href^='/']", "all => all.map(one => one.pathname)")
    return [path for path in dict.fromkeys(found) if not ELSEWHERE.search(path)]


def looked_at(page: Page, path: str, kind: str, *, pictures: bool) -> None:
    """One page at both sizes."""
    answer = page.goto(path)
    assert answer
    assert answer.status == 200, f"{kind}: {answer.status}"
    for size in SIZES.values():
        page.set_viewport_size(size)
        is_accessible(page)
        if pictures and kind in PICTURES:
            picture(page, PICTURES[kind])


@pytest.mark.parametrize("key", EVERYBODY)
def test_every_page_a_menu_leads_to_can_be_used(visit, key):
    page = visit(key)
    page.goto("/")
    waiting = [page.evaluate("location.pathname"), *links(page), "/boeken/"]
    if key in ("noor", "sem"):
        waiting.append("/boek/openen/")
    seen: set[str] = set()
    broken: list[str] = []
    while waiting:
        path = waiting.pop(0)
        kind = kind_of(path)
        if kind in seen:
            continue
        seen.add(kind)
        try:
            looked_at(page, path, kind, pictures=key == "noor" or (key == "femke" and not kind.startswith("/boek")))
        except AssertionError as fault:
            broken.append(f"{kind}: {fault}")
        waiting += links(page)
    assert not broken, "\n\n".join(broken)
    assert len(seen) >= 8, f"only {sorted(seen)}"
