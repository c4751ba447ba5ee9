"""Femke writes once: a day goes into her own system, Noor sees that on the stukje and in the log, and a changed text says so."""

from __future__ import annotations

from playwright.sync_api import expect

from .looking import pictures
from .telling import button, home, link, writes

FIRST, SECOND = "Milan sliep deze week vijf nachten door.", "We belden samen met de geldhulp."


def test_femke_takes_a_day_over_and_noor_reads_that_she_did(visit):
    femke, noor = visit("femke", "wide"), visit("noor")
    book = home(femke)
    for words in (FIRST, SECOND):
        writes(femke, book, "Hulp", words)
    stukje = femke.locator("article.entry", has_text=FIRST)
    expect(stukje.get_by_role("button", name="Zet in mijn dossier")).to_be_visible()
    where = str(stukje.get_by_role("link", name="Open dit stukje").get_attribute("href"))
    pictures(femke, "take-over-button")

    femke.goto("/mijn-gezinnen/overnemen/")
    for words in (FIRST, SECOND):
        expect(femke.get_by_text(words)).to_be_visible()
    pictures(femke, "not-taken-over")
    femke.get_by_label("Als tekst om te kopiëren").check()
    button(femke, "Alles van vandaag").click()
    box = femke.get_by_label("Plak dit in je eigen systeem")
    assert FIRST in box.input_value()
    assert SECOND in box.input_value()
    pictures(femke, "taken-text")

    noor.goto(where)
    expect(noor.get_by_text("Femke").first).to_be_visible()
    expect(noor.locator("article.entry")).to_contain_text("in het eigen systeem")
    pictures(noor, "in-own-system-family")
    noor.goto(f"{book}wie-heeft-gekeken/")
    expect(noor.get_by_text("in het eigen systeem.").first).to_be_visible()

    femke.goto(where)
    link(femke, "Verander het").click()
    femke.locator("main textarea").first.fill("Milan sliep deze week vier nachten door.")
    button(femke, "Bewaar").click()
    noor.goto(where)
    expect(noor.locator("article.entry")).to_contain_text("Daarna is de tekst veranderd.")
    femke.goto("/mijn-gezinnen/overnemen/")
    expect(femke.get_by_text("Veranderd sinds je het overnam").first).to_be_visible()
    pictures(femke, "changed-since")


def test_noor_lets_femke_take_over_and_takes_that_back(visit):
    noor = visit("noor")
    book = home(noor)
    noor.goto(f"{book}mensen/")
    noor.get_by_role("link", name="Femke").first.click()
    taking = noor.locator("section", has=noor.get_by_role("heading", name="Mag overnemen"))
    pictures(noor, "may-take-over")
    taking.get_by_role("button", name="Laat overnemen").first.click()
    expect(noor.get_by_text("mag overnemen uit").first).to_be_visible()
    taking.get_by_role("button", name="Niet meer overnemen").first.click()
    expect(noor.get_by_text("mag niet meer overnemen uit").first).to_be_visible()
