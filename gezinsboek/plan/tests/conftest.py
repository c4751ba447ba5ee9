"""The goals that the tests of the plan begin with."""

import pytest

from cast.goals import sets_goal

WORDS = "Ik wil weer elke dag naar school zonder buikpijn"


@pytest.fixture
def goal(family):
    return sets_goal(family, "noor", "School", WORDS, child="Milan")


@pytest.fixture
def hidden(family):
    """A goal that Daan, Tine and Jade do not read."""
    return sets_goal(family, "noor", "Hulp", "Ik wil rust in huis", member="noor")
