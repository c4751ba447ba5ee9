"""A PDF, Word or text file somebody brings along: what it says, and nothing else of it is kept.

What it is, its own bytes decide; a document is read in a process of its own (finding/documents).
"""

import codecs
import os
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from gezinsboek.finding.documents import told_by
from gezinsboek.ground.uploads import LIMIT, Refused, accept
from gezinsboek.ground.uploads.names import safe_name
from gezinsboek.ground.uploads.sniffing import PDF, ZIP, kind_of
from gezinsboek.timeline.models import Source

from .models import Incoming

Fault = Incoming.Fault
WORD = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.oasis.opendocument.text",
}
PIECE = 64 * 1024
NAMED_TEXT = (".txt", ".text", ".md")


@dataclass(frozen=True)
class Read:
    """What a file says. Without text `fault` says why; with text it may be `cut`."""

    source: str
    title: str
    text: str
    fault: str = ""


class Unreadable(Exception):  # noqa: N818 - says what is so
    """Nothing of this file can be read; `message` says why, and what helps."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code)
        self.code, self.message = code, message


def read(filename: str, stream: BinaryIO, declared: str = "") -> Read:
    """Raises Unreadable; never anything else over what is in it."""
    size = stream.seek(0, os.SEEK_END)
    if size > LIMIT:
        raise Unreadable(Fault.BIG, Refused("too_big").message)
    if size == 0:
        raise Unreadable(Fault.EMPTY, Refused("empty").message)
    text = _plain_text(filename, stream, declared)
    if text is not None:
        if not text.strip():  # only spaces and ends of lines
            raise Unreadable(Fault.EMPTY, Refused("empty").message)
        return Read(Source.TEXT.value, _title(filename), text)
    try:
        if kind_of(stream, filename, declared) not in (PDF, ZIP):
            raise Unreadable(Fault.KIND, str(Fault.KIND.label))
        accepted = accept(filename, stream, declared)
    except Refused as fault:
        known = {"broken": Fault.BROKEN, "too_big": Fault.BIG}
        raise Unreadable(known.get(fault.code, Fault.KIND), _instead(fault)) from None
    if accepted.mime != PDF and accepted.mime not in WORD:
        raise Unreadable(Fault.KIND, str(Fault.KIND.label))
    stream.seek(0)
    told = told_by(accepted.mime, iter(lambda: stream.read(PIECE), b""))
    if not told.text.strip():
        code = Fault.BROKEN if told.state == "broken" else Fault.SCAN
        raise Unreadable(code, f"{code.label} {_('Kopieer de tekst zelf, en plak die hier.')}")
    source = Source.PDF if accepted.mime == PDF else Source.WORD
    return Read(source.value, _title(filename), told.text, Fault.CUT.value if told.state == "cut" else "")


def _instead(fault: Refused) -> str:
    """The words of the door for files, where they fit: a photo or a sound is welcome elsewhere, not here."""
    fits = fault.code in ("empty", "too_big", "broken", "old_office", "macros", "zip")
    return fault.message if fits else str(Fault.KIND.label)


def _plain_text(filename: str, stream: BinaryIO, declared: str) -> str | None:
    """The letters of a text file; None for anything else. Without a mark of its own: UTF-8, or else Windows' own."""
    if not (filename.lower().endswith(NAMED_TEXT) or declared.startswith("text/plain")):
        return None
    stream.seek(0)
    raw = stream.read()
    stream.seek(0)
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    if b"\0" in raw or raw.startswith((b"%PDF-", b"PK\x03\x04")):
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _title(filename: str) -> str:
    """The name of the file, without its kind and the signs that programs put between words."""
    name = safe_name(filename, "x", "")[:-2]
    return " ".join(name.replace("_", " ").split())
