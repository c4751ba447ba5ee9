"""A plan on paper: read aloud, in both languages, whatever was typed; and its lines in words as well as marks."""

import io
from datetime import datetime

import pytest
from pypdf import PdfReader

from gezinsboek.ground.paper.plans import Goal, Line, Plan, Section, Step, Text, plan

from .validating import READ_ALOUD, breaches

NASTY = '#panic() *vet* $x^2$ [a] "quote" ‮olleh 🍎 שלום مرحبا'
STEPS = [
    Step("De tas klaarzetten", "Jade", "maandag 30 november 2026", done="dinsdag 24 november 2026"),
    Step("Samen fietsen", "Ria", under="Op tijd op school", first="De tas klaarzetten"),
]
GOALS = [
    Goal(
        "Op tijd op school", "Doel van Jade", Line(3, 5, 7), STEPS, [("Een beetje", "Twee keer te laat.", "We bellen.")]
    ),
    Goal("Rust aan tafel", "Van ons samen", Line(None, None, 8), notes=["Eigen plan: Behandelplan van Sanne."]),
]


def made(language: str = "nl", **more: object) -> bytes:
    told = {
        "heading": "Gezinsplan",
        "law": "Artikel 1.1",
        "owner": "Familie de Wit",
        "facts": [("Aangeboden", "2 november 2026"), ("Leeg", "")],
        "covers": "Dit plan gaat over: School.",
        "sections": [
            Section("Wat gaat goed?", "", [Text("Noor", "We eten samen.")]),
            Section("Doelen", "", goals=GOALS),
        ],
        "missing": ["Wat willen we?"],
    } | more
    at = datetime(2026, 11, 23, 10, 0)
    return plan(Plan(**told), source="gezinsboek.example", maker="Noor", made_at=at, language=language)  # type: ignore[arg-type]


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_plan_can_be_read_aloud(language):
    pdf = made(language)
    assert breaches(pdf, READ_ALOUD) == []
    paper = PdfReader(io.BytesIO(pdf))
    assert paper.metadata
    assert paper.metadata.title == "Gezinsplan"
    assert str(paper.root_object["/Lang"]).startswith(language)


def test_whatever_is_typed_makes_a_plan_that_can_be_read_aloud():
    told = [
        Section(
            NASTY,
            NASTY,
            [Text(NASTY, NASTY, [(NASTY, NASTY)])],
            [Goal(NASTY, NASTY, Line(0, 10, 10), [Step(NASTY, NASTY, NASTY)], beside=[(NASTY, NASTY)])],
        )
    ]
    assert breaches(made(owner=NASTY, law=NASTY, covers=NASTY, sections=told, missing=[NASTY]), READ_ALOUD) == []


def test_the_line_stands_in_words_and_nobody_who_gave_no_number_gets_one():
    text = words(made())
    assert "Begin: 3 · Nu: 5 · Goed genoeg: 7" in text
    assert "Nu: None" not in text


def test_a_step_says_what_comes_first_and_when_it_was_done():
    text = words(made())
    for part in ("Eerst: De tas klaarzetten", "Klaar op dinsdag 24 november 2026", "Doel: Op tijd op school"):
        assert part in text


def test_what_is_empty_is_said_and_a_full_plan_says_so():
    assert "Wat willen we?" in words(made())
    assert "Alles waar dit plan naar vraagt, is ingevuld." in words(made(missing=[]))
    assert "Hier staat nog niets." in words(made(sections=[Section("Wat willen we?", "Hier staat nog niets.")]))


def test_nothing_that_was_written_is_cut_off_however_long():
    long = " ".join(f"woord{number}" for number in range(900))
    ends = [f"einde{number}" for number in range(10)]
    said, head, goal, whose, note, what, who, under, first, then = (f"{long} {one}" for one in ends)
    steps = [Step(what, who, under=under, first=first)]
    told = [Section("Doelen", "", goals=[Goal(goal, whose, None, steps, [("Let op", "Twee keer.", then)], [note])])]
    pdf = made(facts=[("Eens", said)], sections=[*told, Section("Wat gaat goed?", "", [Text(head, "Ja.")])])
    text = words(pdf)
    assert [one for one in ends if one not in text] == []
    assert breaches(pdf, READ_ALOUD) == []


def test_a_plan_of_many_goals_runs_over_as_many_pages_as_it_needs():
    pdf = made(sections=[Section("Doelen", "", goals=GOALS * 20)])
    assert len(PdfReader(io.BytesIO(pdf)).pages) > 5
    assert breaches(pdf, READ_ALOUD) == []
