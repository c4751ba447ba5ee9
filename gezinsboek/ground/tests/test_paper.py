"""Printed things: one tagged page that a screen reader can read, whatever people wrote into it."""

import io
from datetime import date, datetime
from typing import Any

import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from gezinsboek.ground.codes import new_code
from gezinsboek.ground.paper import Piece, Way, contributions, flyer, invitation_letter, letter, letters
from gezinsboek.ground.paper.printing import pictured
from gezinsboek.ground.paper.showable import _known, showable

from .validating import READ_ALOUD, breaches

LINK = "https://gezinsboek.example/uitnodiging/"
WAY = Way(f"{LINK}TULP-4821-KAAS-37", "gezinsboek.example", "TULP-4821-KAAS-37", date(2026, 11, 17))
NASTY = '#import "/etc/passwd" \\ *vet* _x_ $x^2$ [a] <b> #panic() "quote" \u202eolleh //c /*d*/ ` @e ~ = f'
LONG = "W" * 400 + " Bartholomeus van der Wesselingh-Oudekerk" * 20
WORDS = ["", NASTY, LONG, "🦊👩\u200d👩\u200d👧", "مرحبا بكم", "漢字かな", "Ayşe Łukasz Đặng", "\0\x07\ud800", "नमस्ते"]


def piece(text: str = "Milan sliep goed.", **more) -> Piece:
    told = {"author": "Femke Bos", "book": "Gezin met de rode deur", "chapter": "School", "version": 2, **more}
    return Piece(written_at=datetime(2026, 11, 20, 16, 5), text=text, **told)


def copied(*pieces: Piece, language: str = "nl") -> bytes:
    return contributions(pieces, source="gezinsboek.example", made_at=datetime(2026, 11, 22, 9, 30), language=language)


def made(language: str = "nl", words: str = "Noor") -> dict[str, bytes]:
    """One of each, with the same words everywhere."""
    return {
        "letter": letter(WAY, sender=[words, words], phone=words, language=language),
        "flyer": flyer(WAY, sender=[words, words], phone=words, language=language),
        "invitation": invitation_letter(WAY, inviter=words, invited=words, why=words, phone=words, language=language),
        "contributions": copied(piece(words, author=words, book=words, chapter=words), language=language),
    }


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def root_of(pdf: bytes) -> Any:
    return PdfReader(io.BytesIO(pdf)).root_object


def title_of(pdf: bytes) -> str | None:
    told = PdfReader(io.BytesIO(pdf)).metadata
    return told.title if told else None


def assert_accessible(pdf: bytes, language: str) -> None:
    """PDF/UA-1, by another program than the one that wrote it."""
    root = root_of(pdf)
    assert str(root["/Lang"]).startswith(language)
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert isinstance(root["/StructTreeRoot"].get_object(), DictionaryObject)
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert breaches(pdf, READ_ALOUD) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_everything_printed_can_be_read_aloud(language):
    for pdf in made(language).values():
        assert_accessible(pdf, language)


def test_titles_say_nothing_about_anybody():
    titles = {name: title_of(pdf) for name, pdf in made(words="Noor de Wit").items()}
    assert titles == {
        "letter": "Een eigen boek voor jullie gezin",
        "flyer": "Een eigen boek voor jullie gezin",
        "invitation": "Een brief voor jou",
        "contributions": "Eigen stukjes",
    }
    for pdf in made(words="Noor de Wit").values():
        assert b"Noor" not in root_of(pdf)["/Metadata"].get_object().get_data()


@pytest.mark.parametrize("words", WORDS)
def test_letters_stay_on_one_page_and_nothing_written_becomes_code(words):
    for name, pdf in made(words=words).items():
        assert_accessible(pdf, "nl")
        if name != "contributions":
            assert len(PdfReader(io.BytesIO(pdf)).pages) == 1


def test_what_looks_like_code_is_printed_as_it_was_typed():
    told = words_of(copied(piece(NASTY)))
    for part in ('#import "/etc/passwd"', "*vet*", "$x^2$", "#panic()", "//c /*d*/", "= f"):
        assert part in told
    assert "root:" not in told


def test_a_letter_says_what_it_is_how_to_begin_and_until_when():
    told = words_of(letter(WAY, sender=["Samen Doen-team", "Gemeente Duinwijk"], phone="0900 00 00"))
    for part in (
        "Een eigen boek voor jullie gezin. Iets voor jou?",
        "Jij bepaalt wie wat leest.",
        "Je ziet het woord TULP.",
        "TULP-4821",
        "KAAS-37",
        "gezinsboek.example",
        "Samen Doen-team Gemeente Duinwijk",
        "Bel 0900 00 00.",
        "dinsdag 17 november 2026",
    ):
        assert part in told


def test_an_invitation_says_who_and_why_and_no_more():
    told = words_of(invitation_letter(WAY, inviter="Noor de Wit", invited="Tine", why="Je bent oma van Milan."))
    for part in ("Hallo Tine,", "Noor de Wit nodigt je uit.", "Je bent oma van Milan.", "TULP-4821", "KAAS-37"):
        assert part in told
    plain = words_of(invitation_letter(Way(WAY.link, WAY.address, WAY.code), inviter="Noor"))
    assert "Hallo," in plain and "Waarom" not in plain and "werkt tot" not in plain and "Bel" not in plain


def test_a_copy_names_source_date_chapter_book_and_version():
    pieces = [piece("Eerste stukje.\nTweede regel.\n\nNieuwe alinea."), piece("Ander stukje.", chapter="Thuis")]
    told = words_of(copied(*pieces))
    for part in (
        "Uit: Gezinsboek, gezinsboek.example",
        "Gemaakt op zondag 22 november 2026, 09:30",
        "vrijdag 20 november 2026, 16:05",
        "Geschreven door Femke Bos",
        "Boek Gezin met de rode deur",
        "Hoofdstuk School",
        "Hoofdstuk Thuis",
        "Versie 2",
        "Eerste stukje. Tweede regel. Nieuwe alinea.",
        "Blad 1 van 1",
    ):
        assert part in told
    assert "Veranderd door Noor" in words_of(copied(piece(more=[("Veranderd door", "Noor")])))


def test_a_very_long_stukje_runs_over_as_many_pages_as_it_needs():
    pdf = copied(piece("Een lange zin over hoe het ging. " * 3000 + "Einde."))
    assert len(PdfReader(io.BytesIO(pdf)).pages) > 10
    assert words_of(pdf).count("Einde.") == 1
    assert_accessible(pdf, "nl")


@pytest.mark.parametrize("template", ["letter", "flyer", "invitation"])
def test_a_phone_reads_the_code_from_the_paper(template):
    code = str(new_code())
    way = Way(LINK + code, "gezinsboek.example", code, date(2026, 11, 17))
    data = letters._own_book(way, [], "") if template != "invitation" else letters._invitation(way, "Noor", "", "", "")
    image = Image.open(io.BytesIO(pictured(template, data, "nl"))).convert("L")
    (found,) = zxingcpp.read_barcodes(image)
    assert found.text == LINK + code


def test_the_picture_of_the_code_says_in_words_how_to_go_without_it():
    data = letters._own_book(WAY, [], "")
    assert "gezinsboek.example" in data["qr_alt"] and WAY.code in data["qr_alt"]


def test_every_sign_we_say_can_be_shown_is_shown():
    signs = "".join(f"{chr(sign)} " for sign in sorted(_known()))
    for start in range(0, len(signs), 3000):
        assert_accessible(copied(piece(signs[start : start + 3000], author=signs[start : start + 150])), "nl")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Milan sliep goed.", "Milan sliep goed."),
        ("café ½ € “ja” Ayşe", "café ½ € “ja” Ayşe"),
        ("hoi 👩\u200d👩\u200d👧🏽!", "hoi [plaatje]!"),
        ("漢字 ok", "[ander schrift] ok"),
        ("a\u202eb\0c\x07d\r\ne", "abcd\ne"),
        ("e\u0301", "é"),
        ("𝓗𝓸𝓲 ＡＢ", "Hoi AB"),
        ("1️⃣ ❤️ ☀️ ✅", "1 ❤ ☀ [plaatje]"),
    ],
)
def test_what_cannot_be_shown_is_named(text, shown):
    assert showable(text) == shown


def test_a_letter_with_an_accent_that_no_font_has_is_printed_without():
    pdf = copied(piece("x\u1dd0\u20de caf\u00e9 א\u0323"))
    assert_accessible(pdf, "nl")
    assert "café" in words_of(pdf)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=300) | st.text(st.sampled_from([chr(sign) for sign in sorted(_known())]), max_size=200))
def test_any_text_makes_a_copy_that_can_be_read_aloud(text):
    assert breaches(copied(piece(text, author=text, chapter=text, book=text)), READ_ALOUD) == []


def test_without_the_fonts_of_the_look_it_still_prints(monkeypatch, tmp_path):
    monkeypatch.setattr("gezinsboek.ground.paper.printing.FONTS", tmp_path / "none")
    pdf = letter(WAY, sender=["Samen Doen"], phone="0900")
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
    assert_accessible(pdf, "nl")
