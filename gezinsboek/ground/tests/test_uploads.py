"""Files people add: good ones are taken, bad ones get an answer and never a fault. Photos: test_photos.py."""

import io
import os

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from gezinsboek.ground.tests import samples
from gezinsboek.ground.tests.samples import encoded, halves, office, packed
from gezinsboek.ground.uploads import LIMIT, Accepted, Refused, accept
from gezinsboek.ground.uploads.names import safe_name
from gezinsboek.ground.uploads.refusals import _MESSAGES


def given_file(content: bytes, name: str = "foto.jpg", declared: str = "") -> Accepted:
    return accept(name, io.BytesIO(content), declared)


def refusal(content: bytes, name: str = "foto.jpg", declared: str = "") -> str:
    with pytest.raises(Refused) as refused:
        given_file(content, name, declared)
    assert refused.value.message
    return refused.value.code


# What is not taken


@pytest.mark.parametrize(
    ("content", "name", "declared", "code"),
    [
        (b"", "foto.jpg", "image/jpeg", "empty"),
        (encoded(halves(), "GIF"), "dans.gif", "image/gif", "gif"),
        (encoded(halves(), "GIF"), "dans.jpg", "image/jpeg", "gif"),
        (encoded(halves(), "BMP"), "oud.bmp", "image/bmp", "drawing"),
        (encoded(halves(), "TIFF"), "scan.tif", "image/tiff", "drawing"),
        (b'<?xml version="1.0"?><svg onload="alert(1)"/>', "plaat.svg", "image/svg+xml", "drawing"),
        (b"\xef\xbb\xbf <SVG></SVG>", "plaat.png", "image/png", "drawing"),
        (b"<!doctype html><script>alert(1)</script>", "foto.jpg", "image/jpeg", "kind"),
        (b"MZ\x90\x00" + bytes(200), "foto.jpg.exe", "", "kind"),
        (b"zomaar tekst", "brief.txt", "text/plain", "kind"),
        (b"zomaar tekst", "foto.jpg", "image/jpeg", "broken"),
        (bytes(50), "foto.jpg", "", "broken"),
        (b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41" + bytes(99), "film.mp4", "video/mp4", "video"),
        (b"fLaC" + bytes(200), "lied.flac", "audio/flac", "audio"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "brief.doc", "application/msword", "old_office"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(99), "map.rar", "", "zip"),
        (packed({"a.txt": b"x"}), "map.zip", "application/zip", "zip"),
        (b"junk" + samples.PDF, "brief.pdf", "application/pdf", "broken"),
        (samples.PDF[:-8], "brief.pdf", "application/pdf", "broken"),
        (b"%PDF-", "brief.pdf", "application/pdf", "broken"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_reason(content, name, declared, code):
    assert refusal(content, name, declared) == code


def test_a_file_over_the_limit_is_refused_and_one_at_the_limit_is_taken():
    end = b"%%EOF\n"
    whole = samples.PDF + bytes(LIMIT - len(samples.PDF) - len(end)) + end
    assert given_file(whole, "boek.pdf").parts["original"].size == LIMIT
    assert refusal(whole[:-6] + b"\0" + end, "boek.pdf") == "too_big"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_refusal_says_what_to_do(language):
    with translation.override(language):
        for code in _MESSAGES:
            message = Refused(code).message
            assert message.count(".") >= 2
            if language == "nl":
                assert all(len(sentence.split()) <= 12 for sentence in message.split(". "))


# Documents


@pytest.mark.parametrize("extension", ["docx", "xlsx", "pptx", "odt", "ods", "odp"])
def test_an_office_document_is_taken_under_its_right_name(extension):
    content = office(extension)
    accepted = given_file(content, "Verslag.docx", "text/html")
    assert (accepted.kind, accepted.name) == ("document", f"Verslag.{extension}")
    assert accepted.parts["original"].stream.read() == content
    assert "officedocument" in accepted.mime or "opendocument" in accepted.mime


def test_a_pdf_is_taken_as_it_is():
    accepted = given_file(samples.PDF, "brief.exe")
    assert (accepted.mime, accepted.name) == ("application/pdf", "brief.exe.pdf".replace(".exe", ""))
    assert accepted.parts["original"].stream.read() == samples.PDF


@pytest.mark.parametrize(
    "content",
    [
        office("docx", word__vbaProject_bin=b"x").replace(b"vbaProject_bin", b"vbaProject.bin"),
        packed(
            {
                "[Content_Types].xml": samples.TYPES.replace(b"main+xml", b"macroEnabled.main+xml"),
                "word/document.xml": b"",
            }
        ),
        packed({"[Content_Types].xml": samples.TYPES, "xl/workbook.xml": b"", "xl/macrosheets/sheet1.xml": b""}),
        packed({"[Content_Types].xml": samples.TYPES, "word/document.xml": b"", "word/activeX/activeX1.xml": b""}),
        office("odt", Basic__Standard__Module1_xml=b"x"),
        office("ods", Scripts__python__run_py=b"x"),
    ],
    ids=["vba", "macro type", "excel 4 macros", "activex", "basic", "python"],
)
def test_a_document_with_a_program_in_it_is_refused(content):
    assert refusal(content, "brief.docx") == "macros"


def test_a_document_that_unpacks_without_end_is_refused():
    bomb = {"[Content_Types].xml": samples.TYPES, "word/document.xml": bytes(40 * 1024 * 1024)}
    assert refusal(packed(bomb), "brief.docx") == "too_big"
    many = {"[Content_Types].xml": samples.TYPES, "word/document.xml": b"", **{f"x{n}": b"" for n in range(5_001)}}
    assert refusal(packed(many), "brief.docx") == "too_big"


def test_entries_that_share_their_bytes_are_refused():
    content = bytearray(
        packed({"[Content_Types].xml": samples.TYPES, "word/document.xml": b"a" * 500, "x.xml": b"b" * 500})
    )
    last = content.rindex(b"PK\x01\x02")
    content[last + 42 : last + 46] = content[content.index(b"PK\x01\x02") + 42 :][:4]  # starts where the first starts
    assert refusal(bytes(content), "brief.docx") == "broken"


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "a/../../b", "c:evil", "word\\x"])
def test_entries_that_lead_out_of_the_document_are_refused(name):
    content = packed({"[Content_Types].xml": samples.TYPES, "word/document.xml": b"", "0" * len(name): b""})
    assert refusal(content.replace(b"0" * len(name), name.encode()), "brief.docx") == "broken"


def test_a_document_with_a_password_or_half_a_document_is_refused():
    content = bytearray(office("docx"))
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(content), "brief.docx") == "old_office"
    assert refusal(office("docx")[:-30], "brief.docx") == "broken"


def test_a_zip_that_only_looks_like_a_document_is_refused():
    assert refusal(packed({"[Content_Types].xml": b"x"}), "brief.docx") == "zip"
    assert refusal(packed({"mimetype": b"application/epub+zip", "content.xml": b""}), "boek.odt") == "zip"
    assert refusal(packed({"content.xml": b"", "mimetype": b"x"}), "brief.odt") == "zip"


@settings(max_examples=150, deadline=None)
@given(
    start=st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF"]),
    rest=st.binary(),
)
def test_any_bytes_are_taken_or_refused_and_never_a_fault(start, rest):
    try:
        given_file(start + rest)
    except Refused as refused:
        assert refused.message


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_a_spoiled_document_is_taken_or_refused(data):
    content = bytearray(office("docx"))
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        given_file(bytes(content), "brief.docx")
    except Refused as refused:
        assert refused.message


# Names


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Milan op de fiets.JPG", "Milan op de fiets.jpg"),
        ("foto.jpg.html", "foto.jpg"),
        ("C:\\Users\\Noor\\foto.png", "foto.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("foto\r\nSet-Cookie: x\0.jpg", "foto Set-Cookie x.jpg"),
        ("gpj.\u202eexe", "gpj.exe".replace(".exe", "") + ".jpg"),
        ("خبر عائلي.jpeg", "خبر عائلي.jpg"),
        ("🦊👩\u200d👧.heic", "🦊👩\u200d👧.jpg"),
        ("cafe\u0301.jpg", "café.jpg"),
        ("", "foto.jpg"),
        (".jpg", "foto.jpg"),
        ("...", "foto.jpg"),
        ("\u200d\u200f", "foto.jpg"),
        ("CON.jpg", "_CON.jpg"),
        ('a<b>"c"|d?.jpg', "a b c d.jpg"),
        ("verslag v1.2", "verslag v1.2.jpg"),
    ],
)
def test_a_name_is_shown_as_written_without_what_can_do_harm(written, shown):
    assert safe_name(written, "jpg", "foto") == shown


@given(written=st.text() | st.just("ß" * 100_000))
def test_any_name_becomes_a_safe_one(written):
    name = safe_name(written, "pdf", "document")
    assert name.endswith(".pdf") and 4 < len(name) <= 106 and len(name.encode()) < 500
    assert not set(name) & set('/\\\0\r\n\t<>:"|?*\u202e\u2066') and not name.startswith(".")
    assert os.path.basename(name) == name
