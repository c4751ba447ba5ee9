"""The main job, whole, in browsers where no script runs."""

from __future__ import annotations

from playwright.sync_api import expect

from .family import Family, comes_by_letter
from .looking import is_accessible
from .telling import button, new_address, photo, sees, writes


def test_open_invite_write_answer_and_take_away_without_any_script(visit, outbox):
    mother, tine = visit(script=False), visit(script=False)
    family = Family(mother, outbox)
    writes(mother, family.book, "Thuis", "Taart gebakken zonder script.", photo())
    code = family.invites("Oma Tine", "network", "Past op.", {"Thuis": "Schrijft mee"}, all_there_is=True)
    comes_by_letter(tine, family, code, "Oma Tine", new_address("tine"))
    assert "Taart gebakken" in sees(tine, family.book)
    is_accessible(tine)
    entry = tine.locator("article.entry", has_text="Taart")
    entry.get_by_role("button", name="Mooi").click()
    entry.get_by_role("link", name="Reageer").click()
    tine.get_by_label("Wat wil je zeggen?").fill("Dat wil ik proeven!")
    button(tine, "Reageer").click()
    expect(tine.get_by_text("Dat wil ik proeven!")).to_be_visible()
    assert "Dat wil ik proeven!" in sees(mother, family.book)
    # Narrowed: the chapter's readers are asked for with a button, and grandmother is left out.
    mother.get_by_label("Wat wil je vertellen?").fill("Dit leest oma niet.")
    button(mother, "Toon wie dit leest").click()
    expect(mother.get_by_label("Wat wil je vertellen?")).to_have_value("Dit leest oma niet.")
    mother.locator("#composer .who-reads > summary").click()
    mother.locator("#composer .chooser label.check", has_text="Oma Tine").click()
    button(mother, "Zet in ons boek").click()
    expect(mother.locator("article.entry", has_text="Dit leest oma niet.")).to_be_visible()
    assert "Dit leest oma niet." not in sees(tine, family.book)
    # And taken away.
    family.sets("Oma Tine", "Thuis", "Ziet niets")
    is_accessible(mother)
    assert "Taart" not in sees(tine, family.book)
