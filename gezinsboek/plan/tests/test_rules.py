"""Who sees and does what in the plan: whatever hangs on a goal is seen exactly when the goal is (SHARING 2, 8, 9, 18)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError

from cast.deeds import does, is_refused, sees_revisions
from cast.goals import (
    adds_step,
    goal_as,
    scores,
    sees_goals,
    sees_orders,
    sees_scores,
    sees_steps,
    sets_goal,
    step_as,
    ticks,
    waits,
)
from cast.people import player
from cast.signals import answers_signal, looks_out, notices, signals_as
from gezinsboek.circle import pausing
from gezinsboek.circle.tests.wires import app_as, one, superuser
from gezinsboek.ground.acts import Stale, act
from gezinsboek.log.models import Line
from gezinsboek.plan import doing
from gezinsboek.plan.doing import Facts, Told
from gezinsboek.plan.models import SignalAnswer, Step
from gezinsboek.timeline import writing
from gezinsboek.timeline.sweeping import empty_bin

from .conftest import WORDS

EVERYBODY = ("noor", "mark", "jade", "tine", "femke", "daan")


def refuses(key, deed):
    """Whether the database refuses this player this deed, whatever it says."""

    def tries():
        with writing.refusable("plan"):
            deed()

    return is_refused(key, tries)


def changes(family, key, step, text, *who, made_from=1):
    told = Told(text, tuple(family.members[name] for name in who))
    does(key, lambda: doing.change_step(Step.objects.get(id=step.id), told, made_from))


# ---------- seeing


def test_whoever_reads_the_chapter_sees_the_goal_with_all_that_hangs_on_it(family, goal):
    step, point = adds_step(family, "noor", goal, "Rustige plek", "daan"), scores("noor", goal, 6)
    for key in EVERYBODY:
        assert goal.id in sees_goals(key), key
        assert step.id in sees_steps(key), key
        assert point.id in sees_scores(key), key


def test_whoever_does_not_read_the_chapter_sees_nothing_of_it(family, goal, hidden):
    step, point = adds_step(family, "noor", hidden, "Bellen", "femke"), scores("noor", hidden, 2)
    other = adds_step(family, "noor", goal, "Daarna dit")
    waits("noor", other, step)
    for key in ("daan", "tine", "jade"):
        assert hidden.id not in sees_goals(key), key
        assert step.id not in sees_steps(key), key
        assert point.id not in sees_scores(key), key
        assert sees_orders(family, key) == set(), key  # not even that something comes before it
    assert sees_orders(family, "mark") == {(other.id, step.id)}


def test_a_goal_for_some_of_the_readers_hides_its_steps_from_the_others(family):
    narrow = sets_goal(family, "noor", "School", "Alleen voor Mark", only=["mark"])
    step = adds_step(family, "noor", narrow, "Praten")
    assert step.id in sees_steps("mark")
    assert step.id not in sees_steps("jade") | sees_steps("daan")


def test_a_goal_in_the_bin_takes_its_steps_along_and_brings_them_back(family, goal):
    step = adds_step(family, "noor", goal, "Rustige plek")
    does("noor", goal.bin)
    assert step.id not in sees_steps("daan")
    does("noor", goal.restore)
    assert step.id in sees_steps("daan")


def test_looking_as_somebody_shows_what_they_see_and_changes_nothing(family, goal, hidden):
    step = adds_step(family, "noor", goal, "Rustige plek", "noor")
    daan = family.members["daan"]
    assert sees_goals("noor", through=daan) == {goal.id}
    assert is_refused("noor", lambda: step.tick(), through=daan)
    assert is_refused("noor", lambda: act("close_goal", goal.id, "reached"), through=daan)


# ---------- writing


@pytest.mark.parametrize("key", ["mark", "jade", "daan"])
def test_whoever_writes_in_the_chapter_adds_a_step_and_a_score(family, goal, key):
    assert adds_step(family, key, goal, "Mijn stap", key).id in sees_steps("noor")
    assert scores(key, goal, 5).id in sees_scores("noor")


@pytest.mark.parametrize("key", ["tine", "femke"])
def test_whoever_only_reads_adds_none(family, goal, key):
    assert refuses(key, lambda: doing.add_step(goal, Told("Mijn stap")))
    assert refuses(key, lambda: doing.score(goal, 5, date.today()))


def test_whoever_does_not_read_the_goal_adds_none(family, hidden):
    assert refuses("daan", lambda: doing.add_step(hidden, Told("Mijn stap")))
    assert refuses("daan", lambda: doing.score(hidden, 5, date.today()))


def test_a_step_names_nobody_who_does_not_read_the_goal(family, goal, hidden):
    daan, femke = family.members["daan"], family.members["femke"]
    assert refuses("noor", lambda: doing.add_step(hidden, Told("Helpen", (daan,))))
    step = adds_step(family, "noor", hidden, "Helpen", "femke")
    with pytest.raises(ProgrammingError):
        changes(family, "noor", step, "Helpen", "femke", "daan")
    assert step_as("femke", step).who == [femke]


def test_steps_and_scores_hang_on_a_goal_and_on_nothing_else(family):
    story = family.writes("noor", "School", "Gewoon een stukje.")
    assert refuses("noor", lambda: doing.add_step(story, Told("Stap")))
    assert refuses("noor", lambda: doing.score(story, 5, date.today()))
    assert refuses("noor", lambda: doing.add_facts(story, Facts(8)))


def test_a_number_beyond_ten_or_below_nought_is_refused(family, goal):
    for value in (-1, 11):
        with pytest.raises(IntegrityError):
            scores("noor", goal, value)
    scores("noor", goal, 0)
    scores("noor", goal, 10)


def test_a_score_is_not_of_tomorrow(family, goal):
    assert refuses("noor", lambda: doing.score(goal, 5, date.today() + timedelta(days=2)))
    scores("noor", goal, 5, date.today() - timedelta(days=30))


def test_a_score_is_taken_back_by_who_gave_it_and_by_nobody_else(family, goal):
    point = scores("daan", goal, 7)
    for key in ("noor", "mark", "jade", "femke"):
        assert is_refused(key, lambda: doing.take_back_score(point.id)), key
    does("daan", lambda: doing.take_back_score(point.id))
    assert point.id not in sees_scores("noor")


def test_a_score_never_changes(family, goal):
    point = scores("noor", goal, 7)
    with app_as(player("noor").acting()) as app, pytest.raises(Exception, match="permission denied"):
        app.execute("update score set value = 9 where id = %s", [point.id])


def test_what_a_child_without_an_account_says_is_written_down_by_another(family, goal):
    point = scores("noor", goal, 6, child=family.children["Milan"])
    assert point.id in sees_scores("mark")


def test_for_a_child_who_takes_part_nobody_writes_it_down(family, goal):
    assert refuses("noor", lambda: doing.score(goal, 6, date.today(), child=family.children["Jade"]))


def test_for_a_child_one_does_not_know_nobody_writes_it_down(family, hidden):
    other = sets_goal(family, "noor", "School", "Van ons samen")
    assert refuses("daan", lambda: doing.score(other, 6, date.today(), child=family.children["Lina"]))


def test_a_goal_is_of_a_child_of_somebody_who_reads_it_or_of_all(family):
    every: list[dict[str, Any]] = [{"child": "Milan"}, {"member": "jade"}, {}]
    for whose in every:
        assert sets_goal(family, "noor", "School", WORDS, **whose).id in sees_goals("daan")
    with pytest.raises(ProgrammingError):
        sets_goal(family, "noor", "Hulp", WORDS, member="daan")  # who does not read it
    with pytest.raises(ProgrammingError):
        sets_goal(family, "noor", "School", WORDS, child="Milan", member="jade")  # of both


# ---------- changing


def test_other_words_keep_the_ones_from_before(family, goal):
    step = adds_step(family, "noor", goal, "Rustige plek", "noor")
    changes(family, "noor", step, "Rustige plek bij het raam", "noor")
    assert step_as("daan", step).text == "Rustige plek bij het raam"
    assert len(sees_revisions("daan", step.id)) == 1


def test_a_change_from_an_older_version_overwrites_nothing(family, goal):
    step = adds_step(family, "noor", goal, "Rustige plek")
    changes(family, "noor", step, "Een")
    with pytest.raises(Stale):
        changes(family, "noor", step, "Twee")
    changes(family, "noor", step, "Een")  # a double click is not stale


@pytest.mark.parametrize("key", ["mark", "daan", "jade", "tine", "femke"])
def test_nobody_changes_or_bins_a_step_of_a_guardian(family, goal, key):
    step = adds_step(family, "noor", goal, "Rustige plek")
    with pytest.raises(Stale):
        changes(family, key, step, "Anders")
    assert is_refused(key, step.bin)


def test_a_guardian_changes_and_bins_a_step_of_a_helper(family, goal):
    step = adds_step(family, "daan", goal, "Rustige plek")
    changes(family, "mark", step, "Rustige plek bij het raam")
    does("mark", step.bin)
    assert step.id not in sees_steps("tine")
    does("mark", lambda: step.bin(False))
    assert step.id in sees_steps("tine")


@pytest.mark.parametrize("key", ["mark", "daan", "jade", "tine", "femke"])
def test_nobody_else_closes_a_goal_of_a_guardian_or_says_other_facts(family, goal, key):
    assert is_refused(key, lambda: act("close_goal", goal.id, "reached"))
    assert is_refused(key, lambda: act("say_goal", goal.id, None, None, 1, 9, 1))
    step = adds_step(family, "noor", goal, "Rustige plek")
    assert is_refused(key, lambda: doing.order_steps(goal.id, [step.id]))


def test_who_wrote_the_goal_closes_it_and_opens_it_again(family, goal):
    does("noor", lambda: act("close_goal", goal.id, "reached"))
    assert (goal_as("daan", goal).closed_how, goal_as("daan", goal).closed_at is not None) == ("reached", True)
    does("noor", lambda: act("close_goal", goal.id, ""))
    assert (goal_as("daan", goal).closed_how, goal_as("daan", goal).closed_at) == ("", None)
    assert is_refused("noor", lambda: act("close_goal", goal.id, "else"))


def test_facts_are_changed_from_the_version_that_is_there(family, goal):
    does("noor", lambda: act("say_goal", goal.id, None, None, 1, 9, 1))
    there = goal_as("daan", goal)
    assert (there.begin, there.enough, there.whose_child_id, there.version) == (1, 9, None, 2)
    with pytest.raises(Stale):
        does("noor", lambda: act("say_goal", goal.id, None, None, 2, 9, 1))


def test_facts_are_changed_through_the_database_alone(family, goal):
    with app_as(player("noor").acting()) as app, pytest.raises(Exception, match="permission denied"):
        app.execute("update goal set enough = 1 where item_id = %s", [goal.id])


# ---------- a silent pause


def test_for_who_is_paused_a_step_stands_still(family, goal):
    step = adds_step(family, "noor", goal, "Rustige plek", "noor")
    does("noor", lambda: pausing.pause(family.members["mark"], whole=False))
    changes(family, "noor", step, "Iets anders", "noor")
    ticks("noor", step)
    later = adds_step(family, "noor", goal, "Van na de pauze")
    assert {step.id, later.id} & sees_steps("mark") == set()
    (then,) = does("mark", lambda: doing.steps_before_pause([goal.id]))
    assert (then.id, then.text, then.who, then.done_at) == (step.id, "Rustige plek", [family.members["noor"]], None)
    assert step_as("jade", step).text == "Iets anders"
    assert does("jade", lambda: doing.steps_before_pause([goal.id])) == []


def test_for_who_is_paused_a_goal_is_not_seen_to_close(family, goal):
    does("noor", lambda: pausing.pause(family.members["mark"], whole=False))
    does("noor", lambda: act("close_goal", goal.id, "stopped"))
    assert goal_as("mark", goal) is None
    assert goal_as("jade", goal).closed_how == "stopped"


# ---------- log and erasing


def test_every_deed_of_the_plan_is_a_line_of_the_log(family, goal):
    step = adds_step(family, "daan", goal, "Rustige plek", "daan")
    ticks("daan", step)
    ticks("daan", step, done=False)
    point = scores("daan", goal, 4)
    does("daan", lambda: doing.take_back_score(point.id))
    lines = Line.objects.filter(item_id=goal.id, member_id=family.members["daan"])
    told = does("noor", lambda: set(lines.values_list("event_id", "participant_object_detail")))
    wanted = {("create", "step"), ("update", "tick"), ("update", "untick"), ("create", "score"), ("delete", "score")}
    assert wanted <= told


def test_what_i_wrote_in_the_plan_goes_with_my_own_words(family, goal):
    step, point = adds_step(family, "daan", goal, "Rustige plek"), scores("daan", goal, 4)
    sign = looks_out(family, "daan", goal, "Hij kijkt naar buiten")
    answers_signal("noor", notices("daan", sign))
    other = notices("noor", looks_out(family, "noor", goal, "Hij heeft buikpijn"))
    for key in ("noor", "daan"):
        answers_signal(key, other)
    does("daan", lambda: act("bin_my_own", family.id))
    assert [one.author_id for one in signals_as("noor", goal)] == [family.members["noor"]]
    assert not does("noor", lambda: SignalAnswer.objects.filter(author_id=family.members["daan"]).exists())
    assert step.id not in sees_steps("tine")
    assert point.id not in sees_scores("tine")


def test_a_step_is_gone_for_good_thirty_days_after_it_was_thrown_away(family, goal):
    step = adds_step(family, "noor", goal, "Rustige plek")
    changes(family, "noor", step, "Anders")
    does("noor", step.bin)
    with superuser() as root:
        root.execute("set session_replication_role = replica")
        root.execute("update step set deleted_at = now() - interval '31 days' where id = %s", [step.id])
        root.execute("set session_replication_role = origin")
        empty_bin()
        assert one(root, "select count(*) from step where id = %s", step.id) == 0
        assert one(root, "select count(*) from revision where row = %s", step.id) == 0
