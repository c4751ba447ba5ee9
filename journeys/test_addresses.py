"""Two homes, two addresses: Noor says where she lives and to whom; Mark, the other parent, sees nothing of it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from .looking import is_accessible, pictures
from .telling import button, heading, link


def addresses(page: Page) -> None:
    """Through the menu of people."""
    page.goto("/boeken/")
    page.get_by_role("link", name="Noor, Milan, Lina en Jade").first.click()
    page.goto(page.url.split("?")[0].split("#")[0] + "mensen/")
    page.get_by_role("link", name="Adressen en telefoon").click()
    expect(heading(page, "Adressen en telefoon")).to_be_visible()


def writes_one(page: Page, street: str) -> None:
    link(page, "Schrijf een adres op").click()
    page.get_by_label("Van mij", exact=True).check()
    page.get_by_role("textbox", name="Adres").fill(street)
    page.get_by_role("textbox", name="Telefoon").fill("06 00 00 00 99")


def test_an_address_is_mine_until_i_choose_somebody(visit):
    noor, mark = visit("noor"), visit("mark", "wide")
    addresses(noor)
    writes_one(noor, "Zomerweg 7")
    is_accessible(noor)
    pictures(noor, "address-form")
    button(noor, "Bewaar").click()
    expect(noor.get_by_text("Opgeslagen. Alleen jij ziet dit.")).to_be_visible()
    is_accessible(noor)
    pictures(noor, "addresses")
    addresses(mark)
    expect(mark.get_by_text("Dijkpad 3")).to_be_visible()
    for street in ("Zomerweg 7", "Appelhof 12"):
        expect(mark.get_by_text(street)).to_have_count(0)


def test_without_a_script_it_is_shown_to_one_person_and_taken_away(visit):
    noor, tine = visit("noor", "phone", script=False), visit("tine")
    addresses(noor)
    writes_one(noor, "Herfstpad 4")
    noor.get_by_role("checkbox", name="Tine").check()
    button(noor, "Bewaar").click()
    expect(noor.get_by_text("Opgeslagen. Wie je koos, ziet het nu.")).to_be_visible()
    addresses(tine)
    expect(tine.get_by_text("Herfstpad 4")).to_be_visible()
    is_accessible(tine)
    mine = noor.locator("div.sheet").filter(has_text="Herfstpad 4")
    mine.get_by_text("Haal weg", exact=True).click()
    mine.get_by_role("button", name="Ja, haal weg").click()
    expect(noor.get_by_text("Het is weg. Niemand ziet het nog.")).to_be_visible()
    tine.reload()
    expect(tine.get_by_text("Herfstpad 4")).to_have_count(0)
