"""The copy that a version keeps of a goal, or of what stands above the goals: everything that a reader of that item reads.

People and children go in by their ids, so that each reader meets them as they know them (SHARING 5).
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from gezinsboek.circle.models import Item
from gezinsboek.ground.ui import dates
from gezinsboek.plan.models import Score, Sign, Step
from gezinsboek.timeline.headed import words_of

if TYPE_CHECKING:
    from gezinsboek.plan.paper.facts import Facts, GoalFacts

Copy = dict[str, Any]


def copies(facts: "Facts", decided: Mapping[UUID, str] | None = None) -> dict[UUID, Copy]:
    """Of everything in the plan as it is now, by item, in the order of the page."""
    found = {item.id: text(item) for some in facts.texts.values() for item in some}
    found |= {one.item.id: goal(one, facts.first) for one in facts.goals}
    for item, words in (decided or {}).items():
        if item in found and words:
            found[item]["decided"] = words
    return found


def text(item: Item) -> Copy:
    return {"kind": item.kind, "words": words_of(item)}


def goal(one: "GoalFacts", first: Mapping[UUID, list[UUID]]) -> Copy:
    """`first`: what comes before a step; only steps of this goal go in, for another goal may have other readers."""
    facts, own = one.goal, {some.id: some.text for some in one.steps}
    return {
        "kind": one.item.kind,
        "words": one.words,
        "whose": _id(facts.whose_child_id or facts.whose_member_id),
        "begin": facts.begin,
        "enough": facts.enough,
        "scores": [score(given) for given in one.given],
        "steps": [step(some, [own[it] for it in first.get(some.id, ()) if it in own]) for some in one.steps],
        "signs": [sign(some) for some in one.signs],
    }


def score(one: Score) -> Copy:
    by = {"by": str(one.author_id), "child": _id(one.for_child_id)}
    return {**by, "value": one.value, "on": one.scored_on.isoformat()}


def step(one: Step, first: list[str]) -> Copy:
    return {
        "id": str(one.id),
        "text": one.text,
        "who": [str(some) for some in one.who],
        "who_words": one.who_words,
        "by": one.by,
        "first": sorted(first),
        "due": one.due_on.isoformat() if one.due_on else "",
        "done": dates.day_of(one.done_at).isoformat() if one.done_at else "",
    }


def sign(one: Sign) -> Copy:
    return {"id": str(one.id), "level": one.level, "text": one.text, "then": one.then}


def _id(one: UUID | None) -> str:
    return str(one) if one else ""
