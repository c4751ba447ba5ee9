"""Two homes, one book: an objection that both see, gezag that somebody saw, and a pause that only one knows of."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from .looking import is_accessible, pictures
from .telling import button, heading


def between(page: Page) -> None:
    """To the page of the parents, through the menu of people."""
    page.goto("/boeken/")
    page.get_by_role("link", name="Noor, Milan, Lina en Jade").first.click()
    page.goto(page.url.split("?")[0].split("#")[0] + "mensen/")
    page.get_by_role("link", name="Tussen de ouders").click()
    expect(heading(page, "Tussen de ouders")).to_be_visible()


def test_an_objection_is_seen_by_both_and_stops_only_what_is_new(visit):
    mark, noor = visit("mark"), visit("noor", "wide")
    between(mark)
    mark.get_by_text("Maak bezwaar", exact=True).click()
    is_accessible(mark)
    button(mark, "Ja, maak bezwaar").click()
    expect(mark.get_by_text("Er loopt een bezwaar van Mark.")).to_be_visible()
    pictures(mark, "homes-objection")
    between(noor)
    expect(noor.get_by_text("Er loopt een bezwaar van Mark.")).to_be_visible()
    noor.goto(noor.url.replace("ouders/", "wie-ziet-wat/"))
    expect(noor.get_by_text("Er loopt een bezwaar.", exact=False)).to_be_visible()
    is_accessible(noor)
    pictures(noor, "homes-frozen")
    button(mark, "Trek mijn bezwaar in").click()
    expect(mark.get_by_text("Je bezwaar is weg.")).to_be_visible()
    noor.reload()
    expect(noor.get_by_text("Er loopt een bezwaar.", exact=False)).to_have_count(0)


def test_gezag_says_who_saw_it(visit):
    noor = visit("noor")
    between(noor)
    noor.goto(noor.url.replace("ouders/", "gezin/"))
    expect(noor.get_by_text("uittreksel gezagsregister gezien door Femke").first).to_be_visible()
    is_accessible(noor)
    pictures(noor, "homes-gezag")
