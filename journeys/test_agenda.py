"""A mother and a teacher agree on every other week; her ex-partner reads along but does not see where, and a calendar reads
along until she stops it."""

from __future__ import annotations

import re

import vobject
from ical.calendar_stream import IcsCalendarStream
from playwright.sync_api import Page, expect

from .looking import is_accessible, pictures
from .telling import button, chooses_chapter, heading, link

ADDRESS = re.compile(r"/agenda/[\w-]+\.ics")


def opens_agenda(page: Page) -> str:
    """The book of Noor, and its agenda; answers where the book is."""
    page.goto("/agenda/")
    first = page.locator("main a[href^='/boek/']").first.get_attribute("href") or ""
    book = re.match(r"/boek/[0-9a-f-]+/", first)
    assert book
    page.goto(f"{book[0]}agenda/")
    return book[0]


def test_a_weekly_appointment_is_read_by_all_and_its_place_by_whom_she_names(visit):
    mother = visit("noor")
    book = opens_agenda(mother)
    is_accessible(mother)
    link(mother, "Maak een afspraak").first.click()
    chooses_chapter(mother, "School")
    mother.get_by_role("textbox", name="Wat is het?").fill("Even bellen met school")
    mother.get_by_label("Hoe laat begint het?").fill("09:30")
    mother.get_by_text("Het komt vaker terug, of duurt langer").click()
    mother.get_by_label("Komt het vaker terug?").select_option("week")
    mother.get_by_role("group", name="Wie komen er?").get_by_text("Meester Daan").click()
    mother.get_by_role("textbox", name="Waar is het?").fill("Lokaal 6")
    mother.get_by_role("group", name="Wie mag weten waar?").get_by_text("Meester Daan").click()
    is_accessible(mother)
    button(mother, "Zet in de agenda").click()
    expect(heading(mother, "Even bellen met school")).to_be_visible()
    expect(mother.get_by_text("Lokaal 6")).to_be_visible()
    is_accessible(mother)
    pictures(mother, "appointment")
    where = mother.url

    for key, knows in (("daan", 1), ("mark", 0)):
        other = visit(key)
        other.goto(where)
        expect(heading(other, "Even bellen met school")).to_be_visible()
        expect(other.get_by_text("Lokaal 6")).to_have_count(knows)
        is_accessible(other)

    reads_along(mother, visit())
    plain = visit("noor", script=False)
    for shape in ("lijst", "week", "maand"):
        plain.goto(f"{book}agenda/?als={shape}")
        expect(plain.get_by_role("link").filter(has_text="Even bellen met school").first).to_be_visible()
    for shape in ("week", "maand"):
        mother.goto(f"{book}agenda/?als={shape}")
        is_accessible(mother)


def reads_along(mother: Page, calendar: Page) -> None:
    """A calendar without a session reads it, in two libraries of others; stopped, it reads nothing."""
    mother.goto("/agenda/abonnement/")
    is_accessible(mother)
    mother.get_by_text("Laat zien wat het is en waar").click()
    button(mother, "Maak een geheim adres").click()
    found = ADDRESS.search(mother.locator("#address").input_value())
    assert found
    read = calendar.request.get(found[0])
    assert read.status == 200
    titles = {one.summary.value for one in vobject.readOne(read.text()).contents["vevent"]}
    assert "Even bellen met school" in titles
    assert titles == {one.summary for one in IcsCalendarStream.calendar_from_ics(read.text()).events}
    mother.goto("/agenda/abonnement/")
    mother.get_by_text("Stop", exact=True).first.click()
    button(mother, "Ja, stop").first.click()
    expect(mother.get_by_text("Dit adres werkt niet meer.")).to_be_visible()
    assert calendar.request.get(found[0]).status == 404
