"""The whole story on phones: a mother opens a book, invites three people, they all write, and she takes access away again.

Nobody reads more than she chose: after each step the timeline of each of them is read.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .family import HELP, SCHOOL, Family, comes_by_letter, says_yes
from .looking import SIZES, is_accessible
from .telling import button, link, new_address, photo, sees, writes


@pytest.fixture
def story(visit, outbox):
    """The mother's book with what she wrote before anybody came."""
    family = Family(visit(), outbox)
    writes(family.mother, family.book, "Thuis", "De eerste avond in het nieuwe huis.", photo())
    writes(family.mother, family.book, "School", "Oud nieuws van school.")
    return family


def test_a_mother_invites_three_people_and_nobody_sees_more_than_she_chose(story, visit, outbox):
    book, mother = story.book, story.mother
    tine, daan, femke = visit(), visit(size="wide"), visit(size="wide")
    teacher, worker = new_address("daan"), new_address("femke")
    code = story.invites("Oma Tine", "network", "Past op dinsdag op.", {"Thuis": "Schrijft mee"}, all_there_is=True)
    school = story.invites("Meester Daan", "school", "Let op in de klas.", {"School": "Schrijft mee"}, teacher)
    helping = story.invites(
        "Femke", "help", "Helpt ons met rust.", {"Thuis": "Leest", "School": "Leest", "Hulp": "Schrijft mee"}, worker
    )
    # They come in, each in their own way.
    comes_by_letter(tine, story, code, "Oma Tine", new_address("tine"))
    daan.goto(school)
    says_yes(daan, story, "Daan", teacher, SCHOOL)
    femke.goto(helping)
    says_yes(femke, story, "Femke", worker, HELP)
    # From today on: grandmother alone was given what stood there.
    assert "De eerste avond" in sees(tine, book)
    assert "Oud nieuws" not in sees(tine, book)
    assert sees(daan, book) == ""
    assert sees(femke, book) == ""
    # They all write, with photos.
    writes(mother, book, "School", "Morgen zwemmen, denk aan de tas.", photo("teal"))
    writes(tine, book, "Thuis", "Soep gegeten bij oma.", photo("brown"))
    writes(daan, book, "School", "Een goede dag in de klas.", photo("green"))
    writes(femke, book, "Hulp", "Donderdag kom ik om half tien.", photo("purple"))
    writes(mother, book, "Thuis", "Alleen voor oma: ik ben erg moe.", only=("Tine",))
    mine, grandmothers, teachers, workers = (sees(page, book) for page in (mother, tine, daan, femke))
    for text in ("Soep gegeten", "goede dag", "half tien", "erg moe", "denk aan de tas"):
        assert text in mine
    assert "Soep gegeten" in grandmothers
    assert "erg moe" in grandmothers
    assert not any(text in grandmothers for text in ("goede dag", "half tien", "denk aan de tas"))
    assert "denk aan de tas" in teachers
    assert "goede dag" in teachers
    assert not any(text in teachers for text in ("Soep", "half tien", "erg moe", "eerste avond"))
    assert all(text in workers for text in ("Soep gegeten", "goede dag", "half tien", "denk aan de tas"))
    assert "erg moe" not in workers
    for page in (mother, tine, daan, femke):
        expect(page.locator("article.entry img").first).to_have_js_property("complete", True)
        for size in SIZES.values():
            page.set_viewport_size(size)
            is_accessible(page)
    picture_address = femke.locator("article.entry", has_text="Soep").locator("img").get_attribute("src")
    # She sees who looked.
    mother.goto(f"{book}wie-heeft-gekeken/")
    told = mother.locator("main").inner_text()
    assert "Femke" in told
    assert "Daan" in told
    is_accessible(mother)
    # She takes away again: one chapter of Femke, and everything of Daan.
    story.sets("Femke", "Thuis", "Ziet niets")
    now = sees(femke, book)
    assert "Soep" not in now
    assert "half tien" in now
    assert femke.request.get(picture_address).status == 404
    mother.goto(f"{book}mensen/")
    link(mother, "Meester Daan").click()
    mother.get_by_text("Stop met delen").first.click()
    is_accessible(mother)
    button(mother, "Ja, stop nu").click()
    gone = daan.goto(book)
    assert gone
    assert gone.status == 404
    assert "goede dag" in sees(mother, book)
    assert "erg moe" in sees(tine, book)
