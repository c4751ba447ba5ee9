"""Told once: a family writes its story and its spelregels, and whoever is new reads both before anything else."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from .family import HELP, Family, says_yes
from .looking import is_accessible, pictures
from .telling import button, chooses_chapter, heading, link, new_address

STORY = re.compile(r"/ons-verhaal/$")


def tells(page: Page, question: str, chapter: str, words: str) -> None:
    """From the page of the story: this question, in this chapter."""
    page.get_by_role("link").filter(has_text=question).click()
    chooses_chapter(page, chapter)
    page.get_by_role("textbox", name="Wat wil je vertellen?").fill(words)
    is_accessible(page)
    button(page, "Zet in ons boek").click()
    expect(page).to_have_url(STORY)
    expect(heading(page, question)).to_be_visible()


def test_a_family_tells_its_story_once_and_a_newcomer_reads_it_first(visit, outbox):
    mother = visit()
    family = Family(mother, outbox)
    mother.goto(f"{family.book}ons-verhaal/")
    expect(mother.get_by_text("Jullie verhaal staat hier nog niet.")).to_be_visible()
    is_accessible(mother)
    tells(mother, "Wie zijn wij?", "Thuis", "Wij zijn Sanne en Mees. Wij houden van fietsen.")
    tells(mother, "Wat helpt als het moeilijk is?", "Hulp", "Even stil zijn. Daarna pas praten.")
    mother.get_by_role("button").filter(has_text="Wat hebben we al geprobeerd?").click()
    expect(mother.get_by_text("Deze vraag stellen we niet meer.")).to_be_visible()

    mother.goto(f"{family.book}spelregels/")
    expect(heading(mother, "Zo kan het")).to_be_visible()
    is_accessible(mother)
    link(mother, "Maak jullie spelregels").click()
    mother.get_by_label("Wat spreken we nog meer af?").fill("We zeggen jij tegen elkaar.")
    is_accessible(mother)
    button(mother, "Dit zijn onze spelregels").click()
    expect(mother.get_by_text("Versie 1, geschreven door Sanne")).to_be_visible()

    address = new_address("Femke")
    way = family.invites("Femke", "help", "Helpt ons.", {"Hulp": "Leest"}, address, all_there_is=True)
    helper = visit(size="wide")
    helper.goto(way)
    expect(helper.get_by_text("We zeggen jij tegen elkaar.")).to_be_visible()
    says_yes(helper, family, "Femke", address, HELP)
    helper.goto(f"{family.book}ons-verhaal/")
    expect(helper.get_by_text("Even stil zijn. Daarna pas praten.")).to_be_visible()
    expect(helper.get_by_text("Wij houden van fietsen.")).to_have_count(0)
    with helper.expect_download() as waiting:
        link(helper, "Maak er één blad van").click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF-")
    mother.goto(f"{family.book}spelregels/")
    expect(mother.locator("#said, [aria-labelledby*=said]").first).to_contain_text("Femke")
    expect(mother.get_by_text("versie 1").first).to_be_visible()


def test_noors_family_has_a_story_and_daan_is_asked_calmly(visit, site):
    noor = visit("noor")
    noor.goto("/boeken/")
    link(noor, "Noor, Milan, Lina en Jade", exact=False).first.click()
    book = noor.url
    noor.goto(f"{book}ons-verhaal/")
    expect(heading(noor, "Wie zijn wij?")).to_be_visible()
    expect(heading(noor, "Zo praat je met mij")).to_be_visible()
    pictures(noor, "our-story")
    noor.goto(f"{book}spelregels/")
    expect(noor.get_by_text("Versie 2, geschreven door Noor")).to_be_visible()
    pictures(noor, "agreement")
    daan = visit("daan")
    daan.goto(book)
    expect(daan.get_by_text("Er zijn spelregels voor dit boek.")).to_be_visible()
    link(daan, "Lees ze en zeg of je meedoet").click()
    daan.get_by_label("Ik doe mee met deze spelregels").check()
    is_accessible(daan)
    button(daan, "Ja, zo doen we het").click()
    expect(daan.get_by_text("Dank je. Het gezin ziet dat jij ja zei.")).to_be_visible()
    daan.goto(f"{book}ons-verhaal/")
    expect(heading(daan, "Wat vinden wij belangrijk?")).to_be_visible()
    expect(heading(daan, "Wie zijn wij?")).to_have_count(0)


def test_the_story_works_without_script(visit):
    noor = visit("noor", script=False)
    noor.goto("/boeken/")
    link(noor, "Noor, Milan, Lina en Jade", exact=False).first.click()
    book = noor.url
    noor.goto(f"{book}ons-verhaal/vertellen/")
    noor.get_by_label("In welk hoofdstuk?").select_option(label="Thuis")
    button(noor, "Toon wie dit leest").click()
    noor.get_by_label("Onder welke vraag staat het?").fill("En de kat?")
    noor.get_by_role("textbox", name="Wat wil je vertellen?").fill("De kat heet Pluis.")
    button(noor, "Zet in ons boek").click()
    expect(heading(noor, "En de kat?")).to_be_visible()
