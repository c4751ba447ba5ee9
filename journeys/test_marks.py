"""How a helper means it, what a mother has to say to it, and a note on paper that comes into the book."""

from __future__ import annotations

from playwright.sync_api import expect

from .looking import is_accessible, pictures
from .telling import button, home, link, photo


def test_a_teacher_says_how_he_means_it_and_a_mother_puts_her_own_view_beside_it(visit):
    daan, noor = visit("daan"), visit("noor")
    book = home(daan)
    daan.get_by_label("Wat wil je vertellen?").fill("Milan keek vandaag veel naar buiten.")
    daan.get_by_label("Hoe bedoel je dit?").select_option(label="Mening: wat ik ervan vind")
    is_accessible(daan)
    pictures(daan, "marks-writing")
    button(daan, "Zet in het boek").click()
    stukje = daan.locator("article.entry", has_text="Milan keek vandaag")
    expect(stukje.locator(".phase")).to_contain_text("Mening")
    where = str(stukje.get_by_role("link", name="Open dit stukje").get_attribute("href"))

    noor.goto(where)
    expect(noor.locator(".phase").first).to_contain_text("Mening")
    link(noor, "Schrijf een weerwoord").click()
    noor.get_by_label("Hoe zie jij het?").fill("Hij wachtte op de hijskraan. Daar praat hij al dagen over.")
    is_accessible(noor)
    pictures(noor, "weerwoord-writing")
    button(noor, "Zet erbij").click()
    expect(noor.get_by_text("Jouw weerwoord")).to_be_visible()
    pictures(noor, "weerwoord")
    is_accessible(noor)

    daan.goto(where)
    expect(daan.get_by_text("Weerwoord van Noor")).to_be_visible()
    expect(link(daan, "Verander je weerwoord")).to_have_count(0)
    link(daan, "Verander het").click()
    daan.locator("#id_text").fill("Milan keek vandaag een tijd naar buiten.")
    button(daan, "Bewaar").click()
    expect(daan.get_by_text("Geschreven bij een eerdere versie.")).to_be_visible()
    daan.goto("/mijn-gezinnen/eigen/")
    expect(daan.get_by_text("Hij wachtte op de hijskraan.").first).to_be_visible()
    assert book in where or where in book or where.startswith("/boek/")


def test_a_weerwoord_is_written_and_taken_back_without_script(visit):
    daan, noor = visit("daan", script=False), visit("noor", script=False)
    home(daan)
    daan.get_by_label("Wat wil je vertellen?").fill("Milan wilde vandaag niet rekenen.")
    button(daan, "Zet in het boek").click()
    stukje = daan.locator("article.entry", has_text="Milan wilde vandaag niet rekenen.")
    noor.goto(str(stukje.get_by_role("link", name="Open dit stukje").get_attribute("href")))
    link(noor, "Schrijf een weerwoord").click()
    noor.get_by_label("Hoe zie jij het?").fill("Hij had slecht geslapen.")
    button(noor, "Zet erbij").click()
    link(noor, "Verander je weerwoord").click()
    noor.get_by_text("Neem het terug").click()
    button(noor, "Ja, neem terug").click()
    expect(noor.get_by_text("Je weerwoord is teruggenomen.")).to_be_visible()


def test_a_note_on_paper_comes_into_the_book(visit):
    page = visit("noor")
    book = home(page)
    page.get_by_label("Wat wil je vertellen?").fill("Van de juf:")
    button(page, "Foto van een briefje").click()
    expect(page.get_by_label("Wat staat er?")).to_have_value("Van de juf:")
    page.locator("#photo").set_input_files([photo(name="briefje.jpg")])
    button(page, "Laat de foto zien").click()
    shown = page.locator(".paper-view img")
    expect(shown).to_be_visible()
    before = shown.bounding_box()
    page.get_by_text("Groter of kleiner").click()
    after = shown.bounding_box()
    assert before and after and after["width"] > 2 * before["width"]
    page.get_by_text("Groter of kleiner").click()
    button(page, "Draai").click()
    turned = page.locator(".paper-view img").bounding_box()
    assert turned and turned["height"] > turned["width"]
    page.get_by_label("Wat staat er?").fill("Van de juf: morgen gymspullen mee.")
    is_accessible(page)
    pictures(page, "paper-note")
    button(page, "Zet in ons boek").click()
    expect(page.locator("article.entry", has_text="morgen gymspullen mee")).to_be_visible()
    assert page.url.startswith(book)


def test_a_note_on_paper_comes_into_the_book_without_script(visit):
    page = visit("noor", script=False)
    home(page)
    button(page, "Foto van een briefje").click()
    page.locator("#photo").set_input_files([photo(name="briefje.jpg")])
    button(page, "Laat de foto zien").click()
    button(page, "Draai").click()
    page.get_by_label("Wat staat er?").fill("Tot vanavond, zonder script.")
    button(page, "Zet in ons boek").click()
    expect(page.locator("article.entry", has_text="Tot vanavond, zonder script.")).to_be_visible()
