"""Everything that hangs on goals, as the acting person reads it: for what is taken along (SHARING 23)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from gezinsboek.circle.models import Item
from gezinsboek.plan import doing
from gezinsboek.plan.doing import GOAL
from gezinsboek.plan.models import Goal, OwnPlan, Score, Sign, Signal, SignalAnswer, Step, StepOrder

T = TypeVar("T")


@dataclass
class Hanging:
    """Of one page of items, by goal; seven queries, and one more for who is paused."""

    goals: dict[UUID, Goal] = field(default_factory=dict)
    scores: dict[UUID, list[Score]] = field(default_factory=dict)
    steps: dict[UUID, list[Step]] = field(default_factory=dict)
    first: dict[UUID, list[UUID]] = field(default_factory=dict)  # by step, what comes before it
    signs: dict[UUID, list[Sign]] = field(default_factory=dict)
    signals: dict[UUID, list[Signal]] = field(default_factory=dict)
    answers: dict[UUID, list[SignalAnswer]] = field(default_factory=dict)  # by signal
    own: dict[UUID, list[OwnPlan]] = field(default_factory=dict)

    @classmethod
    def of(cls, items: Sequence[Item]) -> "Hanging":
        ids = [item.id for item in items if item.kind == GOAL]
        if not ids:
            return cls()

        def there(model: Any, *order: str) -> Any:
            return model.objects.filter(item_id__in=ids).order_by(*order)

        steps = [*there(Step, "position", "created_at").filter(deleted_at=None), *doing.steps_before_pause(ids)]
        waiting: dict[UUID, list[UUID]] = defaultdict(list)
        for one in there(StepOrder, "created_at", "id"):
            waiting[one.step_id].append(one.first_id)
        return cls(
            Goal.objects.in_bulk(ids),
            by(there(Score, "scored_on", "created_at", "id"), "item_id"),
            by(sorted(steps, key=lambda step: (step.position, step.created_at)), "item_id"),
            waiting,
            by(there(Sign, "created_at", "id"), "item_id"),
            by(there(Signal, "created_at", "id"), "item_id"),
            by(there(SignalAnswer, "created_at", "id"), "signal_id"),
            by(there(OwnPlan, "created_at", "id"), "item_id"),
        )

    @property
    def step(self) -> dict[UUID, Step]:
        return {step.id: step for steps in self.steps.values() for step in steps}

    @property
    def sign(self) -> dict[UUID, Sign]:
        return {sign.id: sign for signs in self.signs.values() for sign in signs}


def by(rows: Iterable[T], name: str) -> dict[UUID, list[T]]:
    found: dict[UUID, list[T]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found
