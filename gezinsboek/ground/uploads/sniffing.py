"""What a file is, by its own bytes. Its name and what the browser says about it decide nothing."""

from typing import BinaryIO

import filetype

from .refusals import Refused
from .sounds import SOUNDS, is_sound

HEAD = 8192
IMAGES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/heic": "HEIF", "image/heif": "HEIF"}
PDF = "application/pdf"
ZIP = "application/zip"
_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")


def kind_of(source: BinaryIO, filename: str, declared_type: str) -> str:
    """One of IMAGES, SOUNDS, PDF or ZIP. Raises Refused with the reason that helps most."""
    source.seek(0)
    head = source.read(HEAD)
    if head.startswith(b"PK\x03\x04"):
        return ZIP
    if head.startswith(_OLD_OFFICE):
        raise Refused("old_office")
    found: str = filetype.guess_mime(head) or ""
    if found in IMAGES or found == PDF:
        return found
    if found in SOUNDS and is_sound(source, found):
        return found
    raise Refused(_reason(head, found, filename.lower(), declared_type.lower()))


def _reason(head: bytes, found: str, filename: str, declared_type: str) -> str:
    start = head[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if found == "image/gif":
        return "gif"
    if found.startswith("image/") or b"<svg" in start or filename.endswith(".svg"):
        return "drawing"
    if found in ("application/zip", "application/x-7z-compressed", "application/x-rar-compressed", "application/gzip"):
        return "zip"
    for group in ("video", "audio"):
        if found.startswith(group) or (not found and declared_type.startswith(group)):
            return group
    wanted = filename.endswith((".jpg", ".jpeg", ".png", ".webp", ".heic", ".pdf", ".docx", ".xlsx", ".pptx", ".odt"))
    # A photo or document by its name whose bytes say nothing: most often a download that stopped.
    return "broken" if wanted and not start.startswith(b"<") else "kind"
