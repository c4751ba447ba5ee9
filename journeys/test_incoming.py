"""Femke brings a report of her own system to a family: pasted, mailed and as a PDF, and first takes a neighbour out of it."""

from __future__ import annotations

import re
import subprocess
import sys

from playwright.sync_api import expect

from gezinsboek.finding.tests.papers import pdf
from running import prepare

from .looking import is_accessible, pictures
from .product import ROOT
from .telling import button, link

REPORT = """Gesprek met Noor op school.
Buurvrouw Annelies van Dijk (06-12345678) zag Milan op straat. Annelies belt morgen terug.
Milan heeft goed geslapen."""


def reading(page):
    """For Noor's family, in Hulp; what the page found is gone through by the story itself."""
    page.get_by_label("Voor welk gezin is het?").select_option(index=1)
    button(page, "Kies").click()
    page.get_by_label("In welk hoofdstuk?").select_option(label="Hulp")


def shares(page, text: str) -> None:
    """From the page that reads through into the book, by the box that says who reads it."""
    page.get_by_label("Ik las de tekst zelf helemaal").check()
    button(page, "Maak er een stukje van").click()
    expect(page.get_by_text("Het staat klaar.")).to_be_visible()
    expect(page.get_by_label("Wat wil je vertellen?")).to_have_value(re.compile(re.escape(text)))
    button(page, "Zet in het boek").click()
    expect(page.locator("article.entry", has_text=text).first).to_contain_text("Uit een eigen verslag")


def test_a_pasted_report_is_read_through_and_shared_without_the_neighbour(visit):
    femke = visit("femke")
    femke.goto("/mijn-gezinnen/")
    link(femke, "Binnengekomen").click()
    pictures(femke, "incoming")
    femke.get_by_label("Plak hier je verslag").fill(REPORT)
    button(femke, "Ga het nalezen").click()
    reading(femke)
    button(femke, "Bewaar en kijk opnieuw").click()
    marked = femke.locator(".found mark")
    expect(marked.filter(has_text="Annelies van Dijk")).to_be_visible()
    expect(marked.filter(has_text="06-12345678")).to_be_visible()
    expect(marked.filter(has_text="Noor")).to_have_count(0)  # she is known in this book
    pictures(femke, "incoming-reading")
    found = femke.locator(".list li", has_text="Annelies van Dijk")
    found.get_by_label("Zet ervoor in de plaats").select_option(label="een buur")
    found.get_by_role("button", name="Haal weg").click()
    femke.locator(".list li", has_text="06-12345678").get_by_role("button", name="Haal weg").click()
    femke.locator(".list li", has_text="Annelies").get_by_role("button", name="Staat er terecht").click()
    expect(femke.locator(".found mark")).to_have_count(0)
    shares(femke, "Buurvrouw een buur ([…]) zag Milan op straat.")
    noor = visit("noor")
    noor.goto(femke.url.split("#")[0])
    told = noor.locator("article.entry", has_text="zag Milan op straat").first
    expect(told).to_contain_text("Uit een eigen verslag (geplakt)")
    expect(told).not_to_contain_text("Dijk")
    is_accessible(noor)


def test_without_script_a_pdf_is_read_through_and_what_is_missing_is_said(visit):
    page = visit("femke", "wide", script=False)
    page.goto("/binnengekomen/")
    upload = {"name": "Verslag_mei.pdf", "mimeType": "application/pdf", "buffer": pdf("Milan leest elke avond voor.")}
    page.get_by_label("Of kies een bestand").set_input_files([upload])
    button(page, "Ga het nalezen").click()
    expect(page.get_by_label("Eerste regel")).to_have_value("Verslag mei")
    button(page, "Maak er een stukje van").click()
    expect(page.get_by_text("Kies eerst voor welk gezin dit is.").first).to_be_visible()
    expect(page.get_by_text("Lees de tekst helemaal. Zet dan hier een vinkje.").first).to_be_visible()
    reading(page)
    shares(page, "Milan leest elke avond voor.")


def test_a_mailed_report_waits_for_her_alone(visit, product):
    femke, daan = visit("femke"), visit("daan")
    femke.goto("/binnengekomen/")
    button(femke, "Maak mijn adres").click()
    address = femke.locator("#mail-address").inner_text()
    pictures(femke, "incoming-mail")
    mail = f"To: {address}\nSubject: Overleg over slapen\nMessage-ID: <1@ecd.test>\n\nMilan droomt minder naar.\n"
    for _twice in range(2):  # a mail server may bring the same one again
        taken = subprocess.run(
            [sys.executable, "manage.py", "take_mail"],
            cwd=ROOT,
            env=prepare.environment(product.home, "demo"),
            input=mail.encode(),
            capture_output=True,
            check=False,
        )
        assert (taken.returncode, taken.stdout) == (0, b""), taken.stderr[-2000:]
        assert b"slapen" not in taken.stderr
    femke.reload()
    waiting = femke.locator("section.sheet", has_text="Overleg over slapen")
    expect(waiting).to_have_count(1)
    waiting.get_by_role("link", name="Lees na").click()
    report = femke.url
    expect(femke.get_by_label("De tekst", exact=True)).to_have_value("Milan droomt minder naar.")
    daan.goto("/binnengekomen/")
    expect(daan.get_by_text("Overleg over slapen")).to_have_count(0)
    assert daan.goto(report).status == 404
    femke.goto("/binnengekomen/")
    waiting.get_by_role("button", name="Gooi weg").click()
    expect(femke.locator("section.sheet", has_text="Overleg over slapen")).to_have_count(0)
    femke.get_by_role("button", name="Zet terug").click()
    expect(waiting).to_have_count(1)
