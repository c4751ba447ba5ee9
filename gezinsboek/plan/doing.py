"""The verbs of the plan: where I may not, the database refuses with its own error.

An id that the form gives makes a double click do it once.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from psycopg import errors

from gezinsboek.circle.models import Item, Revision
from gezinsboek.ground.acts import Refused, Stale, act, ask
from gezinsboek.timeline.writing import my_id

from .adding import added
from .models import By, Goal, Score, Step, StepOrder

GOAL = "goal"


@dataclass(frozen=True)
class Facts:
    """Whose goal it is (nobody's name: of us together), where it begins and what is good enough."""

    enough: int
    begin: int | None = None
    child: UUID | None = None
    member: UUID | None = None


@dataclass(frozen=True)
class Told:
    """A step as a form tells it."""

    text: str
    who: tuple[UUID, ...] = ()
    who_words: str = ""
    by: str = By.FAMILY
    due_on: date | None = None


def add_facts(item: Item, facts: Facts) -> Goal:
    """The facts of a goal that I just wrote; twice is once."""
    if there := Goal.objects.filter(item_id=item.id).first():
        return there
    goal = Goal(
        item_id=item.id,
        dossier_id=item.dossier_id,
        whose_child_id=facts.child,
        whose_member_id=facts.member,
        begin=facts.begin,
        enough=facts.enough,
    )
    goal.save(force_insert=True)
    return goal


def change_facts(goal: Goal, facts: Facts, made_from: int) -> None:
    """Raises Stale when somebody changed them meanwhile; when they say this already, nothing is changed."""
    if (goal.begin, goal.enough, goal.whose_child_id, goal.whose_member_id) != (
        facts.begin,
        facts.enough,
        facts.child,
        facts.member,
    ):
        goal.say(facts.child, facts.member, facts.begin, facts.enough, made_from)


@transaction.atomic
def score(
    item: Item,
    value: int,
    scored_on: date,
    words: str = "",
    child: UUID | None = None,
    score_id: UUID | None = None,
) -> Score:
    """Mine, or what a child who does not sign in told me."""
    told = {"value": value, "scored_on": scored_on, "words": words, "for_child_id": child}
    return added(Score, score_id, item.dossier_id, item.id, **told)


def take_back_score(score_id: UUID) -> None:
    """My own alone. Raises Refused for any other."""
    if not Score.objects.filter(id=score_id).delete()[0]:
        raise Refused("score")


@transaction.atomic
def add_step(item: Item, told: Told, step_id: UUID | None = None) -> Step:
    """Under a goal, as the last one."""
    last = Step.objects.filter(item_id=item.id).aggregate(last=Max("position"))["last"] or 0
    words = {"text": told.text, "who": list(told.who), "who_words": told.who_words}
    facts = {"by": told.by, "due_on": told.due_on, "position": last + 1}
    return added(Step, step_id, item.dossier_id, item.id, **words, **facts)


@transaction.atomic
def change_step(step: Step, told: Told, made_from: int) -> None:
    """Raises Stale when somebody changed it since version `made_from`; a double click is not stale."""
    if _says(step, told):
        return
    step.text, step.who_words = told.text, told.who_words
    done = Step.objects.filter(id=step.id, version=made_from).update(
        text_sealed=step.text_sealed,
        who=list(told.who),
        who_words_sealed=step.who_words_sealed,
        by=told.by,
        due_on=told.due_on,
        version=made_from + 1,
    )
    if not done and not _says(Step.objects.get(id=step.id), told):
        raise Stale("step")


def _says(step: Step, told: Told) -> bool:
    there = (step.text, set(step.who), step.who_words, step.by, step.due_on)
    return there == (told.text, set(told.who), told.who_words, told.by, told.due_on)


def order_steps(item: UUID, steps: Iterable[UUID]) -> None:
    """In this order on the page."""
    act("order_steps", item, list(steps))


@transaction.atomic
def waits(step: Step, first: UUID) -> None:
    """First that, then this step. Raises Refused for a circle; twice is once."""
    if StepOrder.objects.filter(step_id=step.id, first_id=first).exists():
        return
    order = StepOrder(dossier_id=step.dossier_id, item_id=step.item_id, step_id=step.id, first_id=first)
    order.author_id = my_id(step.dossier_id)
    try:
        with transaction.atomic():
            order.save(force_insert=True)
    except IntegrityError as fault:  # the same step, or a step of another book
        if not isinstance(fault.__cause__, errors.UniqueViolation):
            raise Refused("order") from fault


def waits_no_more(step: Step, first: UUID) -> None:
    StepOrder.objects.filter(step_id=step.id, first_id=first).delete()


def may_tick(steps: Iterable[UUID]) -> set[UUID]:
    """Which of these I tick off: the database's own answer."""
    wanted = list(steps)
    return set(act("may_tick", wanted)[0][0]) if wanted else set()


def steps_before_pause(goals: Iterable[UUID]) -> list[Step]:
    """The steps of these goals that stand still for me, as they were (SHARING 18)."""
    found = []
    for id_, item, book, author, created, sealed, version, facts in ask("steps_before_pause", list(goals)):
        told = json.loads(facts)
        step = Step(id=id_, item_id=item, dossier_id=book, author_id=author, created_at=created, version=version)
        step.text_sealed, step.who_words_sealed = sealed, bytes.fromhex(told["who_words_sealed"].removeprefix("\\x"))
        step.who, step.by = [UUID(one) for one in told["who"]], told["by"]
        step.due_on = date.fromisoformat(told["due_on"]) if told["due_on"] else None
        step.position, step.done_by = told["position"], UUID(told["done_by"]) if told["done_by"] else None
        step.done_at = datetime.fromisoformat(told["done_at"]) if told["done_at"] else None
        found.append(step)
    return found


def earlier(step: Step) -> list[Revision]:
    """What it said before, the newest first; also that it was ticked is a version."""
    return list(Revision.objects.filter(row=step.id).order_by("-version"))
