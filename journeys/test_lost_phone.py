"""A lost phone: oma Tine vouches for Noor, and Noor, who lost nothing, stops it from the mail without signing in.

That it opens after the days, and not before, is told with a moved clock in people/tests/test_lost_phone.py.
"""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from .looking import is_accessible, pictures
from .product import Outbox
from .telling import button, heading

NOOR, TINE = "noor@voorbeeld.test", "tine@voorbeeld.test"


def proves_it_again(page: Page, outbox: Outbox, address: str) -> None:
    """The code that comes by mail before something that decides who gets in."""
    before = len(outbox.all(address))
    button(page, "Stuur mij een code").click()
    found = re.search(r"\d{4}-\d{4}", outbox.text(outbox.newest(address, after=before)))
    assert found
    page.get_by_label("Je code").fill(found[0])
    button(page, "Ga verder").click()


def test_tine_vouches_and_noor_stops_what_she_did_not_begin(visit, outbox):
    somebody, tine, noor = visit(""), visit("tine"), visit("noor", "wide")
    noor.goto("/mijn/kwijt/")
    expect(noor.get_by_text("Oma Tine")).to_be_visible()
    is_accessible(noor)
    before = len(outbox.all(NOOR))
    somebody.goto("/inloggen/")
    somebody.get_by_role("link", name="Ik kan er niet meer in").click()
    is_accessible(somebody)
    pictures(somebody, "lost-begin")
    somebody.get_by_label("Je e-mailadres of inlognaam").fill(NOOR)
    button(somebody, "Ga verder").click()
    expect(heading(somebody, "Weer binnenkomen")).to_be_visible()
    is_accessible(somebody)
    pictures(somebody, "lost-codes")
    spoken = somebody.locator(".code-words").nth(1).inner_text()
    outbox.newest(NOOR, after=before)

    tine.goto("/mijn/instaan/")
    is_accessible(tine)
    pictures(tine, "lost-asked")
    tine.get_by_role("link", name="Ik sprak deze persoon").click()
    proves_it_again(tine, outbox, TINE)
    is_accessible(tine)
    pictures(tine, "lost-word")
    tine.get_by_label("De code die je hoort").fill(spoken)
    tine.get_by_label("Ik sprak deze persoon echt").check()
    before = len(outbox.all(NOOR))
    button(tine, "Ik sta ervoor in").click()
    expect(tine.get_by_text("Over een paar dagen")).to_be_visible()
    somebody.reload()
    expect(somebody.get_by_text("Er is voor je ingestaan")).to_be_visible()
    pictures(somebody, "lost-days")

    noor.goto("/mijn/kwijt/")
    expect(button(noor, "Dit was ik niet")).to_be_visible()
    is_accessible(noor)
    pictures(noor, "lost-strip")
    link = re.search(r"/inloggen/kwijt/stop/\w+/", outbox.text(outbox.newest(NOOR, after=before)))
    assert link
    reader = visit("")
    reader.goto(link[0])
    is_accessible(reader)
    button(reader, "Dit was ik niet").click()
    expect(heading(reader, "Dit is gestopt")).to_be_visible()
    somebody.reload()
    expect(somebody.get_by_text("Dit is voorbij")).to_be_visible()
    noor.reload()
    expect(button(noor, "Dit was ik niet")).to_have_count(0)
    expect(noor.get_by_text("Jij stopte het.")).to_be_visible()
