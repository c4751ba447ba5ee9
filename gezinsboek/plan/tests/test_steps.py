"""Ticking off a step, which step waits for which, and the talk about one (SHARING 2, 11)."""

import pytest

from cast.deeds import does, is_refused
from cast.goals import (
    adds_step,
    sees_orders,
    sees_steps,
    step_as,
    ticks,
    waits,
)
from gezinsboek.plan import doing
from gezinsboek.timeline import writing
from gezinsboek.timeline.models import Reply

from .test_rules import refuses

# ---------- ticking


@pytest.mark.parametrize("key", ["daan", "femke", "tine"])
def test_whoever_is_named_ticks_it_off_also_who_only_reads(family, goal, key):
    step = adds_step(family, "noor", goal, "Rustige plek in de klas", key)
    ticks(key, step)
    there = step_as("mark", step)
    assert there.done_at is not None
    assert there.done_by == family.members[key]
    ticks(key, step, done=False)
    assert step_as("mark", step).done_at is None


@pytest.mark.parametrize("key", ["mark", "jade", "daan", "femke", "tine"])
def test_whoever_is_not_named_and_may_not_change_the_goal_does_not_tick(family, goal, key):
    step = adds_step(family, "noor", goal, "Iets van Noor", "noor")
    assert is_refused(key, step.tick)
    assert step.id not in does(key, lambda: doing.may_tick([step.id]))


def test_whoever_may_change_the_goal_ticks_every_step(family, goal):
    step = adds_step(family, "daan", goal, "Rustige plek", "daan")
    ticks("noor", step)
    assert step_as("daan", step).done_by == family.members["noor"]


def test_whoever_was_named_and_does_not_read_it_any_more_does_not_tick(family, goal):
    step = adds_step(family, "noor", goal, "Rustige plek", "daan")
    does("noor", lambda: goal.narrow([family.members[key] for key in ("mark", "jade")]))
    assert is_refused("daan", step.tick)


def test_a_step_that_was_thrown_away_is_not_ticked(family, goal):
    step = adds_step(family, "noor", goal, "Rustige plek", "daan")
    does("noor", step.bin)
    assert step.id not in sees_steps("daan")
    assert is_refused("daan", step.tick)


def test_ticking_twice_is_once(family, goal):
    step = adds_step(family, "noor", goal, "Rustige plek", "daan", "noor")
    ticks("daan", step)
    ticks("noor", step)
    assert step_as("mark", step).done_by == family.members["daan"]


# ---------- in which order


def test_first_this_then_that_also_over_goals(family, goal, hidden):
    first, last = adds_step(family, "noor", hidden, "Eerst"), adds_step(family, "noor", goal, "Dan")
    waits("noor", last, first)
    waits("noor", last, first)  # a double click
    assert sees_orders(family, "mark") == {(last.id, first.id)}
    does("noor", lambda: doing.waits_no_more(last, first.id))
    assert sees_orders(family, "mark") == set()


def test_an_order_has_no_circles(family, goal):
    one, two, three = (adds_step(family, "noor", goal, text) for text in ("Een", "Twee", "Drie"))
    waits("noor", two, one)
    waits("noor", three, two)
    for step, first in ((one, three), (one, two), (one, one)):
        assert refuses("noor", lambda step=step, first=first: doing.waits(step, first.id))


def test_nobody_puts_a_step_behind_one_that_they_do_not_see(family, goal, hidden):
    unseen, step = adds_step(family, "noor", hidden, "Dit ziet Daan niet"), adds_step(family, "daan", goal, "Dit wel")
    assert refuses("daan", lambda: doing.waits(step, unseen.id))


@pytest.mark.parametrize("key", ["tine", "femke"])
def test_whoever_only_reads_says_no_order(family, goal, key):
    one, two = adds_step(family, "noor", goal, "Een"), adds_step(family, "noor", goal, "Twee")
    assert refuses(key, lambda: doing.waits(two, one.id))


def test_an_order_of_a_guardian_is_taken_away_by_nobody_else(family, goal):
    one, two = adds_step(family, "noor", goal, "Een"), adds_step(family, "noor", goal, "Twee")
    waits("noor", two, one)
    for key in ("daan", "mark", "tine"):
        does(key, lambda: doing.waits_no_more(two, one.id))
    assert sees_orders(family, "noor") == {(two.id, one.id)}


# ---------- talking


def test_a_reply_may_be_about_one_step_of_its_goal(family, goal):
    step = adds_step(family, "noor", goal, "Rustige plek", "daan")
    answer = does("daan", lambda: writing.reply(goal, "Dat lukt bij het raam.", step=step.id))
    assert does("noor", lambda: Reply.objects.get(id=answer.id)).step == step.id


def test_a_reply_is_not_about_a_step_of_another_goal(family, goal, hidden):
    step = adds_step(family, "noor", hidden, "Bellen")
    for key in ("noor", "daan"):
        assert refuses(key, lambda: writing.reply(goal, "Ja.", step=step.id)), key
