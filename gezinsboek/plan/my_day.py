"""What "Mijn gezinnen" knows of the plan. Most books have no plan yet, so of each kind of thing is asked only where there is
one: the list of a helper with sixty books costs as much as before."""

from collections.abc import Callable
from uuid import UUID

from django.db.models import IntegerField, Model, Value

from gezinsboek.timeline.caseload import Case

from .conferring.matters import add_matters as add_conferring
from .matters import add_signals
from .models import Consult, PlanDay, PlanVersion, Signal, Step
from .my_steps import add_steps
from .paper.matters import add_matters as add_days
from .versions.matters import add_versions

SOURCES: tuple[tuple[type[Model], Callable[[dict[UUID, Case]], None]], ...] = (
    (PlanDay, add_days),
    (Signal, add_signals),
    (Step, add_steps),
    (Consult, add_conferring),
    (PlanVersion, add_versions),
)


def add_plan(cases: dict[UUID, Case]) -> None:
    """One query for what is there at all, and one or two for each kind that is."""
    first, *others = (
        model._default_manager.filter(dossier_id__in=list(cases))
        .order_by()
        .values_list(Value(number, output_field=IntegerField()))[:1]
        for number, (model, _) in enumerate(SOURCES)
    )
    there = {number for (number,) in first.union(*others, all=True)}
    for number in sorted(there):
        SOURCES[number][1](cases)
