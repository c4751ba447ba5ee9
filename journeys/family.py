"""A family of a story: a mother who just came, her book, and how she invites somebody who really comes in."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from .looking import is_accessible
from .product import Outbox
from .telling import button, gets_second_factor, heading, link, opens_book, signs_up, tells_who

SCHOOL = {"Waar werk je?": "De Regenboog", "Wat is je werk?": "Leerkracht"}
HELP = {"Waar werk je?": "Samen Doen", "Wat is je werk?": "Jeugdhulpverlener"}
MENU = {"Schrijft mee": "Leest en schrijft mee"}  # a menu says it in more words than its box
KINDS = {"network": "Familie, vriend of buur", "school": "Iemand van school", "help": "Een hulpverlener"}


class Family:
    """A mother with her book, and whom she invites."""

    def __init__(self, mother: Page, outbox: Outbox) -> None:
        self.mother, self.outbox = mother, outbox
        signs_up(mother, outbox, "Sanne")
        self.book = opens_book(mother, "Ons boek")

    def invites(
        self,
        name: str,
        kind: str,
        why: str,
        chapters: dict[str, str],
        address: str = "",
        *,
        all_there_is: bool = False,
    ) -> str:
        """Through the three steps; by mail with an address, else by letter, of which the code is given."""
        page = self.mother
        page.goto(f"{self.book}uitnodigen/")
        page.get_by_label("Hoe noemen jullie deze persoon?").fill(name)
        page.get_by_role("radio", name=KINDS[kind]).check()
        button(page, "Verder").click()
        page.get_by_role("radio", name="Per e-mail" if address else "Met een brief").check()
        if address:
            page.get_by_role("textbox", name="E-mailadres").fill(address)
        page.get_by_label("Waarom?").fill(why)
        for chapter, level in chapters.items():
            page.get_by_label(chapter, exact=True).select_option(label=level)
        assert page.get_by_role("radio", name="Alleen vanaf vandaag").is_checked()
        if all_there_is:
            page.get_by_role("radio", name="Ook wat er al staat").check()
        is_accessible(page)
        button(page, "Kijk het na").click()
        heading(page, "Klopt dit?").wait_for()
        is_accessible(page)
        button(page, "Ja, verstuur" if address else "Ja, maak de brief").click()
        if not address:
            code = page.locator(".code-words").inner_text()
            is_accessible(page)
            return code
        expect(page.get_by_text("is onderweg")).to_be_visible()
        return self.link(address)

    def link(self, address: str) -> str:
        """The link in the newest mail to this address."""
        mail = self.outbox.newest(address)
        text = self.outbox.text(mail)
        assert "Sanne" not in str(mail["Subject"])
        found = re.search(r"https?://\S+/uitnodiging/\S+", text)
        assert found, text
        return re.sub(r"^https?://[^/]+", "", found[0])

    def box(self, name: str, chapter: str) -> Any:
        """In "Wie ziet wat": where it stands what this person may do in this chapter."""
        return self.mother.locator("summary.cell", has_text=f"{name}, {chapter}:")

    def sets(self, name: str, chapter: str, level: str) -> None:
        """In "Wie ziet wat": this person, this chapter, from now on."""
        self.mother.goto(f"{self.book}wie-ziet-wat/")
        box = self.box(name, chapter)
        box.click()
        box.locator("xpath=..").get_by_role("button", name=MENU.get(level, level), exact=True).click()
        expect(box).to_contain_text(level)


def says_yes(page: Page, family: Family, name: str, address: str, work: dict[str, str] | None) -> None:
    """Somebody new comes in: an account with a code by mail, a second factor where their work asks it, and a yes."""
    is_accessible(page)
    expect(page.get_by_text("Ons boek")).to_have_count(0)
    link(page, "Ja, ik doe mee").click()
    is_accessible(page)
    link(page, "Ik ben hier nieuw").click()
    tells_who(page, family.outbox, name, address, work)
    if work:
        gets_second_factor(page)
        page.goto("/uitnodiging/")
    if page.get_by_label("Ik doe mee met deze spelregels").count():
        page.get_by_label("Ik doe mee met deze spelregels").check()
    button(page, "Ja, ik doe mee").click()
    expect(page).to_have_url(re.compile(r"/boek/[0-9a-f-]{36}/ons-verhaal/$"))
    is_accessible(page)
    page.get_by_role("link", name="Naar de tijdlijn").first.click()
    expect(page).to_have_url(re.compile(r"/boek/[0-9a-f-]{36}/$"))


def comes_by_letter(page: Page, family: Family, code: str, name: str, address: str) -> None:
    """Somebody types the code of their letter, makes an account, and takes part."""
    page.goto("/code/")
    page.get_by_role("textbox").first.fill(code)
    button(page, "Verder").click()
    says_yes(page, family, name, address, None)
