"""Whatever is tied to whatever: the database ties it exactly when no circle comes of it."""

from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cast.deeds import does, is_refused
from cast.family import noors_family
from cast.goals import adds_step, sets_goal
from gezinsboek.plan import doing
from gezinsboek.plan.models import StepOrder
from gezinsboek.timeline import writing

PLACES = range(5)
PAIRS = st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(PLACES)), max_size=8)


@pytest.fixture(scope="module")
def steps():
    """Five steps under two goals."""
    family = noors_family()
    goals = [sets_goal(family, "noor", chapter, "Een doel") for chapter in ("School", "Thuis")]
    return [adds_step(family, "noor", goals[place % 2], f"Stap {place}") for place in PLACES]


def before(ties, step):
    found, more = {step}, {step}
    while more:
        more = {first for last, first in ties if last in more} - found
        found |= more
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(PAIRS)
def test_steps_are_tied_exactly_when_no_circle_comes_of_it(steps, pairs):
    does("noor", lambda: StepOrder.objects.filter(dossier_id=steps[0].dossier_id).delete())
    ties: set[tuple[int, int]] = set()

    def tie(last, first):
        with writing.refusable("tie"):
            doing.waits(steps[last], steps[first].id)

    for last, first in pairs:
        circle = last in before(ties, first)
        assert is_refused("noor", partial(tie, last, first)) == circle
        if not circle:
            ties.add((last, first))
