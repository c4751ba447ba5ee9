"""My steps in "Mijn gezinnen": what is over its day, what is on, and nothing of others or of what I do not read."""

from datetime import date, timedelta

import pytest

from cast.deeds import does
from cast.goals import adds_step, ticks, waits
from gezinsboek.timeline.caseload import Case, working_day
from gezinsboek.timeline.tests.screens import at, browser, page

YESTERDAY, TOMORROW = date.today() - timedelta(days=1), date.today() + timedelta(days=1)
LATE, OPEN = "1 stap van jou is over de datum.", "1 stap van jou staat open"


@pytest.fixture
def day(family):
    """What this player is told of this family: words and where they lead."""

    def told(key):
        rows = does(key, lambda: working_day(True))
        case = next(row for row in rows if isinstance(row, Case) and row.book.id == family.id)
        return {one.words: one.url for one in sorted(case.matters, key=lambda one: one.urgency)}

    return told


def test_a_step_of_mine_that_is_open_or_late_stands_with_its_family(family, goal, day):
    late = adds_step(family, "noor", goal, "Bellen met school", "daan", due_on=YESTERDAY)
    adds_step(family, "noor", goal, "Plek zoeken", "daan", due_on=TOMORROW)
    assert list(day("daan")) == [LATE, f"{OPEN}, nog 1 dag."]
    assert day("daan")[LATE] == f"{at('goal', family.id, goal.id)}#stap-{late.id}"
    assert LATE in page(browser("daan"), at("caseload"))
    assert day("femke") == {}
    ticks("daan", late)
    assert LATE not in day("daan")


def test_a_step_that_waits_for_another_is_not_mine_to_do_yet(family, goal, day):
    first, then = adds_step(family, "noor", goal, "Eerst", "noor"), adds_step(family, "noor", goal, "Dan", "daan")
    waits("noor", then, first)
    assert day("daan") == {}
    ticks("noor", first)
    assert list(day("daan")) == [f"{OPEN}."]


def test_steps_of_a_closed_goal_in_the_bin_or_narrowed_away_are_not_told(family, goal, day):
    step = adds_step(family, "noor", goal, "Plek zoeken", "daan")
    assert list(day("daan")) == [f"{OPEN}."]
    for away, back in (
        (lambda: goal.goal.close("stopped"), lambda: goal.goal.close("")),
        (lambda: step.bin(True), lambda: step.bin(False)),
        (lambda: goal.narrow([family.members["noor"]]), lambda: None),
    ):
        does("noor", away)
        assert day("daan") == {}
        does("noor", back)


def test_the_words_of_a_step_do_not_stand_there(family, goal):
    adds_step(family, "noor", goal, "Kruimelkaart maken", "daan", due_on=YESTERDAY)
    assert "Kruimelkaart" not in page(browser("daan"), at("caseload"))
