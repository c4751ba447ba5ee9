"""The one door for files: `accept`."""

import io
import os
from dataclasses import dataclass
from typing import BinaryIO

from .documents import check_pdf, office_kind
from .images import Picture, pictures
from .names import safe_name
from .refusals import LIMIT, Refused
from .sniffing import IMAGES, PDF, kind_of
from .sounds import SOUNDS, sound_kind
from .telltale import cleaned

PHOTO, DOCUMENT, SOUND = "photo", "document", "sound"


@dataclass(frozen=True)
class Part:
    """One file to seal and serve: `large` and `small` of a photo, `original` of a document or recording. Width and height in pixels."""

    stream: BinaryIO
    size: int
    mime: str
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True)
class Accepted:
    """A file that may be kept: what it is, a name safe to show, and its parts by name."""

    kind: str
    mime: str
    name: str
    parts: dict[str, Part]


def accept(filename: str, source: BinaryIO, declared_type: str = "") -> Accepted:
    """Looks at an uploaded file (seekable), makes photos anew, takes out of a recording what it tells about itself, and
    says what to keep. Raises Refused with a reason.

    What the file is, its own bytes decide. A document's `original` is `source` itself, at its beginning.
    """
    size = source.seek(0, os.SEEK_END)
    if size == 0:
        raise Refused("empty")
    if size > LIMIT:
        raise Refused("too_big")
    kind = kind_of(source, filename, declared_type)
    if kind in IMAGES:
        return _photo(filename, pictures(source, IMAGES[kind]))
    if kind in SOUNDS:
        extension, mime = sound_kind(kind)
        source.seek(0)
        content = cleaned(source.read(), extension)
        if not content:  # nothing but words about a sound
            raise Refused("empty")
        part = Part(io.BytesIO(content), len(content), mime)
        return Accepted(SOUND, mime, safe_name(filename, extension, "opname"), {"original": part})
    if kind == PDF:
        check_pdf(source, size)
        extension, mime = "pdf", PDF
    else:
        extension, mime = office_kind(source, size)
    source.seek(0)
    return Accepted(DOCUMENT, mime, safe_name(filename, extension, "document"), {"original": Part(source, size, mime)})


def _photo(filename: str, sizes: dict[str, Picture]) -> Accepted:
    mime = sizes["large"].mime
    parts = {
        name: Part(io.BytesIO(made.content), len(made.content), made.mime, made.width, made.height)
        for name, made in sizes.items()
    }
    return Accepted(PHOTO, mime, safe_name(filename, "png" if mime == "image/png" else "jpg", "foto"), parts)
