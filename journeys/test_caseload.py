"""A youth worker with several families sees on one page what asks for her, and takes her own words along."""

from __future__ import annotations

from playwright.sync_api import expect

from .looking import is_accessible
from .telling import button, link


def test_femke_finds_her_families_and_names_them_herself(visit):
    page = visit("femke", "wide")
    page.goto("/mijn-gezinnen/")
    for words in ("Vraagt iets van mij", "Nieuw", "Alle gezinnen"):
        page.get_by_role("navigation", name="Welke boeken").get_by_role("link", name=words).click()
        expect(page.get_by_role("heading", name="Mijn gezinnen")).to_be_visible()
        is_accessible(page)
    case = page.locator("li.case").first
    case.get_by_text("Geef eigen naam").click()
    case.get_by_label("Hoe noem jij dit gezin?").fill("Gezin met de blauwe fiets")
    case.get_by_role("button", name="Bewaar").click()
    page.get_by_label("Zoek een gezin").fill("blauwe fiets")
    button(page, "Zoek").click()
    expect(page.locator("li.case")).to_have_count(1)
    expect(page.locator("li.case")).to_contain_text("Gezin met de blauwe fiets")
    assert "fiets" not in page.url
    page.get_by_label("Zoek een gezin").fill("dit bestaat niet")
    button(page, "Zoek").click()
    expect(page.get_by_text("Geen boek met die naam.")).to_be_visible()
    is_accessible(page)


def test_femke_takes_one_stukje_along_as_text_and_as_pdf(visit):
    page = visit("femke", "wide")
    page.goto("/mijn-gezinnen/eigen/")
    words = page.locator(".contribution .text").first.inner_text()
    link(page, "Kopieer").first.click()
    assert words.split("\n")[0] in page.get_by_label("Dit is de tekst").input_value()
    is_accessible(page)
    with page.expect_download() as waiting:
        link(page, "Als PDF").click()
    assert waiting.value.path().read_bytes().startswith(b"%PDF-")
