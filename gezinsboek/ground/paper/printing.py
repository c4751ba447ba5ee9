"""From data to PDF: the one place where Typst is called."""

import contextlib
import json
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

import segno
import typst
from django.conf import settings
from django.utils import formats, translation

from .showable import FONTS, plainest, showable, without_marks

TEMPLATES = Path(__file__).parent / "typst"
HANDLES = Path("/proc/self/fd" if Path("/proc/self/fd").is_dir() else "/dev/fd")  # our own open files, by their number


def printed(template: str, data: Mapping[str, Any], language: str) -> bytes:
    """The PDF of this template, as PDF/UA-1: tagged, with a title, a language and words for every picture.

    `data` goes in as JSON and is never part of the program that Typst runs.
    """
    for clean in (showable, without_marks):
        try:
            return _only(_compiler(template, data, language, clean).compile(format="pdf", pdf_standards="ua-1"))
        except typst.TypstError as fault:
            if "could not be displayed" not in fault.message:
                raise
            # No font of ours has this letter with this accent: then without the accent.
    # Signs of many scripts in a row can outrun the search for fonts. Better a copy with a gap than no copy.
    return _only(_compiler(template, data, language, without_marks).compile(format="pdf"))


@dataclass(frozen=True)
class Attached:
    """A file that lies inside a PDF. `source`: the paper was made from it."""

    name: str
    mime: str
    content: bytes
    words: str
    source: bool = False


def archived(
    template: str, data: Mapping[str, Any], language: str, attached: Sequence[Attached], *, made_at: datetime
) -> bytes:
    """The PDF as PDF/A-3a, for an archive, and as PDF/UA-1, with these files in it. The same data gives the same bytes."""
    files = {
        "look.typ": (TEMPLATES / "look.typ").read_bytes(),
        "main.typ": (TEMPLATES / f"{template}.typ").read_bytes(),
    }
    told = [
        {
            "name": _inside(one.name, number),
            "mime": one.mime or "application/octet-stream",
            "words": one.words,
            "relation": "source" if one.source else "supplement",
        }
        for number, one in enumerate(attached)
    ]
    with contextlib.ExitStack() as held:
        for one, about in zip(attached, told, strict=True):
            about["place"] = f"/{held.enter_context(_in_memory(one.content)).fileno()}"
        return _archived(files, {**data, "attached": told}, language, made_at)


def _archived(files: dict[str, bytes], data: Mapping[str, Any], language: str, made_at: datetime) -> bytes:
    whole = {**data, "made_at": [made_at.year, made_at.month, made_at.day]}
    for clean in (showable, without_marks, plainest):
        compiler = _compiler(files, whole, language, clean)
        try:
            return _only(
                compiler.compile(format="pdf", pdf_standards=["a-3a", "ua-1"], timestamp=int(made_at.timestamp()))
            )
        except typst.TypstError as fault:
            if clean is plainest or "could not be displayed" not in fault.message:
                raise
    raise AssertionError("every sign of plainest can be shown")


def _in_memory(content: bytes) -> IO[bytes]:
    """A file that Typst can open by its handle, and that never lies on the disk where the system can do so."""
    if hasattr(os, "memfd_create"):
        file = os.fdopen(os.memfd_create("attached"), "w+b")
    else:
        file = tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115 - closed by whoever asked
    file.write(content)
    file.seek(0)
    return file


def _inside(name: str, number: int) -> str:
    """Two files of one name never clash, and no name leads anywhere."""
    plain = "".join(" " if sign in "/\\" or not sign.isprintable() else sign for sign in name)[:120]
    return f"{number:02}-{plain}" if number else plain


def pictured(template: str, data: Mapping[str, Any], language: str) -> bytes:
    """The only page of this template as a PNG, for looking at."""
    return _only(_compiler(template, data, language).compile(format="png", ppi=110))


def _only(made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("one file was asked for")
    return made


def _compiler(
    template: str | dict[str, bytes], data: Mapping[str, Any], language: str, clean: Callable[[str], str] = showable
) -> typst.Compiler:
    told = {**_each(data, clean), "language": language, "region": "NL" if language == "nl" else "GB"}
    source: Any = TEMPLATES / f"{template}.typ" if isinstance(template, str) else template
    return typst.Compiler(
        source,
        root=TEMPLATES if isinstance(template, str) else HANDLES,
        font_paths=[FONTS] if FONTS.is_dir() else [],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(told)},
    )


def _each(value: Any, clean: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {name: _each(part, clean) for name, part in value.items()}
    return [_each(part, clean) for part in value] if isinstance(value, list | tuple) else value


def qr(link: str) -> str:
    """The QR code as SVG, level M: it still reads with a fold or a coffee stain."""
    made: str = segno.make(link, error="m", micro=False).svg_inline(
        border=2, dark="#1d2042", light="#ffffff", omitsize=True, scale=4
    )
    return made.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1) if "xmlns" not in made else made


def in_words(day: date | datetime) -> str:
    """With the weekday and the month in full; the time of day too when there is one."""
    words = formats.date_format(day, "l j F Y")
    return f"{words}, {formats.time_format(day, 'H:i')}" if isinstance(day, datetime) else words


def one_line(text: str) -> str:
    """Without the ends of its lines, however long it is."""
    return " ".join(text.split())


def cut(text: str, most: int) -> str:
    """One line of at most `most` letters, so that what somebody made very long still fits on its page."""
    line = one_line(text)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


spoken = translation.override
