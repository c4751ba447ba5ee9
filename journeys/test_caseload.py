"""A youth worker with several families sees on one page what asks for her, and takes her own words along."""

from __future__ import annotations

from playwright.sync_api import expect

from .looking import is_accessible, picture, pictures
from .telling import button, link


def test_femke_finds_her_families_and_names_them_herself(visit):
    page = visit("femke", "wide")
    page.goto("/mijn-gezinnen/")
    for words in ("Vraagt iets van mij", "Nieuw", "Alle gezinnen"):
        page.get_by_role("navigation", name="Welke boeken").get_by_role("link", name=words).click()
        expect(page.get_by_role("heading", name="Mijn gezinnen")).to_be_visible()
        is_accessible(page)
    case = page.locator("li.case").filter(has_text="Geef eigen naam").first
    case.get_by_text("Geef eigen naam").click()
    case.get_by_label("Hoe noem jij dit gezin?").fill("Gezin bij de vuurtoren")
    case.get_by_role("button", name="Bewaar").click()
    page.get_by_label("Zoek een gezin").fill("vuurtoren")
    button(page, "Zoek").click()
    expect(page.locator("li.case")).to_have_count(1)
    expect(page.locator("li.case")).to_contain_text("Gezin bij de vuurtoren")
    assert "vuurtoren" not in page.url
    page.get_by_label("Zoek een gezin").fill("dit bestaat niet")
    button(page, "Zoek").click()
    expect(page.get_by_text("Geen gezin met die naam.")).to_be_visible()
    is_accessible(page)


def test_femke_has_her_whole_working_day_in_one_list(visit):
    page = visit("femke", "wide")
    page.goto("/mijn-gezinnen/")
    rows = page.locator("li.case")
    expect(rows.first).to_contain_text("Die dag is voorbij.")  # what is too late stands first
    link(page, "Gezin zonder boek erbij").click()
    page.get_by_label("Hoe noem jij dit gezin?").fill("Huis met de gele luiken")
    page.get_by_label("Wat moet je doen?").fill("Bellen over de brief")
    page.get_by_label("Voor welke dag?").fill(page.evaluate("new Date().toLocaleDateString('sv')"))
    pictures(page, "family-without-a-book")
    button(page, "Bewaar").click()
    page.get_by_role("navigation", name="Welke boeken").get_by_role("link", name="Vraagt iets van mij").click()
    tile = rows.filter(has_text="gele luiken")
    expect(tile).to_contain_text("Te doen: Bellen over de brief")
    is_accessible(page)
    tile.get_by_role("button", name="Klaar").click()
    expect(page.get_by_text("Klaar sinds vandaag.")).to_be_visible()
    rows.filter(has_text="gele luiken").get_by_role("link", name="Verander").click()
    button(page, "Gooi weg").click()
    expect(rows.filter(has_text="gele luiken")).to_have_count(0)
    page.get_by_role("button", name="Zet terug").click()
    expect(rows.filter(has_text="gele luiken")).to_have_count(1)
    is_accessible(page)
    picture(page, "working-day")
    assert "luiken" not in page.url


def test_femke_looks_what_she_did_not_have_to_type_twice(visit):
    page = visit("femke")
    page.goto("/mijn-gezinnen/")
    link(page, "Registratieklok").click()
    page.get_by_label("Hoeveel woorden typ jij in een minuut?").fill("60")
    button(page, "Bewaar").click()
    expect(page.get_by_text("bij 60 woorden in een minuut")).to_be_visible()
    page.get_by_role("link", name="Per maand").click()
    pictures(page, "meter")


def test_femke_takes_one_stukje_along_as_text_and_as_pdf(visit):
    page = visit("femke", "wide")
    page.goto("/mijn-gezinnen/eigen/")
    words = page.locator(".contribution .text").first.inner_text()
    link(page, "Zet in mijn dossier").first.click()
    is_accessible(page)
    here = page.url
    page.get_by_label("Als tekst om te kopiëren").check()
    button(page, "Zet in mijn dossier").click()
    assert words.split("\n")[0] in page.locator("textarea").first.input_value()
    is_accessible(page)
    page.goto(here)
    page.get_by_label("Als PDF, met de gegevens erin").check()
    with page.expect_download() as waiting:
        button(page, "Zet in mijn dossier").click()
    assert waiting.value.path().read_bytes().startswith(b"%PDF-")
