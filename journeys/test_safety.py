"""Getting out in a hurry, and nothing typed lost: a session that ended, a double click, two people at one text."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from .looking import is_accessible, plays_the_world
from .telling import button, heading, home, is_signed_out, link, opens_book, signs_up, types_code, writes

QUESTION = "Wat wil je vertellen?"


def test_snel_weg_ends_the_session_and_back_shows_nothing_of_the_family(visit):
    page = visit("noor")
    plays_the_world(page)
    book = home(page)
    expect(page.get_by_role("heading", name="Onze tijdlijn")).to_be_visible()
    page.get_by_label(QUESTION).fill("Een zin die niemand mag vinden.")
    page.get_by_role("link", name="Snel weg").click()
    expect(heading(page, "Het weer")).to_be_visible()
    is_signed_out(page, book)
    page.go_back()
    page.wait_for_load_state()
    for words in ("Onze tijdlijn", "Milan", "niemand mag vinden"):
        expect(page.get_by_text(words)).to_have_count(0)
    page.goto(book)
    expect(page).to_have_url(re.compile("/inloggen/"))
    assert "niemand mag vinden" not in str(
        page.evaluate("Object.values(sessionStorage).concat(Object.values(localStorage))")
    )


def test_snel_weg_is_in_sight_on_every_screen_without_scrolling(visit):
    """A menu that is longer than the screen must not push it out of sight."""
    page = visit("noor")
    home(page)
    for width, height in ((320, 568), (390, 844), (1280, 600), (1366, 768)):
        page.set_viewport_size({"width": width, "height": height})
        expect(page.get_by_role("link", name="Snel weg")).to_be_in_viewport(ratio=1)


def test_back_is_signed_out_also_when_the_server_never_heard_of_snel_weg(visit):
    """On a busy server the word of leaving comes after Back: here it never comes."""
    page = visit("noor")
    plays_the_world(page)
    book = home(page)
    page.goto(f"{book}mensen/")
    page.goto(book)
    expect(page.get_by_role("heading", name="Onze tijdlijn")).to_be_visible()
    page.evaluate("navigator.sendBeacon = () => true")
    page.get_by_role("link", name="Snel weg").click()
    expect(heading(page, "Het weer")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile("/inloggen/"))
    expect(page.get_by_text("Onze tijdlijn")).to_have_count(0)
    assert not [one for one in page.context.cookies(book) if one["name"].endswith(("_weg", "_wie", "gezinsboek_demo"))]
    page.goto(book)
    expect(page).to_have_url(re.compile("/inloggen/"))


def test_back_to_a_page_that_the_browser_kept_whole_leaves_again(remembering):
    """Then no server is asked: only the page itself can leave.

    Chromium lets our pages go: they may not be stored, and talk with the other windows. A browser that keeps them all the
    same is made here by taking both away; that it really keeps a page is looked at before anybody leaves.
    """
    page = remembering("noor")
    plays_the_world(page)
    book = home(page)
    page.add_init_script("delete window.BroadcastChannel")
    page.route(book, may_be_stored)
    page.goto(book)
    page.evaluate("addEventListener('pageshow', (e) => console.info(`kept whole: ${e.persisted}`))")
    page.goto(f"{book}mensen/")
    back_to_a_kept_page(page)
    expect(page.get_by_role("heading", name="Onze tijdlijn")).to_be_visible()
    page.goto(f"{book}mensen/")
    page.evaluate("navigator.sendBeacon = () => true")  # also when the server hears nothing of it
    page.get_by_role("link", name="Snel weg").click()
    expect(heading(page, "Het weer")).to_be_visible()
    back_to_a_kept_page(page)
    expect(heading(page, "Het weer")).to_be_visible()
    expect(page.get_by_text("Onze tijdlijn")).to_have_count(0)
    is_signed_out(page, book)


def back_to_a_kept_page(page: Page) -> None:
    """Back, and the browser shows the page that it kept; such a page loads nothing to wait for.

    Asked for a moment later, because the page that asks is gone before it could answer that it did.
    """
    with page.expect_console_message(lambda message: message.text == "kept whole: true"):
        page.evaluate("void setTimeout(() => history.back())")


def may_be_stored(route: Route) -> None:
    """The same answer, without the word that keeps it out of a browser's memory."""
    answer = route.fetch()
    route.fulfill(response=answer, headers={**answer.headers, "cache-control": "private"})


def test_shift_three_times_leads_away_and_signs_out(visit):
    page = visit("noor")
    plays_the_world(page)
    book = home(page)
    expect(page.get_by_role("heading", name="Onze tijdlijn")).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Shift")
    expect(heading(page, "Het weer")).to_be_visible()
    is_signed_out(page, book)
    page.goto(book)
    expect(page).to_have_url(re.compile("/inloggen/"))


@pytest.mark.parametrize("script", [True, False])
def test_a_session_that_ended_while_typing_keeps_the_text(visit, outbox, script):
    page = visit(script=script)
    address = signs_up(page, outbox, "Sanne")
    opens_book(page, "Ons boek")
    page.get_by_label(QUESTION).fill("Een lang verhaal over vandaag.")
    page.context.clear_cookies(name=re.compile("^gezinsboek(_demo)?$"))
    button(page, "Zet in ons boek").click()
    expect(page).to_have_url(re.compile("/inloggen/"))
    before = len(outbox.all(address))
    page.get_by_label("Je e-mailadres").fill(address)
    button(page, "Stuur mij een code").click()
    types_code(page, outbox, address, before)
    expect(page.get_by_label(QUESTION)).to_have_value("Een lang verhaal over vandaag.")
    is_accessible(page)
    button(page, "Zet in ons boek").click()
    expect(page.locator("article.entry", has_text="Een lang verhaal")).to_have_count(1)


@pytest.mark.parametrize("script", [True, False])
def test_a_double_click_writes_once(visit, outbox, script):
    page = visit(script=script)
    signs_up(page, outbox, "Sanne")
    book = opens_book(page, "Ons boek")
    page.get_by_label(QUESTION).fill("Maar één keer.")
    button(page, "Zet in ons boek").dblclick(no_wait_after=True)
    expect(page.locator("article.entry", has_text="Maar één keer.")).to_have_count(1)
    page.goto(book)
    expect(page.locator("article.entry", has_text="Maar één keer.")).to_have_count(1)


def test_two_changes_at_once_show_both_texts(visit, outbox):
    page = visit()
    signs_up(page, outbox, "Sanne")
    book = opens_book(page, "Ons boek")
    writes(page, book, "Thuis", "De eerste tekst.")
    page.get_by_role("link", name="Open dit stukje").click()
    link(page, "Verander het").click()
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("#id_text").fill("De tekst van de ander.")
    button(other, "Bewaar").click()
    expect(other.get_by_text("De tekst van de ander.").first).to_be_visible()
    page.locator("#id_text").fill("Mijn eigen tekst.")
    button(page, "Bewaar").click()
    expect(heading(page, "Er zijn nu twee teksten")).to_be_visible()
    expect(page.get_by_text("De tekst van de ander.")).to_be_visible()
    expect(page.locator("#id_text")).to_have_value("Mijn eigen tekst.")
    is_accessible(page)
