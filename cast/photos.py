"""Photos and papers in the demo: drawn here, and taken in by the same door as anybody's upload."""

from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from gezinsboek.timeline.files import Held, hold

from .drawings import PICTURES, drawn
from .papers import PAPERS, printed


def photo(book: UUID, item: UUID, kind: str, seed: str, skin: int | None) -> tuple[Held, str]:
    """A picture, made anew and sealed as every photo is, and the words for who does not see it."""
    picture = PICTURES[kind]
    upload = SimpleUploadedFile(f"{picture.name}.jpg", drawn(kind, seed, skin), "image/jpeg")
    return hold(book, item, upload), picture.alt


def paper(book: UUID, item: UUID, kind: str) -> tuple[Held, str]:
    """A PDF, sealed; its name says what it is."""
    upload = SimpleUploadedFile(f"{PAPERS[kind].name}.pdf", printed(kind), "application/pdf")
    return hold(book, item, upload), ""
