"""An organisation chooses once how things get into its own system; who sets that up meets no family on the way."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from .looking import is_accessible, pictures
from .telling import button, gets_second_factor, heading, link, new_address, tells_who

WORK = {"Waar werk je?": "De Brug", "Wat is je werk?": "Applicatiebeheerder"}
PIN = "749206"


def comes_to_work(page: Page, outbox, name: str, onwards: str) -> str:
    """A professional makes an account with a second factor, and a PIN for what asks it."""
    address = new_address(name)
    page.goto(f"/aanmelden/?next={onwards}")
    tells_who(page, outbox, name, address, WORK)
    gets_second_factor(page)
    return address


def shows_pin(page: Page) -> None:
    """The page that asks once more whether it is you."""
    page.goto("/mijn/pincode/")
    page.get_by_label("Kies een pincode").fill(PIN)
    page.get_by_label("Nog een keer").fill(PIN)
    button(page, "Opslaan").click()


def types_pin(page: Page) -> None:
    expect(page).to_have_url(re.compile("/zeker/"))
    page.get_by_label("Je pincode").fill(PIN)
    button(page, "Ga verder").click()


def test_a_manager_begins_an_organisation_and_a_colleague_says_yes(visit, outbox):
    manager = visit(size="wide")
    comes_to_work(manager, outbox, "Mirthe", "/organisatie/")
    shows_pin(manager)
    manager.goto("/organisatie/")
    expect(heading(manager, "Je hoort nog bij geen organisatie")).to_be_visible()
    pictures(manager, "organisation-none")
    link(manager, "Begin een organisatie").click()
    types_pin(manager)
    expect(manager.get_by_label("Hoe heet jullie organisatie?")).to_have_value("De Brug")
    is_accessible(manager)
    button(manager, "Begin").click()

    link(manager, "Kies hoe het gaat").click()
    is_accessible(manager)
    manager.get_by_role("link", name="Kies deze manier Als tekst die je collega plakt").click()
    is_accessible(manager)
    button(manager, "Zo doen we het").click()
    expect(manager.get_by_text("Als tekst die je collega plakt", exact=True)).to_be_visible()

    link(manager, "Verander de kopjes").click()
    button(manager, "Voeg een kopje toe").click()
    expect(manager.get_by_label("Kopje", exact=True)).to_have_count(11)
    manager.get_by_label("Kopje", exact=True).last.fill("Doelen")
    manager.get_by_role("button", name="11, ", exact=False).and_(
        manager.get_by_role("button", name="omhoog", exact=False)
    ).click()
    expect(manager.get_by_label("Kopje", exact=True).nth(9)).to_have_value("Doelen")
    is_accessible(manager)
    button(manager, "Opslaan").last.click()
    expect(manager.get_by_text("De kopjes zijn opgeslagen.")).to_be_visible()

    colleague, address = visit(), new_address("Wietse")
    manager.goto("/organisatie/collegas/")
    manager.get_by_label("Het e-mailadres van je collega").fill(address)
    button(manager, "Maak de link").click()
    expect(manager.get_by_text(address)).to_be_visible()
    mail = outbox.newest(address)
    found = re.search(r"https?://[^/]+(/organisatie/erbij/\S+)", outbox.text(mail))
    assert found
    assert "Brug" not in outbox.text(mail)
    colleague.goto(found[1])
    comes_to_work(colleague, outbox, "Wietse", "/organisatie/erbij/")
    colleague.goto("/organisatie/erbij/")
    expect(heading(colleague, "Werk je bij De Brug?")).to_be_visible()
    pictures(colleague, "organisation-join")
    button(colleague, "Ja, ik werk hier").click()
    expect(colleague.get_by_text("Hier werk je.")).to_be_visible()
    is_accessible(colleague)
    assert colleague.goto("/organisatie/sleutels/").status == 404

    manager.goto("/organisatie/collegas/")
    expect(heading(manager, "Wietse")).to_be_visible()
    colleague.goto("/organisatie/")
    colleague.locator("summary", has_text="Ik werk hier niet meer").click()
    button(colleague, "Ja, ik stop").click()
    expect(heading(colleague, "Je hoort nog bij geen organisatie")).to_be_visible()


def test_ingrid_sets_everything_and_meets_no_family(visit):
    ingrid = visit("ingrid", size="wide")
    said = []
    for path, name in (
        ("/organisatie/", "organisation"),
        ("/organisatie/manier/", "organisation-ways"),
        ("/organisatie/manier/webhook/", ""),
        ("/organisatie/manier/bucket/", ""),
        ("/organisatie/manier/mail/", ""),
        ("/organisatie/kopjes/", "organisation-headings"),
        ("/organisatie/sleutels/", "organisation-keys"),
        ("/organisatie/collegas/", "organisation-people"),
    ):
        assert ingrid.goto(path).status == 200
        if name:
            pictures(ingrid, name)
        else:
            is_accessible(ingrid)
        said.append(ingrid.locator("main").inner_text())
    for family in ("Noor", "Milan", "Lina", "Jade", "Rania", "Sem"):
        assert not re.search(rf"\b{family}\b", "\n".join(said))
    ingrid.goto("/mijn-gezinnen/")
    expect(ingrid.locator("main")).not_to_contain_text("Noor")


def test_femke_reads_where_she_works_and_how_it_goes(visit):
    femke = visit("femke")
    femke.goto("/organisatie/")
    expect(femke.get_by_text("Per mail, met een bijlage op slot", exact=True)).to_be_visible()
    pictures(femke, "organisation-mine")


def test_the_headings_are_set_without_script(visit):
    ingrid = visit("ingrid", script=False)
    ingrid.goto("/organisatie/kopjes/")
    before = ingrid.locator("input[name$=heading]").count()
    button(ingrid, "Voeg een kopje toe").click()
    ingrid.locator(f"button[value=remove-{before}]").click()
    expect(ingrid.locator("input[name$=heading]")).to_have_count(before)
