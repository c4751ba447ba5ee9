"""The plan of a story's family. A line begins a goal, or adds something above the goals; what stands indented hangs on the goal:

    40 noor goal School of Milan 3-8: Ik wil weer naar school
      39 noor step professional for daan done 30: Rustige plek in de klas
      38 noor step family for noor and Milan due 4: Milan kiest wie hem brengt
      21 noor gives Milan 6: Het gaat beter
      20 noor sign care for femke: Twee ochtenden buikpijn / Femke belt dezelfde dag
      9 daan notices Twee ochtenden buikpijn: Maandag en dinsdag
      8 noor answers talking Twee ochtenden buikpijn: Woensdag na school
      6 daan confers Esther Blom, schoolarts: Past rustig opbouwen? / Dan weten we het zeker
      5 noor says yes Esther Blom, schoolarts: Ik vraag het haar
    40 noor well School: Milan ontbijt mee
    30 noor helping femke due 60: Helpt ons in de ochtend / Elke dinsdag een uur
    20 noor version again 32 contact femke with femke, daan: We beginnen met de maandag
    19 daan agrees
    18 mark waits: Ik wil eerst weten wie er dan thuis is
    17 femke day offered: Met opa en oma erbij
    17 noor day set_aside declined: Het is zo goed
      16 femke own help: HV 12

Days ago, who; `of` a child, of somebody who takes part, or nobody's name: of all together. `and`: who does not take part;
`due`: in so many days; `then`: after the step above it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_GOAL = re.compile(
    r"(?P<ago>\d+) (?P<who>\w+) (?P<kind>goal|well|worry|want) (?P<chapter>[^:]+?)(?: of (?P<whose>\w+))?"
    r"(?: (?P<begin>\d+)-(?P<enough>\d+))?: (?P<text>.+)"
)
_STEP = re.compile(
    r"(?P<ago>\d+) (?P<who>\w+) step (?P<by>\w+)(?: for (?P<names>\w+(?:, \w+)*))?(?: and (?P<words>[\w ]+?))?"
    r"(?: done (?P<done>\d+))?(?: due (?P<due>-?\d+))?(?P<then> then)?: (?P<text>.+)"
)
_SCORE = re.compile(r"(?P<ago>\d+) (?P<who>\w+) gives(?: (?P<child>[A-Z]\w*))? (?P<value>\d+)(?:: (?P<text>.+))?")
_SIGN = re.compile(
    r"(?P<ago>\d+) (?P<who>\w+) sign (?P<level>\w+)(?: for (?P<names>\w+(?:, \w+)*))?: (?P<text>.+?)(?: / (?P<do>.+))?"
)
_NOTICE = re.compile(r"(?P<ago>\d+) (?P<who>\w+) notices (?P<sign>[^:]+)(?:: (?P<text>.+))?")
_ANSWER = re.compile(r"(?P<ago>\d+) (?P<who>\w+) answers (?P<said>\w+) (?P<sign>[^:]+)(?:: (?P<text>.+))?")
_HELP = re.compile(
    r"(?P<ago>\d+) (?P<who>\w+) helping (?P<of>\w+)(?: due (?P<due>-?\d+))?: (?P<text>.+?)(?: / (?P<often>.+))?"
)
_CONFER = re.compile(r"(?P<ago>\d+) (?P<who>\w+) confers (?P<whom>[^:]+): (?P<text>.+?) / (?P<why>.+)")
_VERSION = re.compile(
    r"(?P<ago>\d+) (?P<who>\w+) version again (?P<again>\d+) contact (?P<contact>\w+) with (?P<names>\w+(?:, \w+)*): (?P<text>.+)"
)
_DAY = re.compile(
    r"(?P<ago>\d+) (?P<who>\w+) day (?P<happened>\w+)(?: (?P<reason>declined|threat|interests))?(?:: (?P<text>.+))?"
)
_OWN = re.compile(r"(?P<ago>\d+) (?P<who>\w+) own (?P<kept>\w+)(?:: (?P<text>.+))?")
_OPINION = re.compile(r"(?P<ago>\d+) (?P<who>\w+) (?P<said>agrees|waits)(?:: (?P<text>.+))?")
_SAYS = re.compile(r"(?P<ago>\d+) (?P<who>\w+) says (?P<said>\w+) (?P<whom>[^:]+): (?P<text>.+)")
SHAPES = (
    ("goal", _GOAL),
    ("step", _STEP),
    ("score", _SCORE),
    ("sign", _SIGN),
    ("notice", _NOTICE),
    ("answer", _ANSWER),
    ("help", _HELP),
    ("confer", _CONFER),
    ("say", _SAYS),
    ("version", _VERSION),
    ("opinion", _OPINION),
    ("day", _DAY),
    ("own", _OWN),
)


@dataclass(frozen=True)
class Line:
    """One line, with the goal that it hangs on."""

    what: str
    ago: int
    who: str
    told: dict[str, str | None]
    goal: str = ""
    before: str = ""


def lines(written: str) -> Iterator[Line]:
    """Raises ValueError for a line that cannot be read."""
    goal, before = "", ""
    for line in filter(None, map(str.strip, written.splitlines())):
        what, told = _read(line)
        if what == "goal":
            goal, before = str(told["text"]), ""
        yield Line(what, int(told["ago"] or 0), str(told["who"]), told, goal, before if told.get("then") else "")
        if what == "step":
            before = str(told["text"])


def _read(line: str) -> tuple[str, dict[str, str | None]]:
    for what, shape in SHAPES:
        if found := shape.fullmatch(line):
            return what, found.groupdict()
    raise ValueError(f"cannot read: {line}")
