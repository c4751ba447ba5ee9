"""The story on one sheet: what its maker reads, one page, logged, and kept nowhere (SHARING 23)."""

import io

from pypdf import PdfReader

from cast.family import WRITE, Family
from gezinsboek.circle.tests.screens import Screen
from gezinsboek.circle.tests.wires import one, superuser
from gezinsboek.ground.tests.validating import READ_ALOUD, breaches

from .test_parts import part

SHEET = "ons-verhaal/blad/"


def sheet(family: Family, key: str) -> PdfReader:
    answer = Screen(family, key).get(SHEET)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "no-store"
    assert "Noor" not in answer["Content-Disposition"]
    return PdfReader(io.BytesIO(answer.content))


def words(paper: PdfReader) -> str:
    return " ".join(paper.pages[0].extract_text().split())


def test_the_sheet_holds_what_its_maker_reads_and_nothing_else(family):
    part(family, "noor", "Thuis", "Wij zijn met vier.")
    part(family, "noor", "School", "Praat met Milan.", about="values", question="Wat telt?")
    noors, daans = words(sheet(family, "noor")), words(sheet(family, "daan"))
    assert "Wij zijn met vier." in noors
    assert "Praat met Milan." in noors
    assert "Wij zijn met vier." not in daans
    assert "Praat met Milan." in daans
    assert "Noor" in daans  # who told it


def test_it_is_tagged_and_its_title_tells_no_name(family):
    part(family, "noor", "Thuis", "Wij zijn met vier.")
    assert breaches(Screen(family, "noor").get(SHEET).content, READ_ALOUD) == []
    paper = sheet(family, "noor")
    assert paper.metadata
    assert paper.metadata.title == "Ons verhaal"


def test_a_long_story_still_fits_on_one_page(family):
    line = "Wij eten graag samen en lezen elke avond voor. "
    for about in ("who", "values", "tried", "helps", "own"):
        part(family, "noor", "Thuis", line * 60, about=about, question=f"Vraag over {about}?")
    paper = sheet(family, "noor")
    assert len(paper.pages) == 1
    assert "Er is meer verteld." in words(paper)


def test_many_short_lines_still_fit_on_one_page(family):
    for about in ("who", "values", "tried"):
        part(family, "noor", "Thuis", "\n".join(["Regel"] * 80), about=about)
    assert len(sheet(family, "noor").pages) == 1


def test_arabic_and_emoji_go_on_paper_as_well(family):
    part(family, "noor", "Thuis", "نحن عائلة من أربعة 🍎", question="من نحن؟")
    assert len(sheet(family, "noor").pages) == 1


def test_making_it_is_logged_for_each_chapter_on_it(family):
    part(family, "noor", "Thuis", "Wij zijn met vier.")
    part(family, "noor", "School", "Praat met Milan.", about="values")
    sheet(family, "femke")
    query = "select count(*) from log_line where dossier_id = %s and event_id = 'story paper' and member_id = %s"
    with superuser() as root:
        assert one(root, query, family.id, family.members["femke"]) == 2
    assert "maakte een blad van ons verhaal, met Thuis." in Screen(family, "noor").page("wie-heeft-gekeken/")


def test_with_nothing_to_read_there_is_no_sheet(family):
    part(family, "noor", "Thuis", "Wij zijn met vier.")
    assert Screen(family, "yasmin").get(SHEET).status_code == 404
    assert "ons-verhaal/blad/" not in Screen(family, "yasmin").page("ons-verhaal/")
    assert Screen(family, "karim").get(SHEET).status_code == 404


def test_a_changed_text_says_by_whom_on_paper_too(family):
    book = Family.opens("noor")
    book.comes("femke", {"Hulp": WRITE})
    item = part(book, "femke", "Hulp", "Van Femke.")
    sent = {"id": str(item.id), "version": "1", "question": "Wie zijn wij?", "text": "Van ons."}
    assert Screen(book, "noor").post(f"stukje/{item.id}/veranderen/", sent).status_code == 302
    text = words(sheet(book, "femke"))
    assert "Van ons." in text
    assert "Noor" in text
