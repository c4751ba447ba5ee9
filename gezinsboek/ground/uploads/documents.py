"""PDF and office documents: kept as they are, looked at only far enough to refuse what is broken or can do harm.

They are never opened on the server, and always served as a download.
"""

import re
import zipfile
from typing import BinaryIO

from .refusals import LIMIT, Refused

ENTRIES = 5_000
UNPACKED = 250 * 1024 * 1024
RATIO = 200  # a sheet full of the same number packs 1:50; a bomb packs 1:1000
GENEROUS = 5 * 1024 * 1024  # below this no ratio is a bomb
PEEK = 1024 * 1024
HEADER = 30

_OOXML = {
    "word/document.xml": ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xl/workbook.xml": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "ppt/presentation.xml": ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
}
_ODF = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
}
_PROGRAM = re.compile(r"(^|/)(vba(project|data)[^/]*|macrosheets/.*|activex/.*)$|^(basic|scripts)/", re.I)


def check_pdf(source: BinaryIO, size: int) -> None:
    """Raises Refused unless this begins and ends like a PDF."""
    source.seek(0)
    begins = source.read(8)
    source.seek(max(0, size - 2048))
    if not re.match(rb"%PDF-[12]\.\d", begins) or b"%%EOF" not in source.read():
        raise Refused("broken")


def office_kind(source: BinaryIO, size: int) -> tuple[str, str]:
    """(extension, mime type) of this zip. Raises Refused when it is no document we know, or not a safe one."""
    source.seek(0)
    try:
        with zipfile.ZipFile(source) as packed:
            entries = packed.infolist()
            _check_entries(entries, size)
            return _kind(packed, [entry.filename for entry in entries])
    except Refused:
        raise
    except Exception:  # noqa: BLE001 - zipfile raises more than BadZipFile on bytes made to hurt it
        raise Refused("broken") from None


def _check_entries(entries: list[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > ENTRIES or unpacked > UNPACKED:
        raise Refused("too_big")
    if unpacked > GENEROUS and unpacked > RATIO * size:
        raise Refused("too_big")
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names) or any(_leads_out(name) for name in names):
        raise Refused("broken")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("old_office")  # packed with a password
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise Refused("broken")  # entries that share their bytes: a bomb without a ratio
        end = entry.header_offset + HEADER + entry.compress_size
    if end > size:
        raise Refused("broken")


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name


def _kind(packed: zipfile.ZipFile, names: list[str]) -> tuple[str, str]:
    if any(_PROGRAM.search(name) for name in names):
        raise Refused("macros")
    if "[Content_Types].xml" in names:
        types = _peek(packed, "[Content_Types].xml").lower()
        if b"macroenabled" in types or b"vbaproject" in types:
            raise Refused("macros")
        for part, found in _OOXML.items():
            if part in names:
                return found
    if names[:1] == ["mimetype"]:
        mime = _peek(packed, "mimetype").decode("ascii", "replace").strip()
        if mime in _ODF and "content.xml" in names:
            return _ODF[mime], mime
    raise Refused("zip")


def _peek(packed: zipfile.ZipFile, name: str) -> bytes:
    with packed.open(name) as entry:
        return entry.read(min(PEEK, LIMIT))
