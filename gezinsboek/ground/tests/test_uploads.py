"""Files people add: good ones come out fit and clean, bad ones get an answer and never a fault."""

import io
import os

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from gezinsboek.ground.tests import samples
from gezinsboek.ground.tests.samples import PLACE, encoded, halves, noise, office, packed, with_exif
from gezinsboek.ground.uploads import LIMIT, Accepted, Refused, accept
from gezinsboek.ground.uploads.images import MOST_PIXELS, SMALL_BYTES
from gezinsboek.ground.uploads.names import safe_name
from gezinsboek.ground.uploads.refusals import _MESSAGES

pytestmark = pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")  # an error outside pytest


def given_file(content: bytes, name: str = "foto.jpg", declared: str = "") -> Accepted:
    return accept(name, io.BytesIO(content), declared)


def refusal(content: bytes, name: str = "foto.jpg", declared: str = "") -> str:
    with pytest.raises(Refused) as refused:
        given_file(content, name, declared)
    assert refused.value.message
    return refused.value.code


def seen(accepted: Accepted, part: str = "large") -> Image.Image:
    image = Image.open(accepted.parts[part].stream)
    image.load()
    return image


def is_red(image: Image.Image, place: tuple[int, int]) -> bool:
    pixel = image.convert("RGB").getpixel(place)
    assert isinstance(pixel, tuple)
    return pixel[0] > 120 and pixel[2] < 80


# Photos


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_photo_comes_out_in_two_sizes_fit_for_a_phone(format_):
    accepted = given_file(encoded(noise(2400, 1800), format_), "Vakantie.IMG")
    assert (accepted.kind, accepted.mime, accepted.name) == ("photo", "image/jpeg", "Vakantie.IMG.jpg")
    assert (accepted.parts["large"].width, accepted.parts["large"].height) == (1600, 1200)
    small, opened = accepted.parts["small"], seen(accepted, "small")
    assert small.size <= SMALL_BYTES and max(opened.size) <= 780
    assert opened.size == (small.width, small.height)


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "HEIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright_however_the_phone_was_held(format_, orientation):
    """Made so that, turned as its orientation says, red is at the left again."""
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # the turn that undoes it (Pillow's numbers)
    held = halves().transpose(Image.Transpose(back[orientation])) if orientation > 1 else halves()
    image = seen(given_file(with_exif(held, format_, orientation)))
    assert image.size == (400, 200)
    assert is_red(image, (60, 100)) and not is_red(image, (340, 100))


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_nothing_of_where_and_with_what_it_was_taken_is_left(format_):
    accepted = given_file(with_exif(noise(900, 600), format_))
    for part in accepted.parts.values():
        content = part.stream.read()
        assert PLACE not in content and b"Exif" not in content and b"ICC" not in content
        assert not Image.open(io.BytesIO(content)).getexif()


def test_comments_and_texts_in_a_picture_are_gone():
    words = PngImagePlugin.PngInfo()
    words.add_itxt("adres", "Dorpsstraat 1", zip=False)
    for content in (
        encoded(noise(300, 200), "JPEG", comment=b"Dorpsstraat 1"),
        encoded(noise(300, 200), "PNG", pnginfo=words),
        encoded(noise(300, 200), "WEBP", xmp=b"<x>Dorpsstraat 1</x>"),
    ):
        assert b"Dorpsstraat" in content
        for part in given_file(content).parts.values():
            assert b"Dorpsstraat" not in part.stream.read()


def test_a_web_page_hidden_in_a_photo_does_not_survive():
    for hidden in (b"<script>alert(1)</script>", b"PK\x03\x04 een zip"):
        accepted = given_file(encoded(noise(300, 200), "JPEG") + hidden, "foto.html")
        assert accepted.name == "foto.jpg"
        assert all(hidden not in part.stream.read() for part in accepted.parts.values())


def test_colours_of_a_modern_phone_are_made_plain_ones():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = seen(given_file(encoded(halves(), "JPEG", icc_profile=profile)))
    assert is_red(image, (60, 100))
    assert "icc_profile" not in image.info
    assert is_red(seen(given_file(encoded(halves(), "JPEG", icc_profile=b"geen profiel"))), (60, 100))


def test_a_drawing_with_few_colours_stays_crisp():
    drawing = Image.new("RGB", (600, 400), "white")
    for number in range(200):
        drawing.paste((number, 255 - number, 7), (number * 2, 10, number * 2 + 2, 300))
    accepted = given_file(encoded(drawing, "PNG"), "tekening.png")
    assert (accepted.mime, accepted.name) == ("image/png", "tekening.png")
    assert seen(accepted).convert("RGB").tobytes() == drawing.tobytes()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "RGB"])
def test_every_way_to_keep_colours_in_a_png_opens(mode):
    image = Image.new("I;16", (50, 40), 40000) if mode == "I;16" else halves(50, 40).convert(mode)
    assert seen(given_file(encoded(image, "PNG"))).size == (50, 40)


def test_grey_of_sixteen_bits_keeps_its_brightness():
    image = seen(given_file(encoded(Image.new("I;16", (50, 40), 40000), "PNG"))).convert("L")
    assert image.getpixel((10, 10)) in range(152, 160)


def test_what_is_transparent_becomes_white_not_black():
    image = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    assert seen(given_file(encoded(image, "PNG"))).convert("RGB").getpixel((50, 50)) == (255, 255, 255)


def test_a_photo_for_print_opens():
    assert seen(given_file(encoded(halves().convert("CMYK"), "JPEG"))).mode == "RGB"


@pytest.mark.parametrize("size", [(1, 1), (1, 5000), (20000, 1), (30000, 1000)])
def test_odd_shapes_open(size):
    accepted = given_file(encoded(Image.new("RGB", size, "red"), "PNG"))
    assert max(seen(accepted).size) <= 1600 and min(seen(accepted, "small").size) >= 1


def test_a_photo_of_a_fifty_megapixel_phone_opens():
    assert seen(given_file(encoded(Image.new("RGB", (8160, 6144), "green"), "JPEG"))).size == (1600, 1205)


# Photos made to hurt


@pytest.mark.parametrize("size", [(50_000, 50_000), (50_000, 2_000), (2**31 - 1, 1), (MOST_PIXELS + 1, 1)])
def test_a_picture_that_would_fill_the_memory_is_refused(size):
    assert refusal(samples.png_header(*size), "foto.png") in ("too_many_pixels", "broken")


def test_the_limit_of_pixels_is_said_as_such():
    assert refusal(samples.png_header(50_000, 50_000)) == "too_many_pixels"
    assert refusal(samples.png_header(8_000, 6_400)) == "too_many_pixels"
    assert refusal(encoded(Image.new("RGB", (6_000, 5_000)), "WEBP")) == "too_many_pixels"


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "HEIF"])
@pytest.mark.parametrize("part", [0.02, 0.3, 0.9])
def test_half_a_photo_is_refused_as_not_whole(format_, part):
    content = encoded(noise(800, 600), format_)
    assert refusal(content[: int(len(content) * part)], f"foto.{format_.lower()}") in ("broken", "kind")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(format_=st.sampled_from(["JPEG", "PNG", "WEBP", "HEIF"]), data=st.data())
def test_a_spoiled_photo_opens_or_is_refused(format_, data):
    content = bytearray(encoded(noise(64, 48), format_))
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        given_file(bytes(content))
    except Refused as refused:
        assert refused.message


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
        (b"ID3\x04" + bytes(200), "lied.mp3", "audio/mpeg", "audio"),
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
