"""Signing in for real: mail over SMTP, a passkey in a real browser, and the way out."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Page, expect

from .looking import SIZES, is_accessible, pictures, plays_the_world
from .product import Outbox

PIN = "739154"
WORK = {"Waar werk je?": "De Wegwijzer", "Wat is je werk?": "Jeugdhulpverlener"}


def new_address(name: str) -> str:
    return f"{name}-{secrets.token_hex(5)}@gezin.example"


def button(page: Page, name: str) -> Any:
    return page.get_by_role("button", name=name)


def seen(page: Page, heading: str) -> None:
    """The page with this heading has come, and is accessible."""
    expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    page.wait_for_load_state()
    is_accessible(page)


def type_code(page: Page, outbox: Outbox, address: str, before: int = 0) -> None:
    """The code of the newest mail into the page that asks for it."""
    mail = outbox.newest(address, after=before)
    assert mail["Subject"] == "Je code"
    found = re.search(r"\d{4}-\d{4}", outbox.text(mail))
    assert found
    page.get_by_label("Je code").fill(found[0])
    button(page, "Ga verder").click()


def sign_up(page: Page, outbox: Outbox, name: str, *, work: dict[str, str] | None = None, code_page: str = "") -> str:
    """A new account; `code_page` is the name for a picture of the page that asks for the code."""
    address = new_address(name.lower())
    page.goto("/aanmelden/?next=/mijn/")
    page.get_by_label("Hoe heet je?").fill(name)
    page.get_by_label("Je e-mailadres").fill(address)
    if work:
        page.get_by_label("Ik werk met gezinnen").check()
        for label, text in work.items():
            page.get_by_label(label).fill(text)
    button(page, "Stuur mij een code").click()
    if code_page:
        page.get_by_label("Je code").wait_for()
        pictures(page, code_page)
    type_code(page, outbox, address)
    return address


def ask_code(page: Page, outbox: Outbox, address: str, next_url: str = "/mijn/") -> None:
    before = len(outbox.all(address))
    page.goto(f"/inloggen/?next={next_url}")
    page.get_by_label("Je e-mailadres").fill(address)
    button(page, "Stuur mij een code").click()
    type_code(page, outbox, address, before)


def sign_out(page: Page) -> None:
    page.goto("/uitloggen/")
    button(page, "Log mij uit").click()
    expect(page).to_have_url(re.compile("/inloggen/"))


class Device:
    """A device that can keep passkeys; `verifies` says whether it recognises its owner."""

    def __init__(self, page: Page, *, verifies: bool) -> None:
        self.tools = page.context.new_cdp_session(page)
        self.tools.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": verifies,
            "automaticPresenceSimulation": True,
        }
        self.id = self.tools.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]

    def recognise_owner(self) -> None:
        """From now on the finger fits."""
        self.tools.send("WebAuthn.setUserVerified", {"authenticatorId": self.id, "isUserVerified": True})


@contextmanager
def device(page: Page, *, verifies: bool = True) -> Iterator[Device]:
    """The page runs on a device that can keep passkeys."""
    made = Device(page, verifies=verifies)
    yield made
    made.tools.detach()


def test_a_mother_makes_an_account_and_comes_back_with_a_code(phone, outbox):
    address = sign_up(phone, outbox, "Noor")
    expect(phone).to_have_url(re.compile("/mijn/$"))
    expect(phone.get_by_text(address)).to_be_visible()
    sign_out(phone)
    ask_code(phone, outbox, address)
    expect(phone).to_have_url(re.compile("/mijn/$"))


def test_the_same_without_any_script(without_script, outbox):
    page = without_script
    plays_the_world(page)
    address = sign_up(page, outbox, "Noor")
    sign_out(page)
    expect(button(page, "Inloggen met een passkey")).to_be_hidden()
    ask_code(page, outbox, address, "/mijn/naam/")
    page.get_by_label("Je naam").fill("Noor de Wit")
    button(page, "Opslaan").click()
    expect(page.get_by_text("Noor de Wit").first).to_be_visible()
    page.goto("/mijn/passkeys/nieuw/")
    expect(page.get_by_text("JavaScript staat uit")).to_be_visible()
    page.get_by_role("link", name="Snel weg").click()
    expect(page.get_by_role("heading", name="Het weer")).to_be_visible()
    page.goto("/mijn/")
    expect(page).to_have_url(re.compile("/inloggen/"))


def test_a_passkey_lets_in_and_opens_what_is_private(phone, outbox):
    with device(phone):
        sign_up(phone, outbox, "Noor")
        phone.goto("/mijn/passkeys/nieuw/")
        phone.get_by_label("Een naam voor deze passkey").fill("Mijn telefoon")
        button(phone, "Maak de passkey").click()
        expect(phone.get_by_role("heading", name="Je herstelcodes")).to_be_visible()
        expect(phone.locator("#codes li")).to_have_count(10)
        sign_out(phone)
        phone.goto("/inloggen/?next=/mijn/passkeys/")
        button(phone, "Inloggen met een passkey").click()
        expect(phone.get_by_text("Mijn telefoon").first).to_be_visible()
        phone.goto("/zeker/?next=/mijn/")
        button(phone, "Ga verder met je passkey").click()
        expect(button(phone, "Sluit weer")).to_be_visible()
        button(phone, "Sluit weer").click()
        expect(button(phone, "Sluit weer")).to_be_hidden()


def test_after_the_mailed_code_the_passkey_is_the_second_step(wide, outbox):
    with device(wide):
        address = sign_up(wide, outbox, "Noor")
        wide.goto("/mijn/passkeys/nieuw/")
        button(wide, "Maak de passkey").click()
        expect(wide.locator("#codes li")).to_have_count(10)
        sign_out(wide)
        ask_code(wide, outbox, address)
        seen(wide, "Nog één stap")
        pictures(wide, "second-step")
        button(wide, "Ga verder met je passkey").click()
        expect(wide).to_have_url(re.compile("/mijn/$"))


def test_an_account_is_made_with_a_passkey_at_once(phone, outbox):
    address = new_address("noor")
    with device(phone):
        phone.goto("/aanmelden/?next=/mijn/")
        phone.get_by_label("Hoe heet je?").fill("Noor")
        phone.get_by_label("Je e-mailadres").fill(address)
        button(phone, "Ga verder met een passkey").click()
        type_code(phone, outbox, address)
        seen(phone, "Maak je passkey")
        button(phone, "Maak de passkey").click()
        expect(phone).to_have_url(re.compile("/mijn/$"))
        sign_out(phone)
        phone.goto("/inloggen/?next=/mijn/")
        button(phone, "Inloggen met een passkey").click()
        expect(phone.get_by_text(address)).to_be_visible()


def test_a_device_that_does_not_recognise_its_owner_is_told_so_and_may_try_again(phone, outbox):
    with device(phone, verifies=False) as tools:
        sign_up(phone, outbox, "Noor")
        phone.goto("/mijn/passkeys/nieuw/")
        button(phone, "Maak de passkey").click()
        expect(phone.get_by_text("Dit lukte niet")).to_be_visible()
        tools.recognise_owner()
        button(phone, "Maak de passkey").click()
        expect(phone.get_by_role("heading", name="Je herstelcodes")).to_be_visible()


def test_a_browser_without_passkeys_offers_none(phone):
    phone.add_init_script("delete window.PublicKeyCredential")
    phone.goto("/inloggen/")
    expect(button(phone, "Inloggen met een passkey")).to_be_hidden()
    expect(button(phone, "Stuur mij een code")).to_be_visible()


def test_a_youth_worker_gets_a_second_lock_first(wide, outbox):
    with device(wide):
        sign_up(wide, outbox, "Femke", work=WORK)
        wide.goto("/mijn/")
        expect(wide.locator("dd", has_text="Jeugdhulpverlener")).to_be_visible()
        wide.goto("/extra-slot/")
        pictures(wide, "second-lock")
        wide.get_by_role("link", name="Maak een passkey").click()
        seen(wide, "Maak een passkey")
        button(wide, "Maak de passkey").click()
        expect(wide.get_by_role("heading", name="Je herstelcodes")).to_be_visible()
        wide.goto("/extra-slot/")
        expect(wide.get_by_role("heading", name="Zet een extra slot op je account")).to_be_hidden()


def test_a_pin_opens_for_ten_minutes(phone, outbox):
    sign_up(phone, outbox, "Noor")
    phone.goto("/mijn/pincode/")
    phone.get_by_label("Kies een pincode").fill("123456")
    phone.get_by_label("Typ hem nog een keer").fill("123456")
    button(phone, "Opslaan").click()
    expect(phone.get_by_role("link", name="Deze pincode raadt iemand snel")).to_be_visible()
    is_accessible(phone)
    phone.get_by_label("Kies een pincode").fill(PIN)
    phone.get_by_label("Typ hem nog een keer").fill(PIN)
    button(phone, "Opslaan").click()
    expect(phone.locator("#codes li")).to_have_count(10)
    seen(phone, "Je herstelcodes")
    phone.goto("/zeker/?next=/mijn/")
    pictures(phone, "sure-it-is-you")
    phone.get_by_label("Je pincode").fill(PIN)
    button(phone, "Ga verder").click()
    expect(button(phone, "Sluit weer")).to_be_visible()


def test_snel_weg_leaves_nothing_under_back(phone, outbox):
    plays_the_world(phone)
    sign_up(phone, outbox, "Noor")
    phone.goto("/mijn/naam/")
    phone.get_by_role("link", name="Snel weg").click()
    expect(phone.get_by_role("heading", name="Het weer")).to_be_visible()
    phone.go_back()
    expect(phone.get_by_label("Je naam")).to_have_count(0)
    phone.goto("/mijn/")
    expect(phone).to_have_url(re.compile("/inloggen/"))


def test_every_page_of_signing_in_is_accessible(phone, outbox):
    page = phone
    for address, name in (("/inloggen/", "sign-in"), ("/aanmelden/", "sign-up"), ("/inloggen/herstelcode/", "paper")):
        page.goto(address)
        pictures(page, name)
    page.goto("/inloggen/")
    page.get_by_label("Je e-mailadres").fill("geen adres")
    button(page, "Stuur mij een code").click()
    expect(page.get_by_role("heading", name="Er klopt iets nog niet")).to_be_visible()
    is_accessible(page)
    sign_up(page, outbox, "Noor", code_page="code")
    for address in (
        "/mijn/", "/mijn/naam/", "/mijn/werk/", "/mijn/e-mail/", "/mijn/pincode/", "/mijn/pincode/vergeten/",
        "/mijn/sloten/", "/mijn/app/", "/mijn/passkeys/", "/mijn/passkeys/nieuw/", "/mijn/herstelcodes/nieuw/",
        "/apparaten/", "/uitloggen/", "/zeker/", "/nog-een-keer/code/",
    ):  # fmt: skip
        page.goto(address)
        for size in SIZES.values():
            page.set_viewport_size(size)
            is_accessible(page)
    page.goto("/mijn/")
    pictures(page, "my-page")
