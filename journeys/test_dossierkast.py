"""Written once: Femke writes in the book, Dossierkast has it in its own record, and what it sends back waits for her to be read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .beside import Counterpart, beside
from .killing import until
from .looking import is_accessible
from .product import Product
from .telling import button, chooses_chapter, photo
from .writing_on import Writer

WORDS = "Wij spraken over het ritme van de avond. 🌙"
REPORT = "Milan sliep deze week vijf nachten door."


@pytest.fixture
def dossierkast(product: Product, tmp_path: Path) -> Iterator[Counterpart]:
    with beside(product.beside) as started:
        yield started
    Writer(product, tmp_path).back()


def makes_key(ingrid: Page, kind: str) -> str:
    """A new key beside those there are; the page shows it once."""
    ingrid.goto("/organisatie/sleutels/")
    sheet = ingrid.locator("section.sheet", has=ingrid.get_by_role("heading", name=kind))
    sheet.get_by_role("button", name=re.compile("^Maak een (sleutel|nieuwe)")).click()
    return ingrid.locator("#fresh-key").inner_text().strip()


def sets_up(ingrid: Page, dossierkast: Counterpart, site: str) -> None:
    """The manager types the address here, and copies keys and secret over there."""
    ingrid.goto("/organisatie/manier/webhook/")
    ingrid.get_by_label("Het adres van jullie systeem").fill(dossierkast.hook)
    ingrid.get_by_label("Het hele stukje").check()
    button(ingrid, "Zo doen we het").click()
    secret, key = makes_key(ingrid, "Onze handtekening"), makes_key(ingrid, "Jullie systeem komt binnen")
    assert secret.startswith("whsec_") and key.startswith("gb_")
    dossierkast.settle(origin=site, secret=secret, key=key)


def in_dossierkast(chromium: Any, dossierkast: Counterpart, client: str) -> Page:
    """Its own page, in a browser that takes its own certificate."""
    page: Page = chromium.new_context(ignore_https_errors=True, base_url=dossierkast.url).new_page()
    page.goto(f"/clienten/{client}/")
    return page


def test_what_femke_writes_stands_in_her_own_system_and_a_report_comes_back(visit, chromium, site, dossierkast):
    sets_up(visit("ingrid", "wide"), dossierkast, site)
    femke = visit("femke")
    femke.goto("/mijn-gezinnen/")
    book = femke.locator("li.case a[href*='/boek/']").first.get_attribute("href")
    assert book
    book = re.sub(r"(/boek/[0-9a-f-]{36}/).*", r"\1", book)
    femke.goto(book)
    chooses_chapter(femke, "Hulp")
    femke.get_by_label("Wat wil je vertellen?").fill(WORDS)
    femke.locator("#photo").set_input_files([photo(name="tekening.jpg")])
    femke.get_by_label("Mijn eigen dossier").check()
    femke.locator(".composer-foot button").first.click()
    expect(femke.get_by_text("Het gaat ook naar je eigen systeem.")).to_be_visible()

    until(lambda: bool(kept(dossierkast)), 90, lambda: "it did not arrive in Dossierkast")
    femke.goto(book)
    expect(femke.locator("article.entry", has_text=WORDS).first).to_contain_text("In eigen systeem op")
    is_accessible(femke)

    [client] = {row[0] for row in kept(dossierkast)}
    there = in_dossierkast(chromium, dossierkast, client)
    expect(there.locator("article", has_text=WORDS)).to_have_count(1)
    here = "select sha256, content from file where content is not null"
    until(lambda: bool(dossierkast.rows(here)), 60, lambda: "its photo was not fetched")
    [(sha256, content)] = dossierkast.rows(here)
    assert hashlib.sha256(content).hexdigest() == sha256
    there.reload()
    expect(there.locator("article", has_text=WORDS)).to_contain_text("tekening.jpg")
    there.get_by_label("Voor wie").fill("femke@voorbeeld.test")
    there.get_by_label("Verslag", exact=True).fill(REPORT)
    there.get_by_role("button", name="Verstuur").click()
    sent = "select count(*) from report where answer = 201"
    until(lambda: dossierkast.rows(sent) == [(1,)], 60, lambda: str(dossierkast.rows("select * from report")))
    there.context.close()

    femke.goto("/binnengekomen/")
    report = femke.locator("section.sheet", has_text="Uit Dossierkast").first
    report.get_by_role("link", name="Lees na").click()
    expect(femke.locator("main")).to_contain_text(REPORT)
    is_accessible(femke)


def kept(dossierkast: Counterpart) -> list[Any]:
    """The clients of the notes that hold these words."""
    return [row for row in dossierkast.rows("select client, content from note") if WORDS[:30] in row[1]]
