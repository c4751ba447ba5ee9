"""The small figure of a person: initials in a colour that stays theirs, round for family, squared for a professional."""

import zlib
from typing import Any, NamedTuple

COLOURS = 12
# Words before a name that say nothing about who it is: 'Oma Tine' is T, 'Meester Daan' is D.
TITLES = {
    "oma",
    "opa",
    "mama",
    "papa",
    "tante",
    "oom",
    "buurvrouw",
    "buurman",
    "meester",
    "juf",
    "mevrouw",
    "meneer",
    "dokter",
    "dr.",
}


class Figure(NamedTuple):
    """What an avatar draws."""

    initials: str
    colour: int
    squared: bool


def initials(name: str) -> str:
    """One letter for a given name, two for a name and surname: 'Oma Tine' is T, 'Femke de Wit' is FW."""
    words = [word for word in name.split() if word[:1].isalnum()]
    if len(words) > 1 and words[0].lower() in TITLES:
        del words[0]
    if not words:
        return "?"
    letters = words[0][0] if len(words) == 1 else words[0][0] + words[-1][0]
    return letters.upper()


def colour(key: object) -> int:
    """The same number from 0 to 11 for the same person, on every page and after every start."""
    return zlib.crc32(str(key).encode()) % COLOURS


def figure_of(person: Any) -> Figure:
    """The figure of anything that looks like a person: `initials`, `colour`, `squared`, or `name`, `id`, `professional`."""
    letters = getattr(person, "initials", None)
    number = getattr(person, "colour", None)
    squared = getattr(person, "squared", None)
    if letters is None:
        letters = initials(str(getattr(person, "name", "") or ""))
    if number is None:
        number = colour(getattr(person, "id", None) or letters)
    if squared is None:
        squared = getattr(person, "professional", False)
    return Figure(str(letters), int(number) % COLOURS, bool(squared))
