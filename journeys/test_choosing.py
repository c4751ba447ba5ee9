"""Who sees what: the menus, looking as another, and a chapter that opens only right after proving who you are."""

from __future__ import annotations

from playwright.sync_api import expect

from .family import Family
from .looking import SIZES, is_accessible, pictures
from .telling import button, heading, home, opens_book, sees, signs_up, writes

PIN = "739154"


def test_every_box_of_who_sees_what_is_set_from_its_menu(visit, outbox):
    family = Family(visit(), outbox)
    page = family.mother
    family.invites("Oma Tine", "network", "Past op.", {"Thuis": "Leest"})
    for size in SIZES.values():
        page.set_viewport_size(size)
        box = family.box("Oma Tine", "Thuis")
        for level in ("Schrijft mee", "Ziet niets", "Leest"):
            family.sets("Oma Tine", "Thuis", level)
            page.reload()
            expect(box).to_contain_text(level)
        box.click()
        is_accessible(page)


def test_looking_as_grandmother_shows_what_she_sees_and_changes_nothing(visit):
    page = visit("noor")
    book = home(page)
    assert "Alleen van Noor" in page.locator("main").inner_text()
    page.goto(f"{book}wie-ziet-wat/")
    page.locator(".pills").get_by_role("button", name="Oma Tine").click()
    expect(page).to_have_url(book)
    pictures(page, "looking-as-tine")
    main = page.locator("main").inner_text()
    assert "Alleen van Noor" not in main
    assert "Geld en wonen" not in main
    expect(page.get_by_label("Wat wil je vertellen?")).to_have_count(0)
    entry = page.locator("article.entry").first
    expect(entry.get_by_role("button", name="Mooi")).to_have_count(0)
    expect(entry.get_by_role("link", name="Reageer")).to_have_count(0)
    page.goto(f"{book}bekijk-als/")
    page.goto(book)
    button(page, "Terug naar mijn boek").click()
    expect(page.get_by_label("Wat wil je vertellen?")).to_be_visible()


def test_a_private_chapter_opens_only_right_after_proving_who_you_are(visit, outbox):
    page = visit()
    signs_up(page, outbox, "Sanne")
    book = opens_book(page, "Ons boek")
    page.goto("/mijn/pincode/")
    page.get_by_label("Kies een pincode").fill(PIN)
    page.get_by_label("Typ hem nog een keer").fill(PIN)
    button(page, "Opslaan").click()
    expect(page.locator("#codes li")).to_have_count(10)
    proves(page, f"{book}hoofdstukken/besloten/")
    page.get_by_label("Naam van het hoofdstuk").fill("Van mij alleen")
    is_accessible(page)
    button(page, "Maak dit hoofdstuk").click()
    writes(page, book, "Van mij alleen", "Dit weet niemand.")
    expect(page.locator("article.entry", has_text="Dit weet niemand.")).to_contain_text("Alleen jij")
    is_accessible(page)
    page.goto("/mijn/")
    button(page, "Sluit weer").click()
    assert "Dit weet niemand." not in sees(page, book)
    expect(page.get_by_text("Van mij alleen")).to_have_count(0)
    proves(page, book)
    assert "Dit weet niemand." in sees(page, book)


def proves(page, onwards):
    """The PIN, unless it was typed a moment ago."""
    page.goto(f"/zeker/?next={onwards[onwards.index('/boek/') :]}")
    if page.get_by_label("Je pincode").count():
        page.get_by_label("Je pincode").fill(PIN)
        button(page, "Ga verder").click()
    heading(page, "").first.wait_for()
    page.goto(onwards)
