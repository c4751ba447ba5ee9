"""What PDF/A-3a asks of a file: by a validator of others, and looked up in the file itself."""

import io
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from gezinsboek.ground.tests.validating import KEPT, READ_ALOUD, breaches
from gezinsboek.organisations.headings import DEFAULT
from gezinsboek.records import record

from .records import PHOTO, made_up, photo

FORBIDDEN = {"/JavaScript", "/JS", "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/XFA", "/Encrypt"}


@pytest.fixture(scope="module")
def archived() -> bytes:
    one = made_up(files=[photo(), photo("verslag.pdf")], text="Zó ging het. " * 400)
    return record.as_pdf(one, {file.id: PHOTO for file in one.files}, DEFAULT)


@pytest.fixture(scope="module")
def pdf(archived) -> PdfReader:
    return PdfReader(io.BytesIO(archived), strict=True)


def every(pdf: PdfReader) -> list[Any]:
    """Each object of the file."""
    return [pdf.get_object(IndirectObject(number, 0, pdf)) for number in range(1, int(str(pdf.trailer["/Size"])))]


def test_it_may_lie_in_an_archive_and_be_read_aloud(archived):
    assert breaches(archived, KEPT) == []
    assert breaches(archived, READ_ALOUD) == []


@pytest.mark.parametrize("needed", [b"/Marked true", b"/AFRelationship", b"/ToUnicode", b"<pdfaid:part>3"])
def test_the_validator_would_have_said_so(archived, needed):
    assert needed in archived
    assert breaches(archived.replace(needed, needed[:-1] + b"x"), KEPT)


def test_it_says_itself_what_it_is(pdf):
    said = pdf.root_object["/Metadata"].get_object().get_data().decode().replace(" ", "")
    assert "<pdfaid:part>3</pdfaid:part>" in said and "<pdfaid:conformance>A</pdfaid:conformance>" in said
    assert "<pdfuaid:part>1</pdfuaid:part>" in said
    assert "/Filter" not in pdf.root_object["/Metadata"].get_object()  # an archive reads it without unpacking


def test_colours_mean_the_same_everywhere(pdf):
    [intent] = pdf.root_object["/OutputIntents"]
    assert intent["/S"] == "/GTS_PDFA1"
    assert intent["/DestOutputProfile"].get_object().get_data()[36:40] == b"acsp"


def test_every_font_lies_inside(pdf):
    fonts = [one for one in every(pdf) if isinstance(one, DictionaryObject) and one.get("/Type") == "/FontDescriptor"]
    assert fonts and all(one.keys() & {"/FontFile", "/FontFile2", "/FontFile3"} for one in fonts)
    letters = [one for one in every(pdf) if isinstance(one, DictionaryObject) and one.get("/Type") == "/Font"]
    assert all("/ToUnicode" in one for one in letters if str(one["/Subtype"]) == "/Type0")


def test_every_file_says_how_it_belongs_to_the_paper(pdf):
    found = sorted((one.get_object() for one in pdf.root_object["/AF"]), key=lambda one: str(one["/AFRelationship"]))
    assert [str(one["/AFRelationship"]) for one in found] == ["/Source", "/Supplement", "/Supplement"]
    assert [str(one["/UF"]) for one in found] == ["record.json", "01-tekening.jpg", "02-verslag.pdf"]
    for one in found:
        content = one["/EF"]["/F"].get_object()
        assert one["/F"] and one["/Desc"] and content["/Subtype"].startswith("/") and content["/Params"]["/ModDate"]


def test_it_can_be_read_aloud(pdf):
    assert pdf.root_object["/MarkInfo"]["/Marked"] and pdf.root_object["/Lang"] == "nl-NL"
    assert "/StructTreeRoot" in pdf.root_object and len(pdf.pages) > 1


def test_nothing_in_it_runs_or_is_locked(pdf):
    assert "/Encrypt" not in pdf.trailer and len(pdf.trailer["/ID"]) == 2
    assert not any(FORBIDDEN & one.keys() for one in every(pdf) if isinstance(one, DictionaryObject))
