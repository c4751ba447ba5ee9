"""A swimming teacher answers one question without an account, and asks for more; a GP does so from a letter, without script."""

import re

from playwright.sync_api import expect

from .family import Family
from .looking import is_accessible, pictures
from .telling import button, heading, link, new_address, photo, sees

ANSWER = "Zij durft nu met haar hoofd onder water."


def asks(family: Family, name: str, question: str, address: str = "") -> str:
    """The family asks one thing, by mail or on paper; the code that stands on the paper."""
    page = family.mother
    page.goto(f"{family.book}mensen/")
    link(page, "Vraag één ding aan iemand die niet meedoet").click()
    link(page, "Stel een vraag", exact=False).first.click()
    page.get_by_label("Aan wie vraag je het?").fill(name)
    page.get_by_label("Wat vraag je?").fill(question)
    page.get_by_label("In welk hoofdstuk komt het antwoord?").select_option(label="Groeien")
    page.get_by_role("radio", name="Per e-mail" if address else "Op papier, met een code").check()
    if address:
        page.get_by_role("textbox", name="E-mailadres").fill(address)
    pictures(page, "one-time-ask")
    button(page, "Stel de vraag").click()
    if address:
        expect(page.get_by_text("Verstuurd.")).to_be_visible()
        return ""
    is_accessible(page)
    return page.locator(".code-words").inner_text()


def test_a_swimming_teacher_answers_once_and_asks_for_more(visit, outbox):
    family, address = Family(visit(size="wide"), outbox), new_address("Marit")
    asks(family, "Juf Marit", "Schrijf een verslag over de zwemles.", address)
    mail = outbox.text(outbox.newest(address))
    assert "zwemles" not in mail
    found = re.search(r"https?://[^/]+(/antwoord/\S+)", mail)
    assert found
    path = found[1]

    teacher = visit()
    teacher.goto(path)
    expect(heading(teacher, "Sanne vraagt je iets")).to_be_visible()
    assert path not in teacher.url
    teacher.get_by_label("Jouw antwoord").fill(ANSWER)
    teacher.locator("#file").set_input_files([photo()])
    teacher.get_by_label("Je werk, en waar").fill("zwemjuf van De Golf")
    pictures(teacher, "one-time-answer")
    button(teacher, "Verstuur je antwoord").click()
    expect(heading(teacher, "Verstuurd. Dank je wel.")).to_be_visible()
    pictures(teacher, "one-time-done")
    teacher.get_by_label("Je e-mailadres").fill(address)
    button(teacher, "Vraag het").click()
    expect(heading(teacher, "Je vraag is verstuurd")).to_be_visible()
    is_accessible(teacher)

    again = visit()
    again.goto(path)
    expect(heading(again, "Dit is al beantwoord")).to_be_visible()
    assert ANSWER not in again.content()
    is_accessible(again)

    told = sees(family.mother, family.book)
    assert ANSWER in told
    assert "zwemjuf van De Golf, via een eenmalige link, niet ingelogd" in told
    family.mother.goto(f"{family.book}eenmalige-links/")
    expect(heading(family.mother, "Vraagt of het meer mag")).to_be_visible()
    pictures(family.mother, "one-time-links")
    button(family.mother, "Nodig uit", exact=False).first.click()
    expect(heading(family.mother, "Klopt dit?")).to_be_visible()
    before = len(outbox.all(address))
    button(family.mother, "Ja, verstuur").click()
    assert "uitnodig" in outbox.text(outbox.newest(address, after=before))


def test_a_doctor_answers_from_a_letter_without_script(visit, outbox):
    family = Family(visit(), outbox)
    code = asks(family, "Dokter Evers", "Hoeveel mag hij drinken voor het slapen?")
    doctor = visit(script=False)
    doctor.goto("/code/")
    doctor.locator("#id_code").fill(code.lower())
    doctor.locator("main button[type=submit]").first.click()
    doctor.get_by_label("Jouw antwoord").fill("Een beker water is goed.")
    doctor.get_by_label("Je naam").fill("")
    button(doctor, "Verstuur je antwoord").click()
    expect(doctor.get_by_label("Jouw antwoord")).to_have_value("Een beker water is goed.")
    doctor.get_by_label("Je naam").fill("E. Evers")
    button(doctor, "Verstuur je antwoord").click()
    expect(heading(doctor, "Verstuurd. Dank je wel.")).to_be_visible()
    assert "Een beker water is goed." in sees(family.mother, family.book)
