"""Growing up: Jade is 14 and has a say in who reads about her."""

from __future__ import annotations

from playwright.sync_api import expect

from .looking import is_accessible, pictures
from .telling import button, heading, home, link

CHAPTER = "Gezondheid van Jade"


def test_jade_says_who_may_read_about_her(visit):
    jade, noor, yasmin = visit("jade"), visit("noor", "wide"), visit("yasmin")
    book = home(jade)
    expect(jade.get_by_text("Hoi Jade")).to_be_visible()
    pictures(jade, "jade-start")
    link(jade, "Hoi Jade", exact=False).click()
    heading(jade, "Mag Yasmin over jou lezen?").wait_for()
    is_accessible(jade)
    pictures(jade, "jade-own-place")
    button(jade, "Nee, liever niet", exact=False).click()
    expect(jade.get_by_text("Je mag je bedenken.")).to_be_visible()
    noor.goto(f"{book}wie-ziet-wat/")
    expect(noor.get_by_text("nog niet")).to_have_count(1)
    yasmin.goto(book)
    expect(yasmin.get_by_text(CHAPTER)).to_have_count(0)
    button(jade, "Ja, dat mag", exact=False).click()
    expect(heading(jade, "Mag Yasmin over jou lezen?")).to_have_count(0)
    yasmin.goto(book)
    expect(yasmin.get_by_text(CHAPTER).first).to_be_visible()
    noor.goto(f"{book}wie-ziet-wat/")
    expect(noor.get_by_text("nog niet")).to_have_count(0)


def test_what_changes_at_each_age_is_told_in_short_words(visit):
    jade = visit("jade")
    jade.goto(f"{home(jade)}jouw-plek/")
    link(jade, "Wat verandert er als je 12, 16 of 18 wordt?").click()
    expect(heading(jade, "Als je 16 wordt")).to_be_visible()
    is_accessible(jade)
    pictures(jade, "growing-up")
