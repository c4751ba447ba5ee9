"""What a player does with the plan, in one line: for tests and the demo."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from gezinsboek.circle.models import Item
from gezinsboek.plan import doing
from gezinsboek.plan.doing import GOAL, Facts, Told
from gezinsboek.plan.models import Goal, Score, Step, StepOrder
from gezinsboek.timeline import writing

from .deeds import does
from .family import Family


def sets_goal(
    family: Family,
    key: str,
    chapter: str,
    words: str,
    *,
    child: str | None = None,
    member: str | None = None,
    begin: int | None = 3,
    enough: int = 8,
    only: list[str] | None = None,
) -> Item:
    """A goal of all of them, of a child or of somebody who takes part."""
    facts = Facts(enough, begin, family.children[child] if child else None, family.members[member] if member else None)
    audience = None if only is None else [family.members[one] for one in only]

    @transaction.atomic
    def sets() -> Item:
        item = writing.write(family.id, family.chapters[chapter], words, kind=GOAL, audience=audience)
        doing.add_facts(item, facts)
        return item

    return does(key, sets)


def scores(
    key: str, goal: Item, value: int, on: date | None = None, words: str = "", child: UUID | None = None
) -> Score:
    return does(key, lambda: doing.score(goal, value, on or date.today(), words, child))


def adds_step(
    family: Family, key: str, goal: Item, text: str, *who: str, due_on: date | None = None, **told: str
) -> Step:
    named = tuple(family.members[one] for one in who)
    return does(key, lambda: doing.add_step(goal, Told(text, named, due_on=due_on, **told)))


def ticks(key: str, step: Step, done: bool = True) -> None:
    does(key, lambda: step.tick(done))


def waits(key: str, step: Step, first: Step) -> None:
    does(key, lambda: doing.waits(step, first.id))


def sees_steps(key: str, *, fresh: bool = False, through: UUID | None = None) -> set[UUID]:
    return does(key, lambda: set(Step.objects.values_list("id", flat=True)), fresh=fresh, through=through)


def sees_goals(key: str, *, through: UUID | None = None) -> set[UUID]:
    return does(key, lambda: set(Goal.objects.values_list("item_id", flat=True)), through=through)


def sees_scores(key: str) -> set[UUID]:
    return does(key, lambda: set(Score.objects.values_list("id", flat=True)))


def sees_orders(family: Family, key: str) -> set[tuple[UUID, UUID]]:
    found = StepOrder.objects.filter(dossier_id=family.id)
    return does(key, lambda: set(found.values_list("step_id", "first_id")))


def step_as(key: str, step: Step) -> Any:
    """The step as this player sees it now, or None."""
    return does(key, lambda: Step.objects.filter(id=step.id).first())


def goal_as(key: str, goal: Item) -> Any:
    return does(key, lambda: Goal.objects.filter(item_id=goal.id).first())
