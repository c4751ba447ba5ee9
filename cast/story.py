"""How a family's half year is written down, and read back as moments.

A story's `lines` are stukjes, oldest first, one a line; what others do with it stands indented below:

    170 noor Thuis: Vandaag begint ons boek.
      > femke: Wat fijn om mee te lezen.
      + tine, mark
    12 noor Hulp ?femke [photo bike] about Milan only femke: Kun jij mee naar school?

A line begins with days ago (`3@12` is three days ago, after twelve); then who, the chapter, and if wanted `?who` (a question; `?who@3`: for in three days), `[photo kind, kind]` or
`[paper kind]`, `about child`, `as fact` (or opinion, family: how a professional means it), and `only who, who` (narrowed; empty is the
writer alone). Below it `>` is a reply, `!` a weerwoord, `+` are hearts, `~` is a later text (changed the day after), `-` says who put it in the bin.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .planning import Planned

_LINE = re.compile(
    r"(?P<ago>\d+)(?:@(?P<hour>\d+))? (?P<who>\w+) (?P<chapter>[^?\[:]+?)(?: \?(?P<ask>\w+)(?:@(?P<wanted>-?\d+))?)?"
    r"(?: \[photo (?P<photos>[\w, ]+)\])?(?: \[paper (?P<paper>\w+)\])?"
    r"(?: about (?P<about>\w+))?(?: as (?P<mark>fact|opinion|family))?(?: only(?P<only>[\w, ]*))?: (?P<text>.+)"
)


@dataclass(frozen=True)
class Guest:
    """Somebody invited `ago` days ago, with chapters (name -> "read" or "write"). Dates are days from today."""

    key: str
    ago: int
    chapters: dict[str, str]
    title: str = ""
    purpose: str = "Helpt ons gezin."
    role: str = ""  # "guardian" or "youth"; else what they are by their work
    child: str = ""  # which child a youth is
    from_today: bool = False
    until: int | None = None  # everything ends by itself in so many days
    ends: tuple[tuple[str, int], ...] = ()  # one chapter ends in so many days
    left: int | None = None  # stopped so many days ago
    seen: int | None = None  # looked last so many days ago; what came later is new to them
    looks: int = 0  # how often they look without writing: about once in so many days


@dataclass(frozen=True)
class Waiting:
    """An invitation that nobody took up yet, so many days ago: by mail to `key`'s address, or by letter."""

    name: str
    title: str
    role: str
    ago: int
    chapters: dict[str, str]
    purpose: str
    key: str = ""  # the mail goes to this player
    came: str = ""  # this player came with another address, and waits for a yes


@dataclass(frozen=True)
class Asked:
    """A one-time link of so many days ago, with the answer, when there is one, of so many days ago."""

    name: str
    title: str
    question: str
    chapter: str
    ago: int
    answer: str = ""
    answered: int = 0
    more: str = ""  # an address: the guest asks to be invited


@dataclass(frozen=True)
class Story:
    """One family: who opened the book, who came, and what they told."""

    key: str
    name: str
    opener: str
    opened: int
    guests: tuple[Guest, ...]
    lines: str
    children: tuple[tuple[str, float], ...] = ()  # name, years old when the book was opened
    private: tuple[tuple[str, str], ...] = ()  # whose, called what
    chapters: tuple[tuple[str, ...], ...] = ()  # more shared chapters: name, look, and the child it is about
    given: tuple[tuple[int, str, str, str, str], ...] = ()  # days ago, who, to whom, chapter, "read" or "write"
    agreed: tuple[tuple[int, str, str, str], ...] = ()  # days ago, which young person, to whom, chapter
    waiting: tuple[Waiting, ...] = ()
    asked: tuple[Asked, ...] = ()
    homes: tuple[tuple[int, str, str, str, tuple[str, ...]], ...] = ()  # days ago, who, address, phone, shown to whom
    reports: tuple[tuple[int, str, str, str], ...] = ()  # days ago, who, its title, its words: waits to be read through
    plans: tuple[Planned, ...] = ()  # appointments
    check_ups: tuple[tuple[int, str, str, str, int], ...] = ()  # days ago, who, of which child, chapter, how many
    labels: tuple[tuple[str, str], ...] = ()  # somebody's own label for this family
    custody: tuple[str, ...] = ()  # who says they have gezag over all children
    proofs: tuple[tuple[str, str, str], ...] = ()  # whose gezag, who saw it, and what they saw
    objections: tuple[tuple[str, int], ...] = ()  # which guardian objects, how many days ago
    ours: str = ""  # "Ons verhaal" (ours.py)
    plan: str = ""  # "Ons plan" (plan_lines.py)
    rules: tuple[int, ...] = ()  # so many days ago the spelregels were said, and said anew
    silent: tuple[str, ...] = ()  # who did not say yes to them yet
    skin: int | None = None  # how the family looks in its pictures, 0 to 4


@dataclass
class Told:
    """One stukje of a story, with what others did with it."""

    ago: int
    who: str
    chapter: str
    text: str
    hour: int | None = None
    ask: str | None = None
    wanted: int | None = None  # an answer helps in so many days from today
    photos: list[str] = field(default_factory=list)
    paper: str | None = None
    about: str | None = None
    only: list[str] | None = None
    mark: str = ""
    replies: list[tuple[str, str]] = field(default_factory=list)
    rebuttals: list[tuple[str, str]] = field(default_factory=list)
    hearts: list[str] = field(default_factory=list)
    later: str | None = None
    binned_by: str | None = None


def told(lines: str) -> Iterator[Told]:
    """The stukjes of a story. Raises ValueError for a line that cannot be read."""
    current: Told | None = None
    for line in filter(str.strip, lines.splitlines()):
        mark, rest = line.strip()[0], line.strip()[1:].strip()
        if current and mark in ">!":
            who, text = rest.split(":", 1)
            (current.replies if mark == ">" else current.rebuttals).append((who.strip(), text.strip()))
        elif current and mark == "+":
            current.hearts += _names(rest)
        elif current and mark == "~":
            current.later = rest
        elif current and mark == "-":
            current.binned_by = rest
        else:
            if current:
                yield current
            current = _stukje(line.strip())
    if current:
        yield current


def _stukje(line: str) -> Told:
    found = _LINE.fullmatch(line)
    if not found:
        raise ValueError(f"cannot read: {line}")
    return Told(
        ago=int(found["ago"]),
        who=found["who"],
        chapter=found["chapter"].strip(),
        text=found["text"],
        hour=int(found["hour"]) if found["hour"] else None,
        ask=found["ask"],
        wanted=int(found["wanted"]) if found["wanted"] else None,
        photos=_names(found["photos"] or ""),
        paper=found["paper"],
        about=found["about"],
        mark=found["mark"] or "",
        only=None if found["only"] is None else _names(found["only"]),
    )


def _names(told: str) -> list[str]:
    return [name.strip() for name in told.split(",") if name.strip()]
