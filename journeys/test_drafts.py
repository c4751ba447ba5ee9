"""Writing that cannot get lost: begun on a phone, gone on with at a desk, with and without script; and what does not work."""

from __future__ import annotations

from playwright.sync_api import Route, expect

from .looking import is_accessible
from .telling import button, heading, opens_book, signs_up

QUESTION = "Wat wil je vertellen?"


def test_a_text_begun_on_one_device_is_there_on_another(visit, outbox):
    phone = visit()
    signs_up(phone, outbox, "Sanne")
    book = opens_book(phone, "Ons boek")
    phone.get_by_label(QUESTION).fill("Vanmiddag belde de juf.")
    expect(phone.get_by_text("Bewaard. Alleen jij ziet dit.")).to_be_visible()
    desk = visit(size="wide")
    desk.context.add_cookies(phone.context.cookies())
    desk.goto(book)
    expect(desk.get_by_text("Je was hier gebleven.")).to_be_visible()
    expect(desk.get_by_label(QUESTION)).to_have_value("Vanmiddag belde de juf.")
    is_accessible(desk)
    button(desk, "Zet in ons boek").click()
    expect(desk.locator("article.entry", has_text="Vanmiddag belde de juf.")).to_have_count(1)
    phone.goto(book)
    expect(phone.get_by_label(QUESTION)).to_have_value("")


def test_without_script_a_button_keeps_it_and_it_can_be_thrown_away_and_put_back(visit, outbox):
    page = visit(script=False)
    signs_up(page, outbox, "Sanne")
    book = opens_book(page, "Ons boek")
    page.get_by_label(QUESTION).fill("Dit is nog niet af.")
    button(page, "Bewaar voor later").click()
    expect(page.get_by_label(QUESTION)).to_have_value("Dit is nog niet af.")
    button(page, "Gooi weg").click()
    expect(page.get_by_label(QUESTION)).to_have_value("")
    button(page, "Zet terug").click()
    page.goto(book)
    expect(page.get_by_label(QUESTION)).to_have_value("Dit is nog niet af.")


def test_what_was_thrown_away_does_not_come_back_by_itself(visit, outbox):
    page = visit()
    signs_up(page, outbox, "Sanne")
    book = opens_book(page, "Ons boek")
    page.get_by_label(QUESTION).fill("Dit wil ik toch niet.")
    expect(page.get_by_text("Bewaard. Alleen jij ziet dit.")).to_be_visible()
    page.goto(book)
    button(page, "Gooi weg").click()
    expect(page.get_by_label(QUESTION)).to_have_value("")


def test_what_was_typed_before_the_script_came_is_kept_too(visit, outbox):
    """On a slow line the box is there long before what keeps its words."""
    page = visit()
    signs_up(page, outbox, "Sanne")
    book = opens_book(page, "Ons boek")
    coming: list[Route] = []
    page.route("**/writing.*js", lambda route: coming.append(route))
    with page.expect_request("**/writing.*js"):
        page.goto(book, wait_until="commit")
    page.get_by_label(QUESTION).fill("Snel, voor ik het vergeet.")
    coming[0].continue_()
    expect(page.get_by_text("Bewaard. Alleen jij ziet dit.")).to_be_visible()


def test_anybody_tells_what_does_not_work(visit, site):
    page = visit()
    page.goto("/")
    page.get_by_role("link", name="Wat werkt niet?").click()
    page.get_by_label("Wat wilde je doen?").fill("Inloggen")
    page.get_by_label("Wat gebeurde er?").fill("Er kwam geen code")
    is_accessible(page)
    button(page, "Verstuur").click()
    expect(heading(page, "Dank je wel")).to_be_visible()
