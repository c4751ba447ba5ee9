"""From data to PDF: the one place where Typst is called."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import segno
import typst
from django.utils import formats, translation

from .showable import FONTS, showable, without_marks

TEMPLATES = Path(__file__).parent / "typst"


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


def pictured(template: str, data: Mapping[str, Any], language: str) -> bytes:
    """The only page of this template as a PNG, for looking at."""
    return _only(_compiler(template, data, language).compile(format="png", ppi=110))


def _only(made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("one file was asked for")
    return made


def _compiler(
    template: str, data: Mapping[str, Any], language: str, clean: Callable[[str], str] = showable
) -> typst.Compiler:
    told = {**_each(data, clean), "language": language, "region": "NL" if language == "nl" else "GB"}
    return typst.Compiler(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
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


def cut(text: str, most: int) -> str:
    """One line of at most `most` letters, so that what somebody made very long still fits on its page."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


spoken = translation.override
