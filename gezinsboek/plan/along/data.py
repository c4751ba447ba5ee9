"""A goal and the days of the plan for another program (docs/exchange/book.schema.json)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from gezinsboek.circle.models import Item
from gezinsboek.plan.models import Goal, OwnPlan, PlanDay, Score, Sign, Signal, Step
from gezinsboek.plan.paper.facts import whose
from gezinsboek.timeline.frame import Folk, Frame

from .hanging import Hanging


def goals(frame: Frame, items: Sequence[Item]) -> dict[UUID, dict[str, Any]]:
    """By item: whose it is, its line, its numbers, its steps in their order, and its signals."""
    hanging = Hanging.of(items)
    return {item: One(frame, hanging, goal).told for item, goal in hanging.goals.items()}


class One:
    """One goal; people by name, rows by their ids."""

    def __init__(self, frame: Frame, hanging: Hanging, goal: Goal) -> None:
        self.folk: Folk = frame.folk.by_name
        self.frame, self.hanging, self.goal = frame, hanging, goal
        self.children = {child.id: child.name for child in frame.children}

    @property
    def told(self) -> dict[str, Any]:
        goal, around = self.goal, self.hanging
        return {
            "whose": whose(self.frame, goal, self.children),
            "begin": goal.begin,
            "enough": goal.enough,
            "closed": goal.closed_how or None,
            "closed_at": iso(goal.closed_at),
            "scores": [self.score(one) for one in around.scores.get(goal.item_id, ())],
            "steps": [self.step(one) for one in around.steps.get(goal.item_id, ())],
            "signs": [self.sign(one) for one in around.signs.get(goal.item_id, ())],
            "signals": [self.signal(one) for one in around.signals.get(goal.item_id, ())],
            "own_plans": [self.own(one) for one in around.own.get(goal.item_id, ())],
        }

    def score(self, one: Score) -> dict[str, Any]:
        by, child = self.folk.introduced(one.author_id), one.for_child_id
        told = {"id": str(one.id), "who": self.children.get(child, "") if child else by}
        told |= {"written_by": by} if child else {}
        return told | {"value": one.value, "scored_on": iso(one.scored_on), "words": one.words}

    def step(self, one: Step) -> dict[str, Any]:
        return {
            "id": str(one.id),
            "text": one.text,
            "who": self.names(one.who, one.who_words),
            "by": one.by,
            "due_on": iso(one.due_on),
            "done_at": iso(one.done_at),
            "after": [str(first) for first in self.hanging.first.get(one.id, ())],
        }

    def sign(self, one: Sign) -> dict[str, Any]:
        told = {"id": str(one.id), "level": one.level, "text": one.text, "then": one.then}
        return told | {"who": self.names(one.who), "ended_at": iso(one.ended_at)}

    def signal(self, one: Signal) -> dict[str, Any]:
        return {
            "id": str(one.id),
            "rule": one.rule,
            "sign": str(one.sign_id) if one.sign_id else None,
            "who": self.folk.introduced(one.author_id) if one.author_id else None,
            "raised_at": iso(one.created_at),
            "words": one.words,
            "answers": [
                {
                    "who": self.folk.introduced(said.author_id),
                    "answer": said.answer,
                    "words": said.words,
                    "answered_at": iso(said.created_at),
                }
                for said in self.hanging.answers.get(one.id, ())
            ],
        }

    def own(self, one: OwnPlan) -> dict[str, Any]:
        who = self.folk.introduced(one.author_id)
        return {"kind": one.kind, "name": one.name, "who": who, "dated": iso(one.dated)}

    def names(self, members: Sequence[UUID], more: str = "") -> list[str]:
        return [*(self.folk.names(members) if members else []), *([more] if more else [])]


def days(frame: Frame) -> list[dict[str, Any]]:
    """What the law counts with, the oldest first."""
    return [
        {
            "what": one.what,
            "reason": one.reason or None,
            "day": iso(one.day),
            "who": frame.folk.by_name.introduced(one.author_id),
            "words": one.words,
        }
        for one in PlanDay.objects.filter(dossier_id=frame.book.id).order_by("day", "created_at", "id")
    ]


def iso(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment else None
