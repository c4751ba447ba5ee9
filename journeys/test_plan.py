"""A mother writes a goal about school, a father gives his own number, a teacher ticks off his step and says "not yet" to what
was agreed; who helps with something else reads nothing of it, and it comes on paper."""

from __future__ import annotations

import re
from io import BytesIO

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from .looking import is_accessible, pictures
from .telling import button, chooses_chapter, heading, home, link

GOAL = "Milan gaat weer graag naar school"
STEP = "Elke vrijdag even bellen"
WHY = "Ik wil eerst weten wie er belt als ik ziek ben."


def sets_a_goal(page: Page, book: str) -> str:
    """In her own words, with where it begins and what is good enough; answers where it stands."""
    page.goto(f"{book}plan/")
    is_accessible(page)
    link(page, "Nieuw doel").click()
    chooses_chapter(page, "School")
    page.get_by_role("textbox", name="Wat wil je?").fill(GOAL)
    page.get_by_label("Waar begin je?").select_option("3")
    page.get_by_label("Wanneer is het goed genoeg?").select_option("7")
    is_accessible(page)
    button(page, "Zet in ons plan").click()
    goal = heading(page, GOAL)
    expect(goal).to_be_visible()
    if "/doel/" not in page.url:
        link(page, "Meer", exact=False).filter(has_text=GOAL).click()
    return page.url


def scores(page: Page, goal: str, value: int, why: str) -> None:
    """One's own number: those of others are not on that page."""
    page.goto(goal)
    link(page, "Geef een cijfer", exact=False).first.click()
    is_accessible(page)
    page.get_by_label(str(value), exact=True).check()
    page.get_by_label("Waarom dit cijfer?").fill(why)
    button(page, "Bewaar").click()
    expect(heading(page, GOAL)).to_be_visible()


def test_a_goal_goes_from_her_own_words_to_an_agreement_and_onto_paper(visit):
    mother = visit("noor")
    book = home(mother)
    goal = sets_a_goal(mother, book)
    scores(mother, goal, 4, "Hij huilde maar één keer.")

    link(mother, "Stap erbij").click()
    mother.get_by_label("Wat gaat er gebeuren?").fill(STEP)
    mother.get_by_role("group", name="Wie doet het?").get_by_text("Meester Daan").click()
    is_accessible(mother)
    button(mother, "Bewaar").click()
    expect(mother.get_by_text(STEP).first).to_be_visible()

    father = visit("mark", script=False)
    scores(father, goal, 6, "Bij mij vertelt hij erover.")
    teacher = visit("daan")
    teacher.goto(goal)
    button(teacher, "Dit is klaar", exact=False).click()
    expect(teacher.get_by_text("Klaar", exact=True)).to_be_visible()

    mother.goto(goal)
    mother.get_by_text("Alle cijfers").first.click()
    for words in ("Hij huilde maar één keer.", "Bij mij vertelt hij erover."):
        expect(mother.get_by_role("row").filter(has_text=words)).to_be_visible()
    pictures(mother, "goal")
    version = agrees(mother, book)
    teacher_says_not_yet(teacher, version)
    mother.goto(version)
    expect(mother.get_by_text(WHY)).to_be_visible()
    pictures(mother, "plan-version")
    goes_on_paper(mother, book)

    nurse = visit("yasmin")
    for path in (f"{book}plan/", version):
        nurse.goto(path)
        expect(nurse.get_by_text(GOAL)).to_have_count(0)
    answer = nurse.goto(goal)
    assert answer
    assert answer.status == 404


def agrees(page: Page, book: str) -> str:
    """What is decided becomes a version; answers where it stands."""
    page.goto(f"{book}plan/gesprek/")
    is_accessible(page)
    page.locator("[name=decided]").fill("Daan belt elke vrijdag, ook als het goed gaat.")
    contact = page.get_by_label("Wie is de contactpersoon?")
    contact.select_option(contact.locator("option", has_text="Femke").get_attribute("value"))
    button(page, "Leg dit vast").click()
    page.locator("main h2 a").first.click()
    expect(heading(page, "Het plan, versie")).to_be_visible()
    is_accessible(page)
    return page.url


def teacher_says_not_yet(page: Page, version: str) -> None:
    """With why; it stands there for all who read the plan."""
    page.goto(version)
    page.get_by_label("Nog niet", exact=True).check()
    page.locator("[name=why]").fill(WHY)
    button(page, "Zeg dit").click()
    expect(page.get_by_text(f"“{WHY}”")).to_be_visible()
    is_accessible(page)


def goes_on_paper(page: Page, book: str) -> None:
    """Each of the plans is a tagged PDF in which the goal stands."""
    page.goto(f"{book}plan/papier/")
    is_accessible(page)
    pictures(page, "plan-papers")
    makes = page.get_by_role("button", name=re.compile("^Maak de PDF"))
    expect(makes).to_have_count(4)
    for one in makes.all():
        made = page.request.get(str(one.get_attribute("formaction")))
        pdf = PdfReader(BytesIO(made.body()))
        assert "/StructTreeRoot" in pdf.root_object
        assert GOAL in " ".join(" ".join(one.extract_text() for one in pdf.pages).split())
