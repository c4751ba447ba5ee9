"""Signals: under their goal, the family first, each thing said once (SHARING 2, 11, 18, 20)."""

from datetime import date, timedelta

import pytest

from cast.deeds import does, replies
from cast.goals import adds_step, scores, sets_goal, ticks
from cast.signals import answers_signal, looks_out, notices, sees_signals, signals_as
from gezinsboek.circle import pausing, sharing
from gezinsboek.circle.tests.wires import superuser
from gezinsboek.ground import clock
from gezinsboek.log.models import Line
from gezinsboek.plan.models import Answer, Rule, Sign, Signal, SignalAnswer
from gezinsboek.plan.signalling import agree, look_at_everything

from .test_rules import refuses

YESTERDAY = date.today() - timedelta(days=1)


@pytest.fixture
def sign(family, goal):
    return looks_out(family, "noor", goal, "Twee ochtenden buikpijn", "femke", then="Femke belt.")


@pytest.fixture
def raised(goal):
    """Look at everything now: these come at the goal, and nothing else."""

    def of_goal():
        with superuser() as root:
            return [
                rule for (rule,) in root.execute("select rule from signal where item_id = %s", [goal.id]).fetchall()
            ]

    def looks(*rules):
        before = of_goal()
        look_at_everything()
        assert sorted(of_goal()) == sorted([*before, *rules])

    return looks


# ---------- who sees one


def test_the_family_and_who_noticed_it_see_a_signal_at_once_and_the_others_do_not(goal, sign):
    signal = notices("daan", sign, "Gisteren en vandaag")
    for key in ("noor", "mark", "daan"):
        assert signal.id in sees_signals(key), key
    for key in ("femke", "tine"):
        assert signal.id not in sees_signals(key), key


def test_once_the_family_answered_everybody_who_reads_the_goal_sees_it_with_the_answer(goal, sign):
    signal = notices("daan", sign)
    answers_signal("noor", signal, Answer.TALKING, "Morgen na school")
    [seen] = signals_as("femke", goal)
    assert seen.answer == Answer.TALKING
    assert does("femke", lambda: SignalAnswer.objects.get(signal_id=signal.id).words) == "Morgen na school"


def test_a_helper_who_answers_does_not_open_it_to_the_others(goal, sign):
    answers_signal("daan", notices("daan", sign), Answer.KNOWN)
    assert not signals_as("femke", goal)


def test_after_three_days_whoever_reads_the_goal_sees_it(goal, sign):
    signal = notices("daan", sign)
    with clock.moved_to(clock.now() + timedelta(days=3, minutes=1)):
        assert signal.id in sees_signals("femke")


def test_who_does_not_read_the_goal_never_sees_its_signals(family):
    hidden = sets_goal(family, "noor", "Hulp", "Ik wil rust in huis")
    sign = looks_out(family, "noor", hidden, "Ik slaap slecht")
    answers_signal("noor", notices("noor", sign))
    assert signals_as("femke", hidden)
    for key in ("daan", "tine", "jade"):
        assert not signals_as(key, hidden), key


def test_a_guardian_who_looks_as_a_teacher_sees_no_signal_that_he_does_not_see(family, goal, sign):
    signal = notices("mark", sign)
    assert signal.id not in sees_signals("noor", through=family.members["daan"])
    assert signal.id in sees_signals("noor", through=family.members["mark"])
    answers_signal("mark", signal)
    assert signal.id in sees_signals("noor", through=family.members["daan"])


def test_for_who_is_paused_there_is_no_signal_of_the_pauser(family, goal, sign):
    does("noor", lambda: pausing.pause(family.members["mark"], whole=False))
    assert notices("noor", sign).id not in sees_signals("mark")


# ---------- writing


def test_a_sign_names_only_who_reads_its_goal(family):
    hidden = sets_goal(family, "noor", "Hulp", "Ik wil rust in huis")
    refused = lambda: agree(hidden, "Ik slaap slecht", "", who=[family.members["daan"]])  # noqa: E731
    assert refuses("noor", refused)


def test_what_is_no_longer_looked_out_for_is_not_noticed(goal, sign):
    does("noor", sign.end)
    assert refuses("daan", lambda: Signal(dossier_id=sign.dossier_id, item_id=sign.item_id, sign_id=sign.id).save())
    assert does("daan", lambda: Sign.objects.get(id=sign.id).ended_at)


@pytest.mark.parametrize("key", ["daan", "tine", "mark"])
def test_only_who_may_change_its_words_ends_a_sign(sign, key):
    assert refuses(key, sign.end)


def test_nobody_says_by_hand_that_a_rule_raised_it(goal, sign):
    told = {"dossier_id": goal.dossier_id, "item_id": goal.id, "sign_id": sign.id, "rule": Rule.SILENCE}
    signal = notices("daan", sign)
    assert does("noor", lambda: Signal.objects.get(id=signal.id).rule) == Rule.NOTICED
    assert refuses("daan", lambda: Signal(**told, answer=Answer.KNOWN).save())  # of nobody


def test_nobody_changes_a_signal_or_an_answer(goal, sign):
    told = answers_signal("noor", notices("daan", sign))
    assert refuses("noor", lambda: Signal.objects.update(answer=""))
    assert refuses("noor", lambda: SignalAnswer.objects.filter(id=told.id).delete())


def test_the_last_answer_holds_and_all_of_them_stay(goal, sign):
    signal = notices("daan", sign)
    answers_signal("noor", signal, Answer.NOT_RIGHT)
    answers_signal("mark", signal, Answer.TALKING)
    [seen] = signals_as("femke", goal)
    assert seen.answer == Answer.TALKING
    assert does("femke", lambda: SignalAnswer.objects.filter(signal_id=signal.id).count()) == 2


def test_the_log_tells_of_signs_signals_and_answers(family, goal, sign):
    answers_signal("noor", notices("daan", sign))
    told = does("noor", lambda: set(Line.objects.values_list("event_id", "participant_object_detail")))
    assert {("create", "sign"), ("create", "signal"), ("create", "signal_answer")} <= told


# ---------- the rules that everybody can read


def test_a_step_that_is_too_late_is_said_once(family, goal, raised):
    step = adds_step(family, "noor", goal, "Bellen met school", due_on=YESTERDAY)
    adds_step(family, "noor", goal, "Later", due_on=date.today())
    raised(Rule.OVERDUE)
    raised()
    [signal] = signals_as("noor", goal)
    assert signal.step == step.id
    assert not signals_as("femke", goal)


def test_a_step_that_is_done_raises_nothing(family, goal, raised):
    ticks("noor", adds_step(family, "noor", goal, "Bellen met school", due_on=YESTERDAY))
    raised()


def test_a_goal_that_is_closed_raises_nothing(family, goal, raised):
    adds_step(family, "noor", goal, "Bellen met school", due_on=YESTERDAY)
    does("noor", lambda: goal.goal.close("stopped"))
    raised()


def test_a_score_of_the_same_person_that_falls_by_two_is_a_signal_and_one_of_another_is_not(goal, raised):
    scores("noor", goal, 7, YESTERDAY)
    scores("daan", goal, 5, YESTERDAY)
    raised()
    scores("noor", goal, 6)
    raised()
    scores("noor", goal, 4)
    raised(Rule.DOWN_TWO)
    raised()


def test_a_score_that_is_taken_back_takes_its_signal_along(goal, raised):
    scores("noor", goal, 7, YESTERDAY)
    point = scores("noor", goal, 4)
    raised(Rule.DOWN_TWO)
    does("noor", lambda: type(point).objects.filter(id=point.id).delete())
    assert not signals_as("noor", goal)


def test_six_weeks_without_anything_is_a_signal_and_an_answer_breaks_the_silence(goal, raised):
    later = clock.now() + timedelta(weeks=6, days=1)
    with clock.moved_to(later):
        raised(Rule.SILENCE)
        raised()
        replies("noor", goal, "Het gaat nog steeds goed.")
    with clock.moved_to(later + timedelta(weeks=5)):
        raised()


def test_who_stops_within_two_weeks_with_a_step_still_open_is_a_signal(family, goal, raised):
    adds_step(family, "noor", goal, "Gesprek met de klas", "daan")
    until = clock.now() + timedelta(days=10)
    does("noor", lambda: sharing.set_until(family.members["daan"], until))
    raised(Rule.ACCESS_ENDS)
    raised()
    [signal] = signals_as("noor", goal)
    assert signal.member == family.members["daan"]


def test_a_step_in_the_bin_takes_its_signal_out_of_sight(family, goal, raised):
    step = adds_step(family, "noor", goal, "Bellen met school", due_on=YESTERDAY)
    raised(Rule.OVERDUE)
    does("noor", step.bin)
    assert not signals_as("mark", goal)
