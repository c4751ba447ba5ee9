"""Photos made anew: upright, without a word about where, when or with what they were taken, fit for a phone.

Only the pixels of the first picture survive. Whatever else hid in the file (a place, a comment, a web page) is gone.
"""

import io
import threading
import warnings
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO

import pillow_heif
from PIL import Image, ImageCms

from .refusals import Refused

# A phone of 50 megapixels makes 8160 x 6144. In memory that is 200 MB at most, and two are worked on at a time.
MOST_PIXELS = 51_000_000
AT_ONCE = threading.BoundedSemaphore(2)
LARGE = 1600
SMALL = 780  # 390 css pixels on a screen that shows two for one
SMALL_BYTES = 36_000  # a first visit to a timeline is 150 KB, with one photo on the first screen
COLOURS = 256  # a drawing or a screenshot has few; it stays crisp as PNG

ORIENTATION = 0x0112  # where EXIF says how the phone was held
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

Image.MAX_IMAGE_PIXELS = MOST_PIXELS
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
pillow_heif.register_heif_opener(thumbnails=False)


@dataclass(frozen=True)
class Picture:
    """One size of a photo, encoded."""

    content: bytes
    mime: str
    width: int
    height: int


def pictures(source: BinaryIO, format_: str) -> dict[str, Picture]:
    """`large` and `small` of this photo. Raises Refused when it is too large to open or not whole."""
    with AT_ONCE:
        try:
            return _pictures(source, format_)
        except Refused:
            raise
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise Refused("too_many_pixels") from None
        except Exception:  # noqa: BLE001 - decoders raise anything at all on bytes made to hurt them
            raise Refused("broken") from None


def _pictures(source: BinaryIO, format_: str) -> dict[str, Picture]:
    source.seek(0)
    with Image.open(source, formats=[format_]) as image:
        # The decoder of WebP keeps several whole copies.
        if image.width * image.height > (MOST_PIXELS // 2 if format_ == "WEBP" else MOST_PIXELS):
            raise Refused("too_many_pixels")
        may_be_drawing = format_ in ("PNG", "WEBP")
        large = _clean(image)
    return _sizes(large, may_be_drawing)


def turned(content: bytes) -> dict[str, Picture]:
    """A photo that was made here, a quarter turned to the right: `large` and `small`."""
    with AT_ONCE, Image.open(io.BytesIO(content), formats=["JPEG", "PNG"]) as image:
        may_be_drawing = image.format == "PNG"
        return _sizes(image.convert("RGB").transpose(Image.Transpose.ROTATE_270), may_be_drawing)


def _sizes(large: Image.Image, may_be_drawing: bool) -> dict[str, Picture]:
    small = large.copy()
    small.thumbnail((SMALL, SMALL * 2), Image.Resampling.LANCZOS)
    return {"large": _encoded_large(large, may_be_drawing), "small": _encoded_small(small, may_be_drawing)}


def _clean(image: Image.Image) -> Image.Image:
    """A fresh RGB picture of at most LARGE pixels, upright, in the colours every screen knows."""
    image.draft("RGB", (LARGE, LARGE))  # a JPEG is decoded at a half or a quarter at once, in little memory
    profile, orientation = image.info.get("icc_profile"), image.getexif().get(ORIENTATION)
    image.load()
    image = _resizable(image)
    image.thumbnail((LARGE, LARGE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    fresh = Image.new("RGB", image.size, "white")
    if image.has_transparency_data:
        through = image.convert("RGBA")
        fresh.paste(through, mask=through.getchannel("A"))
    else:
        fresh.paste(image.convert("RGB"))
    if profile and image.mode in ("RGB", "RGBA"):
        _to_srgb(fresh, profile)
    return fresh.transpose(UPRIGHT[orientation]) if orientation in UPRIGHT else fresh


def _resizable(image: Image.Image) -> Image.Image:
    """In a form that keeps its colours when it is made smaller."""
    if image.mode.startswith("I"):  # sixteen bits of grey
        return image.point(lambda value: value / 256).convert("L")
    if image.mode in ("1", "P", "PA"):
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    return image


def _to_srgb(image: Image.Image, profile: bytes) -> None:
    with suppress(ImageCms.PyCMSError, OSError, ValueError):
        own, standard = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        ImageCms.profileToProfile(image, own, standard, inPlace=True)


def _encoded_large(image: Image.Image, may_be_drawing: bool) -> Picture:
    jpeg = _jpeg(image, 82)
    return _crisper(image, jpeg) if may_be_drawing else jpeg


def _encoded_small(image: Image.Image, may_be_drawing: bool) -> Picture:
    while True:
        for quality in (80, 72, 64, 56, 48):
            jpeg = _jpeg(image, quality)
            if len(jpeg.content) <= SMALL_BYTES:
                drawing = _crisper(image, jpeg) if may_be_drawing else jpeg
                return drawing if len(drawing.content) <= SMALL_BYTES else jpeg
        image = image.resize((max(1, image.width * 4 // 5), max(1, image.height * 4 // 5)), Image.Resampling.LANCZOS)


def _crisper(image: Image.Image, jpeg: Picture) -> Picture:
    """A PNG instead of this JPEG when that loses nothing and weighs little more."""
    colours = image.getcolors(COLOURS)
    if colours is None:
        return jpeg
    target = io.BytesIO()
    exact = image.quantize(max(2, len(colours)), method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    exact.save(target, "PNG", optimize=True)
    drawing = Picture(target.getvalue(), "image/png", *image.size)
    return drawing if len(drawing.content) <= 1.5 * len(jpeg.content) else jpeg


def _jpeg(image: Image.Image, quality: int) -> Picture:
    target = io.BytesIO()
    image.save(target, "JPEG", quality=quality, optimize=True, progressive=True)
    return Picture(target.getvalue(), "image/jpeg", *image.size)
