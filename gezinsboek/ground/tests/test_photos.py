"""Photos people add come out upright, clean and fit for a phone; spoiled ones get an answer and never a fault."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from gezinsboek.ground.tests import samples
from gezinsboek.ground.tests.samples import PLACE, encoded, halves, noise, with_exif
from gezinsboek.ground.tests.test_uploads import given_file, refusal
from gezinsboek.ground.uploads import Accepted, Refused
from gezinsboek.ground.uploads.images import MOST_PIXELS, SMALL_BYTES

pytestmark = pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")  # an error outside pytest


def seen(accepted: Accepted, part: str = "large") -> Image.Image:
    image = Image.open(accepted.parts[part].stream)
    image.load()
    return image


def is_red(image: Image.Image, place: tuple[int, int]) -> bool:
    pixel = image.convert("RGB").getpixel(place)
    assert isinstance(pixel, tuple)
    return pixel[0] > 120 and pixel[2] < 80


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


# made to hurt


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
