"""What the lines of plan_lines.py do: each is one deed of one person, once."""

from datetime import date, timedelta
from uuid import UUID, uuid5

from gezinsboek.circle.models import Item
from gezinsboek.ground.ui.dates import today
from gezinsboek.plan import doing, signalling
from gezinsboek.plan.conferring import asking
from gezinsboek.plan.doing import GOAL, Facts, Told
from gezinsboek.plan.models import Answer, Consult, PlanVersion, Said, Sign, Signal, Step
from gezinsboek.plan.paper import days, own
from gezinsboek.plan.stack import saying
from gezinsboek.timeline import writing

from . import deeds, versions
from .family import Family
from .people import acts
from .plan_lines import Line


def does(family: Family, line: Line) -> None:
    """What stands on this line, once."""
    apart = {"version": _agrees_on, "opinion": _opines}
    if line.what in apart:  # in a transaction of its own
        apart[line.what](family, line)
        return
    with acts(line.who, family.id):
        verbs = {"goal": _sets, "step": _adds, "score": _gives, "sign": _looks_out, "notice": _notices}
        verbs |= {"answer": _answers, "help": _helps, "confer": _confers, "say": _says, "day": _day, "own": _owns}
        verbs[line.what](family, line)


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


def _day(family: Family, line: Line) -> None:
    what, reason = str(line.told["happened"]), line.told["reason"] or ""
    row = uuid5(family.id, f"plan day {what} {line.who} {line.ago}")
    days.say(row, family.id, what, reason, today(), line.told["text"] or "")


def _owns(family: Family, line: Line) -> None:
    """A helper's own plan, of this day, serves the goal."""
    goal, kind = _id(family, line.goal), str(line.told["kept"])
    own.link(uuid5(goal, f"own {line.who} {line.ago}"), family.id, [goal], kind, line.told["text"] or "", today())
