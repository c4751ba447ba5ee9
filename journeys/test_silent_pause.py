"""A silent pause (SHARING 18): Mark reads nothing new of what Noor writes, and only Noor knows it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from .looking import is_accessible, pictures
from .telling import button, home, link, sees, writes

BEFORE, DURING = "Milan koos zelf zijn nieuwe jas.", "Morgen gaan we naar de schoenmaker."
WORD = "pauze"


def says_nothing_of_it(page: Page, book: str, *paths: str) -> None:
    """On none of these pages stands anything of a pause."""
    for path in paths:
        page.goto(f"{book}{path}")
        assert WORD not in page.locator("main").inner_text().casefold(), path


def test_only_who_pauses_knows_of_it(visit):
    noor, mark, jade = visit("noor"), visit("mark", "wide"), visit("jade")
    book = home(jade)
    writes(noor, book, "Thuis", BEFORE)
    assert BEFORE in sees(mark, book)

    noor.goto(f"{book}mensen/")
    link(noor, "Mark").click()
    of_mark = noor.url
    noor.get_by_text("Begin een stille pauze").click()
    expect(noor.get_by_text("Alleen jij ziet dat er een pauze is.")).to_be_visible()
    is_accessible(noor)
    pictures(noor, "pause-begin")
    button(noor, "Pauzeer wat ik schrijf").click()
    expect(noor.get_by_text("De pauze is begonnen. Alleen jij ziet dit.")).to_be_visible()
    noor.goto(of_mark)
    expect(noor.get_by_text("Er is een stille pauze.")).to_be_visible()
    is_accessible(noor)
    pictures(noor, "pause")
    writes(noor, book, "Thuis", DURING)

    seen = sees(mark, book)
    assert BEFORE in seen
    assert DURING not in seen
    says_nothing_of_it(mark, book, "", "mensen/", "ouders/", "wie-ziet-wat/", "wie-heeft-gekeken/", "meer/")
    says_nothing_of_it(mark, "/nieuw/", "")

    assert DURING in sees(jade, book)
    jade.locator("article.entry", has_text=DURING).get_by_role("link", name="Open dit stukje").click()
    jade.goto(f"{jade.url}wie-leest-dit/")
    expect(jade.get_by_text("Mark", exact=False).first).to_be_visible()  # everybody else sees what they always saw
    says_nothing_of_it(jade, book, "mensen/", "wie-heeft-gekeken/")

    noor.goto(f"{book}wie-heeft-gekeken/")
    expect(noor.get_by_text("Jij begon een stille pauze voor Mark", exact=False).first).to_be_visible()
    noor.goto(of_mark)
    noor.get_by_text("Stop de pauze", exact=True).click()
    button(noor, "Ja, stop de pauze").click()
    assert DURING in sees(mark, book)
    says_nothing_of_it(mark, book, "wie-heeft-gekeken/")
