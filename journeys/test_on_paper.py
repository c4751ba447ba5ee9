"""Every page prints well: what is read stays, what is pressed does not, and it says whose it is without betraying the family."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from playwright.sync_api import Page

from gezinsboek.site.tests.papers import IN_BOOK, OF_A_HELPER, OUTSIDE, pages

from .telling import home

GONE = "nav, button, input:not([type=hidden]), select, .button, .tool, .cover, .foot, .skip, .composer, .menu-panel"
HIDDEN = """selector => [...document.querySelectorAll(selector)].filter(one => one.getClientRects().length
  && getComputedStyle(one).visibility !== "hidden").map(one => one.outerHTML.slice(0, 120))"""
PALE = """() => [...document.querySelectorAll("main *")].filter(one => one.getClientRects().length
  && [...one.childNodes].some(part => part.nodeType === 3 && part.textContent.trim()))
  .filter(one => { const [r, g, b] = getComputedStyle(one).color.match(/[0-9.]+/g).map(Number); return r + g + b > 540; })
  .map(one => one.outerHTML.slice(0, 120))"""


def prints_well(page: Page, name: str) -> None:
    """As the printer gets it: nothing to press, words dark enough, nothing wider than the sheet."""
    assert page.title().startswith("Gezinsboek - ")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 673, "height": 980})  # A4 within its margins
    assert not page.evaluate(HIDDEN, GONE), page.url
    assert not page.evaluate(PALE), page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= 673, page.url
    told = page.locator(".printed")
    if told.count():
        assert "Persoonlijk. Laat dit niet slingeren." in told.inner_text()
    if folder := os.environ.get("GEZINSBOEK_PAPERS"):
        page.pdf(path=Path(folder) / f"{name}.pdf", format="A4", prefer_css_page_size=True)
    page.emulate_media(media="screen")


def prints_every(page: Page, names: Iterable[str], book: str = "") -> Iterator[None]:
    """Each of these pages, in one browser: by its own address, or by the one that stands on a page before it."""
    known, met = pages(), set[str]()
    for name in names:
        route = known[name]
        where = re.compile("/" + re.sub(r"<[^>]+>", "[^/]+", route.pattern))
        if route.names <= {"book"}:
            path = "/" + route.pattern.replace("<uuid:book>", book)
        else:
            path = next(one for one in sorted(met) if where.fullmatch(one) and one not in own(book))
        answer = page.goto(path)
        assert answer and answer.status == 200, path
        met |= set(page.eval_on_selector_all("main a[href^='/']", "all => all.map(one => one.pathname)"))
        prints_well(page, name)
        yield


def own(book: str) -> set[str]:
    """Addresses without anything else to fill in, for they can look like one with something."""
    return {"/" + one.pattern.replace("<uuid:book>", book) for one in pages().values() if one.names <= {"book"}}


def test_every_page_of_a_book_prints_well(visit):
    page = visit("noor", "wide")
    book = home(page).rstrip("/").rpartition("/")[2]
    for _ in prints_every(page, IN_BOOK, book):
        assert "Geprint door Noor" in page.locator(".printed").text_content(), page.url


def test_one_stukje_prints_well(visit):
    page = visit("noor", "wide")
    page.goto(home(page))
    entry = page.locator("article.entry:has(.photos)").first
    item = entry.get_attribute("id").removeprefix("e-")
    page.goto(f"{home(page)}stukje/{item}/")
    prints_well(page, "entry")


def test_every_page_outside_prints_well(visit):
    page = visit(size="wide")
    for _ in prints_every(page, OUTSIDE):
        told = page.locator(".printed")
        assert told.count() == 0 or "Geprint door" not in told.text_content(), page.url


def test_every_page_of_a_helper_prints_well(visit):
    page = visit("femke", "wide")
    assert len([*prints_every(page, OF_A_HELPER)]) == len(OF_A_HELPER)
