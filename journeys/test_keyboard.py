"""With the keyboard alone: open a book, write, and choose who reads it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from .telling import home, signs_up

FOCUSED = """() => {
  const at = document.activeElement;
  if (at.matches("body, main")) return "";
  const label = at.labels && at.labels.length ? at.labels[0].innerText : "";
  return [label, at.getAttribute("aria-label") || "", at.innerText || ""].join(" ").trim();
}"""


def tabs_to(page: Page, words: str, *, at_most: int = 80) -> None:
    """Tab until what has the focus is called so; and its focus can be seen."""
    page.wait_for_load_state()  # a page that is still coming has nothing yet that the keyboard could reach
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if words in page.evaluate(FOCUSED):
            ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            shadow = page.evaluate("getComputedStyle(document.activeElement).boxShadow")
            assert ring != "none" or shadow != "none", f"no focus to be seen on {words}"
            return
    raise AssertionError(f"the keyboard never reaches {words}")


def test_a_book_is_opened_and_written_in(visit, outbox):
    page = visit(size="wide")
    signs_up(page, outbox, "Sanne")
    tabs_to(page, "Open een nieuw boek")
    page.keyboard.press("Enter")
    page.wait_for_url("**/boek/openen/")
    tabs_to(page, "Hoe heet jullie boek?")
    page.keyboard.type("Ons boek")
    page.keyboard.press("Enter")
    page.wait_for_url("**/boek/*-*/")
    tabs_to(page, "Wat wil je vertellen?")
    page.keyboard.type("Getypt zonder muis.")
    tabs_to(page, "Zet in ons boek")
    page.keyboard.press("Enter")
    expect(page.locator("article.entry", has_text="Getypt zonder muis.")).to_be_visible()


def test_who_reads_it_is_chosen(visit):
    page = visit("noor", "wide")
    home(page)
    tabs_to(page, "Wat wil je vertellen?")
    page.keyboard.type("Niet voor iedereen.")
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#composer .who-reads > summary")).to_be_focused()
    page.keyboard.press("Enter")
    tabs_to(page, "Femke", at_most=8)
    page.keyboard.press("Space")
    expect(page.locator("#readers-words")).not_to_contain_text("Femke")
    tabs_to(page, "Zet in ons boek")
    page.keyboard.press("Enter")
    entry = page.locator("article.entry", has_text="Niet voor iedereen.").first
    expect(entry).to_be_visible()
    entry.locator(".who-reads > summary").click()
    expect(entry.locator(".chooser")).to_contain_text("Tine")
    expect(entry.locator(".chooser")).not_to_contain_text("Femke")
