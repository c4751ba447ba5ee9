"""The few words around what was found, with the found words marked."""

import re
import unicodedata
from collections.abc import Set

from django.utils.html import escape
from django.utils.safestring import SafeString

from .words import folded

AROUND = 90  # letters before and after the first word
MOST = 240  # of one piece in all
_WORD = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s+")


def marked(text: str, words: Set[str]) -> SafeString:
    """A piece of this text around the place where most of these words stand, each in `mark`. Escaped."""
    text = _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()
    places = [found.span() for found in _WORD.finditer(text) if folded(found.group()) in words]
    begin, end = _around(text, places)
    parts = ["… " if begin else ""]
    last = begin
    for start, stop in places:
        if begin <= start and stop <= end:
            parts += [escape(text[last:start]), "<mark>", escape(text[start:stop]), "</mark>"]
            last = stop
    parts += [escape(text[last:end]), " …" if end < len(text) else ""]
    return SafeString("".join(parts))


def _around(text: str, places: list[tuple[int, int]]) -> tuple[int, int]:
    """From where to where: whole words, with as many places as fit."""
    if not places or len(text) <= MOST:
        return 0, _back(text, min(len(text), MOST))
    fits = MOST - AROUND
    best = max(
        places, key=lambda one: (sum(one[0] <= start and stop <= one[0] + fits for start, stop in places), -one[0])
    )
    begin = max(0, min(best[0] - AROUND, len(text) - MOST))
    if begin:
        space = text.find(" ", begin, best[0])
        begin = space + 1 if space >= 0 else begin
    return begin, max(_back(text, min(len(text), begin + MOST)), best[1])


def _back(text: str, end: int) -> int:
    """The end of the last whole word before here."""
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", 0, end)
    return space if space > end - 40 else end
