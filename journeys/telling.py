"""What people do in a story, in one line each: the words on the screen are how they find their way."""

from __future__ import annotations

import re
import secrets
import time
from io import BytesIO
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from PIL import Image, ImageDraw
from playwright.sync_api import FilePayload, Page, expect

from cast.stories.noor import STORY

from .looking import is_accessible
from .product import Outbox

NOORS_BOOK = STORY.name
CODE = re.compile(r"\d{4}-\d{4}")


def new_address(name: str) -> str:
    """An address that nobody had before."""
    return f"{name.lower().replace(' ', '-')}-{secrets.token_hex(5)}@gezin.example"


def button(page: Page, name: str, *, exact: bool = True) -> Any:
    return page.get_by_role("button", name=name, exact=exact)


def link(page: Page, name: str, *, exact: bool = True) -> Any:
    return page.get_by_role("link", name=name, exact=exact)


def heading(page: Page, name: str) -> Any:
    return page.get_by_role("heading", name=name)


def photo(colour: str = "orange", name: str = "foto.jpg") -> FilePayload:
    """A photo as a phone makes one, made here."""
    image = Image.new("RGB", (900, 600), "#f4f1e8")
    ImageDraw.Draw(image).ellipse((250, 100, 650, 500), fill=colour)
    kept = BytesIO()
    image.save(kept, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": kept.getvalue()}


def types_code(page: Page, outbox: Outbox, address: str, before: int = 0) -> None:
    """The code of the newest mail into the page that asks for it."""
    found = CODE.search(outbox.text(outbox.newest(address, after=before)))
    assert found
    page.get_by_label("Je code").fill(found[0])
    button(page, "Ga verder").click()


def tells_who(page: Page, outbox: Outbox, name: str, address: str, work: dict[str, str] | None = None) -> None:
    """On the page for somebody new: name, address, work; and the code that comes by mail."""
    before = len(outbox.all(address))
    page.get_by_label("Hoe heet je?").fill(name)
    page.get_by_label("Je e-mailadres").fill(address)
    for label, text in (work or {}).items():
        page.get_by_label("Ik werk met gezinnen").check()
        page.get_by_label(label).fill(text)
    is_accessible(page)
    button(page, "Stuur mij een code").click()
    types_code(page, outbox, address, before)


def signs_up(page: Page, outbox: Outbox, name: str) -> str:
    """Somebody of a family makes an account."""
    address = new_address(name)
    page.goto("/aanmelden/?next=/boeken/")
    tells_who(page, outbox, name, address)
    expect(page).to_have_url(re.compile("/boeken/$"))
    return address


def opens_book(page: Page, name: str) -> str:
    """A book with this name; gives its address."""
    page.goto("/boek/openen/")
    page.get_by_label("Hoe heet jullie boek?").fill(name)
    button(page, "Open het boek").click()
    expect(page).to_have_url(re.compile(r"/boek/[0-9a-f-]{36}/$"))
    return page.url


def home(page: Page) -> str:
    """The timeline of Noor's book, for who is in it; gives its address. Other stories may have given them more books: hers is
    the one of the demo."""
    page.goto("/boeken/")
    page.goto(str(link(page, NOORS_BOOK).get_attribute("href")))
    return page.url


def chooses_chapter(page: Page, name: str) -> None:
    """In the open composer; what is sent before the page says who reads there is not taken."""
    page.wait_for_load_state()
    chapter = page.get_by_label("In welk hoofdstuk?")
    if chapter.locator("option:checked").inner_text() != name:  # chosen again, its readers would still be on their way
        chapter.select_option(label=name)
    expect(page.locator("#readers [name=shown_for]")).to_have_value(chapter.input_value())


def writes(
    page: Page, book: str, chapter: str, text: str, *photos: FilePayload, only: tuple[str, ...] | None = None
) -> None:
    """A stukje in this chapter; `only` leaves just these readers ticked."""
    page.goto(book)
    chooses_chapter(page, chapter)
    if only is not None:
        narrows(page, only)
    page.get_by_label("Wat wil je vertellen?").fill(text)
    if photos:
        page.locator("#photo").set_input_files(list(photos))
    page.locator(".composer-foot button").first.click()
    expect(page.locator("article.entry", has_text=text)).to_be_visible()


def narrows(page: Page, only: tuple[str, ...]) -> None:
    """In the open composer: of those who may be left out, only these stay."""
    page.locator("#composer .who-reads > summary").click()
    for box in page.locator("#composer .chooser label.check").all():
        ticked = box.locator("input")
        if ticked.is_enabled():
            wanted = any(name in box.inner_text() for name in only)
            if ticked.is_checked() != wanted:
                box.click()
    button(page, "Klaar").click()


def sees(page: Page, book: str) -> str:
    """All the words on this person's timeline."""
    answer = page.goto(book)
    assert answer
    assert answer.status == 200, answer.status
    return "\n".join(page.locator("article.entry").all_inner_texts())


def is_signed_out(page: Page, address: str, patience: float = 45) -> None:
    """The server heard of it: the word travels beside the way out, and a busy machine hears it a moment later."""
    deadline = time.monotonic() + patience
    while "/inloggen/" not in page.request.get(address).url:
        assert time.monotonic() < deadline, "still signed in"
        time.sleep(0.1)


def gets_second_factor(page: Page) -> None:
    """An authenticator app, with the secret that the page shows."""
    page.goto("/mijn/app/")
    is_accessible(page)
    shown = page.locator("main").inner_text()
    found = re.search(r"\b[A-Z2-7]{32}\b", shown.replace(" ", "")) or re.search(r"(?:[A-Z2-7]{4}[ \n]?){8}", shown)
    assert found, shown
    secret = re.sub(r"\s", "", found[0])
    page.locator("#id_code").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.locator("main form:not(#staying) button[type=submit]").first.click()
    expect(page.locator("#codes li")).to_have_count(10)
