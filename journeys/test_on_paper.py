"""Every page prints well: what is read stays, what is pressed does not, and it says whose it is without betraying the family."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from .telling import home

GONE = "nav, button, input:not([type=hidden]), select, .button, .tool, .cover, .foot, .skip, .composer, .menu-panel"
HIDDEN = """selector => [...document.querySelectorAll(selector)].filter(one => one.getClientRects().length
  && getComputedStyle(one).visibility !== "hidden").map(one => one.outerHTML.slice(0, 120))"""
PALE = """() => [...document.querySelectorAll("main *")].filter(one => one.getClientRects().length
  && [...one.childNodes].some(part => part.nodeType === 3 && part.textContent.trim()))
  .filter(one => { const [r, g, b] = getComputedStyle(one).color.match(/[0-9.]+/g).map(Number); return r + g + b > 540; })
  .map(one => one.outerHTML.slice(0, 120))"""
IN_BOOK = ["", "wie-ziet-wat/", "mensen/", "wie-heeft-gekeken/", "uitnodigingen/", "eenmalige-links/", "hoofdstukken/"]
IN_BOOK += ["gezin/", "ons-verhaal/", "prullenbak/", "wie-heeft-gekeken/papier/", "meer/", "zoeken/"]
OUTSIDE = ["/", "/hulp/", "/uitleg/tegen-ons/", "/voorbeeld/", "/voorbeeld/wie-ziet-wat/", "/code/", "/wat-werkt-niet/"]
OF_A_HELPER = ["/mijn-gezinnen/", "/mijn-gezinnen/eigen/", "/eigen-boek/", "/mijn/", "/organisatie/"]


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


def named(path: str) -> str:
    return re.sub(r"\W+", "-", path).strip("-") or "begin"


@pytest.mark.parametrize("path", IN_BOOK)
def test_every_page_of_a_book_prints_well(visit, path):
    page = visit("noor", "wide")
    page.goto(home(page) + path)
    prints_well(page, f"book-{named(path)}")
    assert "Geprint door Noor" in page.locator(".printed").text_content()


def test_one_stukje_prints_well(visit):
    page = visit("noor", "wide")
    page.goto(home(page))
    entry = page.locator("article.entry:has(.photos)").first
    item = entry.get_attribute("id").removeprefix("e-")
    page.goto(f"{home(page)}stukje/{item}/")
    prints_well(page, "entry")


@pytest.mark.parametrize("path", OUTSIDE)
def test_every_page_outside_prints_well(visit, path):
    page = visit(size="wide")
    page.goto(path)
    prints_well(page, named(path))
    assert page.locator(".printed").count() == 0 or "Geprint door" not in page.locator(".printed").text_content()


@pytest.mark.parametrize("path", OF_A_HELPER)
def test_every_page_of_a_helper_prints_well(visit, path):
    page = visit("femke", "wide")
    page.goto(path)
    prints_well(page, named(path))
