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

Days ago, who; `of` a child, of somebody who takes part, or nobody's name: of all together. `and`: who does not take part;
`due`: in so many days; `then`: after the step above it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid5

from gezinsboek.circle.models import Item
from gezinsboek.ground.ui.dates import today
from gezinsboek.plan import doing, signalling
from gezinsboek.plan.conferring import asking
from gezinsboek.plan.doing import GOAL, Facts, Told
from gezinsboek.plan.models import Answer, Consult, PlanVersion, Said, Sign, Signal, Step
from gezinsboek.plan.stack import saying
from gezinsboek.timeline import writing

from . import deeds, versions
from .family import Family
from .people import acts

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


def does(family: Family, line: Line) -> None:
    """What stands on this line, once."""
    apart = {"version": _agrees_on, "opinion": _opines}
    if line.what in apart:  # in a transaction of its own
        apart[line.what](family, line)
        return
    with acts(line.who, family.id):
        verbs = {"goal": _sets, "step": _adds, "score": _gives, "sign": _looks_out, "notice": _notices}
        (verbs | {"answer": _answers, "help": _helps, "confer": _confers, "say": _says})[line.what](family, line)


def night() -> None:
    """What the plain rules find, as the worker looks every night."""
    signalling.look_at_everything()


def ticks(family: Family, line: Line) -> None:
    """Whoever is named first says that it is done."""
    with acts(ticker(line), family.id):
        Step.objects.get(id=_step(family, line.goal, str(line.told["text"]))).tick()


def ticker(line: Line) -> str:
    return str(line.told["names"] or line.who).split(", ")[0]


def _id(family: Family, goal: str) -> UUID:
    return uuid5(family.id, f"goal {goal}")


def _step(family: Family, goal: str, text: str) -> UUID:
    return uuid5(_id(family, goal), f"step {text}")


def _sets(family: Family, line: Line) -> None:
    told, item = line.told, _id(family, line.goal)
    if Item.with_bin.filter(id=item).exists():
        return
    kind = GOAL if told["kind"] == GOAL else f"plan-{told['kind']}"
    made = writing.write(family.id, family.chapters[str(told["chapter"])], line.goal, kind=kind, item_id=item)
    if kind == GOAL:
        whose = told["whose"] or ""
        facts = Facts(
            int(told["enough"] or 8), int(told["begin"] or 3), family.children.get(whose), family.members.get(whose)
        )
        doing.add_facts(made, facts)


def _adds(family: Family, line: Line) -> None:
    told, goal = line.told, Item.objects.get(id=_id(family, line.goal))
    names = tuple(family.members[one] for one in str(told["names"]).split(", ")) if told["names"] else ()
    step = Told(str(told["text"]), names, told["words"] or "", str(told["by"]), _due(line))
    made = doing.add_step(goal, step, _step(family, line.goal, step.text))
    if line.before:
        doing.waits(made, _step(family, line.goal, line.before))


def _gives(family: Family, line: Line) -> None:
    told, goal = line.told, Item.objects.get(id=_id(family, line.goal))
    child = family.children[str(told["child"])] if told["child"] else None
    point = uuid5(goal.id, f"score {line.who} {line.ago} {told['child']}")
    doing.score(goal, int(told["value"] or 0), today(), told["text"] or "", child, point)


def _sign(family: Family, line: Line, text: str | None) -> UUID:
    return uuid5(_id(family, line.goal), f"sign {text}")


def _looks_out(family: Family, line: Line) -> None:
    told, goal = line.told, Item.objects.get(id=_id(family, line.goal))
    names = [family.members[one] for one in str(told["names"]).split(", ")] if told["names"] else []
    text = str(told["text"])
    signalling.agree(goal, text, told["do"] or "", str(told["level"]), names, _sign(family, line, text))


def _notices(family: Family, line: Line) -> None:
    sign = Sign.objects.get(id=_sign(family, line, line.told["sign"]))
    signalling.notice(sign, line.told["text"] or "", uuid5(sign.id, f"signal {line.who} {line.ago}"))


def _answers(family: Family, line: Line) -> None:
    signal = Signal.objects.filter(sign_id=_sign(family, line, line.told["sign"])).latest("created_at")
    said = Answer(str(line.told["said"]))
    signalling.answer(signal, said, line.told["text"] or "", uuid5(signal.id, f"answer {line.who} {line.ago}"))


def _agrees_on(family: Family, line: Line) -> None:
    told = line.told
    versions.agrees_on(
        family,
        line.who,
        *str(told["names"]).split(", "),
        decided=str(told["text"]),
        contact=told["contact"],
        review_on=today() + timedelta(days=int(told["again"] or 0)),
        version=uuid5(family.id, f"version {line.ago}"),
    )


def _opines(family: Family, line: Line) -> None:
    """Of the version that holds."""
    holds = deeds.does(line.who, lambda: PlanVersion.objects.filter(dossier_id=family.id).latest("number"))
    row = uuid5(holds.id, f"opinion {line.who} {line.ago}")
    versions.says(line.who, holds, "yes" if line.told["said"] == "agrees" else "not_yet", line.told["text"] or "", row)


def _due(line: Line) -> date | None:
    due = line.told["due"]
    return date.fromordinal(today().toordinal() + int(due) + line.ago) if due else None


def _helps(family: Family, line: Line) -> None:
    told, of = line.told, str(line.told["of"])
    row = uuid5(family.id, f"helping {of} {line.who} {line.ago}")
    saying.say(row, family.id, family.members[of], str(told["text"]), told["often"] or "", _due(line))


def _confer(family: Family, line: Line) -> UUID:
    return uuid5(_id(family, line.goal), f"consult {line.told['whom']}")


def _confers(family: Family, line: Line) -> None:
    told, goal = line.told, Item.objects.get(id=_id(family, line.goal))
    asking.ask(goal, str(told["whom"]), str(told["text"]), str(told["why"]), _confer(family, line))


def _says(family: Family, line: Line) -> None:
    consult = Consult.objects.get(id=_confer(family, line))
    answer = uuid5(consult.id, f"answer {line.who} {line.ago}")
    asking.answer(consult, Said(str(line.told["said"])), str(line.told["text"]), answer)
