"""Files to upload, made here: good ones, and ones made to hurt."""

import io
import random
import struct
import zipfile
import zlib
from typing import Any

import pillow_heif
from PIL import Image

pillow_heif.register_heif_opener()
PLACE = b"52.1601 4.4970"


def noise(width: int, height: int, seed: int = 1) -> Image.Image:
    """A picture like a photo: it does not pack away to nothing."""
    pixels = random.Random(seed).randbytes((width // 8 + 1) * (height // 8 + 1) * 3)
    return Image.frombytes("RGB", (width // 8 + 1, height // 8 + 1), pixels).resize((width, height))


def halves(width: int = 400, height: int = 200) -> Image.Image:
    """Red at the left, blue at the right: shows how it is turned."""
    image = Image.new("RGB", (width, height), (200, 20, 20))
    image.paste((20, 20, 200), (width // 2, 0, width, height))
    return image


def encoded(image: Image.Image, format_: str, **how: Any) -> bytes:
    target = io.BytesIO()
    image.save(target, format_, **how)
    return target.getvalue()


def with_exif(image: Image.Image, format_: str, orientation: int = 1) -> bytes:
    """As a phone saves it: with how it was held, and where."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = PLACE.decode()  # description
    exif.get_ifd(0x8825)[29] = "2026:11:22"  # GPS date
    return encoded(image, format_, exif=exif.tobytes())


def png_header(width: int, height: int) -> bytes:
    """A PNG that says how large it is and holds almost nothing."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    start = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + start + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


def packed(entries: dict[str, bytes], **how: Any) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", how.pop("compression", zipfile.ZIP_DEFLATED)) as archive:
        for name, content in entries.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else None
            archive.writestr(name, content, compress_type=stored)
    return target.getvalue()


TYPES = (
    b'<?xml version="1.0"?><Types xmlns="x"><Override PartName="/word/document.xml" ContentType="main+xml"/></Types>'
)
OOXML = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
ODF = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}


def office(extension: str, **more: bytes) -> bytes:
    """A small document of this kind, with more entries if asked."""
    extra = {name.replace("__", "/"): content for name, content in more.items()}
    if extension in OOXML:
        return packed({"[Content_Types].xml": TYPES, "_rels/.rels": b"<r/>", OOXML[extension]: b"<d/>", **extra})
    mime = f"application/vnd.oasis.opendocument.{ODF[extension]}".encode()
    return packed({"mimetype": mime, "content.xml": b"<d/>", "META-INF/manifest.xml": b"<m/>", **extra})


PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
