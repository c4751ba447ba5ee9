"""The record that goes over: one format, whose bytes are the same everywhere, and the papers made of it."""

import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation
from jsonschema import Draft202012Validator
from pypdf import PdfReader
from pypdf.generic import TextStringObject

from gezinsboek.organisations.headings import DEFAULT, FACTS, Heading
from gezinsboek.records import record

from .records import AT, PHOTO, made_up, photo

SCHEMA = json.loads((Path(settings.ROOT) / "docs" / "exchange" / "record.schema.json").read_text())
ALLOWED = {"why": "allowed", "reason": "Voor het gesprek met school"}
BARE = {"happened": None, "mark": "", "mark_words": "", "rebuttals": (), "replies": (), "files": (), "reference": ""}


def valid(told: object) -> list[str]:
    return [
        one.message
        for one in Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER).iter_errors(told)
    ]


@pytest.mark.parametrize(
    "other", [{}, ALLOWED, BARE, {"text": "", "why": "replied"}], ids=["whole", "allowed", "bare", "replied"]
)
def test_a_record_is_what_the_schema_says(other):
    assert valid(json.loads(record.bytes_of(made_up(**other)))) == []


def test_the_schema_itself_is_one_and_refuses_what_is_not_a_record():
    Draft202012Validator.check_schema(SCHEMA)
    told = record.as_json(made_up())
    assert valid(told | {"book": "b"}) and valid({name: told[name] for name in told if name != "rebuttals"})
    assert valid(told | {"version": "2"}) and valid(told | {"why": "because"})


def test_a_record_comes_back_as_it_went():
    for one in (made_up(), made_up(**BARE), made_up(**ALLOWED)):
        kept = record.from_bytes(record.bytes_of(one))
        assert record.bytes_of(kept) == record.bytes_of(one)
        assert kept.id == one.id and kept.happened == one.happened


def test_its_bytes_are_canonical_so_that_anybody_can_check_the_receipt():
    """RFC 8785: sorted names, no spaces, letters as they are."""
    one = made_up(text='Zó "gezegd"\n\t\\ € 😀 \u2028')
    content = record.bytes_of(one)
    assert content == record.bytes_of(replace(one))
    names = list(json.loads(content))
    assert names == sorted(names) and b'": ' not in content.replace(b'tijd\\": ', b"") and "😀".encode() in content
    assert record.sha256_of(one) == hashlib.sha256(content).hexdigest()
    assert record.canonical(json.loads(content)) == content


def test_half_a_letter_does_not_break_a_record():
    assert valid(json.loads(record.bytes_of(made_up(text="een half teken \ud83d")))) == []


def test_the_tidy_text_stands_under_the_organisations_own_headings():
    headings = [Heading("Cliëntnr", "reference"), Heading("Rapportage", "text"), Heading("Doel", "empty")]
    told = record.as_text(made_up(), headings)
    assert told.startswith("Cliëntnr: C-20417\nRapportage:\nMilan sliep deze week door.\n\nWe oefenen")
    assert "\nDoel:\n" in told


def test_every_fact_that_a_heading_may_name_is_there():
    assert record.facts(made_up()).keys() == FACTS.keys()


def test_a_weerwoord_goes_wherever_the_text_goes_also_without_a_heading():
    told = record.as_text(made_up(**ALLOWED), [Heading("Tekst", "text")])
    assert "Hij sliep twee nachten slecht." in told and "Feit: dit heb ik zelf gezien" in told
    assert "Voor het gesprek met school" in told and "https://gezinsboek.example" in told


def test_the_usual_headings_tell_everything_once():
    told = record.as_text(made_up(), DEFAULT)
    for words in ("Femke", "Milan", "C-20417", "tekening.jpg", "vrijdag 30 oktober 2026", "Dank je, ik pas het aan."):
        assert told.count(words) >= 1
    assert told.count("Hij sliep twee nachten slecht.") == 1


def test_the_pdf_holds_the_data_and_the_files():
    files = [photo(), photo("../../etc/passwd"), photo("tekening.jpg"), photo("weg.jpg")]
    one = made_up(files=files)
    made = record.as_pdf(one, {file.id: PHOTO for file in files[:3]}, DEFAULT)
    inside = dict(PdfReader(io.BytesIO(made)).attachments)
    assert inside.pop("record.json") == [record.bytes_of(one)]
    assert sorted(inside) == ["01-tekening.jpg", "02-.. .. etc passwd", "03-tekening.jpg"]
    assert all(content == [PHOTO] for content in inside.values())


def test_the_pdf_tells_what_the_record_tells():
    text = " ".join(
        " ".join(
            page.extract_text() for page in PdfReader(io.BytesIO(record.as_pdf(made_up(), {}, DEFAULT))).pages
        ).split()
    )
    for words in (
        "Milan sliep deze week door.",
        "Hij sliep twee nachten slecht.",
        "C-20417",
        "Feit: dit heb ik zelf gezien",
    ):
        assert words in text


def test_nothing_personal_stands_in_the_title():
    found = PdfReader(io.BytesIO(record.as_pdf(made_up(), {}, DEFAULT)))
    assert found.metadata is not None and found.metadata.title == "Overgenomen uit het Gezinsboek"
    assert not found.metadata.author


def test_the_same_record_is_the_same_pdf_so_that_sending_twice_changes_nothing():
    one = made_up()
    assert record.as_pdf(one, {one.files[0].id: PHOTO}, DEFAULT) == record.as_pdf(
        one, {one.files[0].id: PHOTO}, DEFAULT
    )


@pytest.mark.parametrize(
    "text", ["😀😀 漢字 \u0e19\u0e49 ـُ", "a\u0301\u0323\u0300", "".join(chr(n) for n in range(0x370, 0x3000, 7)), ""]
)
def test_whatever_was_typed_there_is_a_pdf_for_the_archive(text):
    made = record.as_pdf(made_up(text=text), {}, DEFAULT)
    assert b"pdfaid:part>3<" in made.replace(b" ", b"")


def test_it_speaks_the_language_of_its_taker():
    with translation.override("en"):
        made = record.as_pdf(made_up(), {}, DEFAULT, language="en")
    assert PdfReader(io.BytesIO(made)).root_object["/Lang"].get_object() == TextStringObject("en-GB")


def test_moments_are_told_with_their_zone():
    told = record.as_json(made_up())
    assert told["taken_at"] == "2026-11-02T10:40:30+01:00" and AT.microsecond
