"""How a family's half year is written down, and read back as moments.

A story's `lines` are stukjes, oldest first, one a line, what others do with it indented below:

    170 noor Thuis: Vandaag begint ons boek.
      > femke: Wat fijn om mee te lezen.
      + tine, mark
    12 noor Hulp ?femke [photo bike] only femke: Kun jij mee naar school?

A line begins with days ago; then who, the chapter, and if wanted `?who` (a question), `[photo kind]` and `only who, who`
(narrowed). `>` is a reply, `+` hearts, `~` a later text (the stukje is changed the day after).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_LINE = re.compile(
    r"(?P<ago>\d+) (?P<who>\w+) (?P<chapter>[^?\[:]+?)(?: \?(?P<ask>\w+))?(?: \[photo (?P<photo>\w+)\])?"
    r"(?: only (?P<only>[\w, ]+))?: (?P<text>.+)"
)


@dataclass(frozen=True)
class Guest:
    """Somebody invited `ago` days ago, with chapters (name -> "read" or "write"). Dates are days from today."""

    key: str
    ago: int
    chapters: dict[str, str]
    title: str = ""
    purpose: str = "Helpt ons gezin."
    child: str = ""
    from_today: bool = False
    until: int | None = None
    left: int | None = None  # stopped so many days ago


@dataclass(frozen=True)
class Waiting:
    """An invitation that nobody took up yet: by mail or letter, so many days ago."""

    name: str
    title: str
    role: str
    ago: int
    chapters: dict[str, str]
    purpose: str
    address: str = ""


@dataclass(frozen=True)
class Story:
    """One family: who opened the book, who came, and what they told."""

    key: str
    name: str
    opener: str
    opened: int
    guests: tuple[Guest, ...]
    lines: str
    children: tuple[tuple[str, int], ...] = ()  # name, years old
    private: tuple[tuple[str, str], ...] = ()  # whose, called what
    chapters: tuple[tuple[str, str], ...] = ()  # more shared chapters: name, look
    waiting: tuple[Waiting, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()  # a professional's own label for this family


@dataclass
class Told:
    """One stukje of a story, with what others did with it."""

    ago: int
    who: str
    chapter: str
    text: str
    ask: str | None = None
    photo: str | None = None
    only: list[str] | None = None
    replies: list[tuple[str, str]] = field(default_factory=list)
    hearts: list[str] = field(default_factory=list)
    later: str | None = None


def told(lines: str) -> Iterator[Told]:
    """The stukjes of a story. Raises ValueError for a line that cannot be read."""
    current: Told | None = None
    for line in filter(str.strip, lines.splitlines()):
        mark, rest = line.strip()[0], line.strip()[1:].strip()
        if current and mark == ">":
            who, text = rest.split(":", 1)
            current.replies.append((who.strip(), text.strip()))
        elif current and mark == "+":
            current.hearts += [who.strip() for who in rest.split(",")]
        elif current and mark == "~":
            current.later = rest
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
    only = found["only"]
    return Told(
        ago=int(found["ago"]),
        who=found["who"],
        chapter=found["chapter"].strip(),
        text=found["text"],
        ask=found["ask"],
        photo=found["photo"],
        only=[who.strip() for who in only.split(",") if who.strip()] if only is not None else None,
    )
