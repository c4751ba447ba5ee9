"""That there is a signal: the family at once, the others when they may see it, under everybody's own wishes."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cast.deeds import does
from cast.goals import adds_step, sets_goal
from cast.signals import answers_signal, looks_out, notices
from gezinsboek.circle import pausing
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act
from gezinsboek.ground.mail.models import Mail
from gezinsboek.ground.ui.dates import today
from gezinsboek.notices.telling import tell_everybody
from gezinsboek.plan.signalling import look_at_everything
from gezinsboek.timeline.tests.screens import browser, page

from .telling import day, forget, mailed, monday, noted, wish

FAMILY = {"noor", "mark", "jade"}
OTHERS = {"femke", "tine"}
WORDS = "Er is een signaal bij een doel."
ANSWERED = "Er is antwoord op jouw signaal."


@pytest.fixture
def goal(family):
    return sets_goal(family, "noor", "School", "Ik wil weer naar school")


@pytest.fixture
def sign(family, goal):
    made = looks_out(family, "noor", goal, "Twee ochtenden buikpijn", "femke")
    forget()
    return made


def test_the_family_hears_of_a_signal_at_once_and_who_noticed_it_and_the_others_do_not(family, sign):
    notices("daan", sign)
    assert noted(family.id, "signal") == FAMILY


def test_after_three_days_without_an_answer_the_others_hear_of_it_once(family, sign):
    notices("daan", sign)
    with clock.moved_to(clock.now() + timedelta(days=3, minutes=1)):
        act("spread_signals")
        act("spread_signals")
        assert noted(family.id, "signal") == FAMILY | OTHERS


def test_an_answer_of_the_family_tells_the_others_and_who_noticed_it(family, sign):
    answers_signal("noor", notices("daan", sign))
    assert noted(family.id, "signal") == {"mark", "jade"} | OTHERS
    assert noted(family.id, "answer") == {"daan"}


def test_an_answer_of_a_helper_tells_the_others_nothing(family, sign):
    answers_signal("daan", notices("daan", sign))
    assert noted(family.id, "signal") == FAMILY
    assert noted(family.id, "answer") == set()


def test_what_a_rule_finds_is_told_as_well(family, goal):
    adds_step(family, "noor", goal, "Bellen met school", due_on=today() - timedelta(days=1))
    forget()
    look_at_everything()
    assert noted(family.id, "signal") == FAMILY


def test_nothing_is_told_of_a_goal_that_is_not_read_or_lies_in_a_private_chapter(family):
    family.private_chapter("noor")
    private = sets_goal(family, "noor", "Alleen van mij", "Dit is van mij")
    hidden = sets_goal(family, "noor", "Hulp", "Ik wil rust in huis")
    for goal in (private, hidden):
        sign = looks_out(family, "noor", goal, "Ik slaap slecht")
        forget()
        answers_signal("noor", notices("noor", sign))
        assert noted(family.id, "signal") <= ({"mark", "femke", "yasmin"} if goal is hidden else set())


def test_who_is_paused_hears_nothing_of_the_pauser(family, sign):
    does("noor", lambda: pausing.pause(family.members["mark"], whole=False))
    notices("noor", sign)
    assert noted(family.id, "signal") == {"jade"}


@pytest.mark.parametrize(
    ("rhythm", "too_early", "then"),
    [("now", day(1, 6), day(1, 8)), ("day", day(1, 17), day(1, 18, 1)), ("week", day(1, 18, 1), monday(18))],
)
def test_everybody_hears_it_when_they_want_to_and_not_in_their_quiet_hours(family, sign, rhythm, too_early, then):
    for key in FAMILY - {"mark"}:
        wish(key, "none")
    wish("mark", rhythm, quiet_from=21, quiet_until=7)
    with clock.moved_to(day(1, 2)):
        notices("daan", sign)
    assert mailed(too_early) == []
    assert mailed(then + timedelta(minutes=1)) == ["mark"]


def test_who_wants_no_mail_is_told_in_the_product_alone(family, sign):
    for key in FAMILY:
        wish(key, "none")
    notices("daan", sign)
    assert mailed() == []
    assert WORDS in page(browser("mark"), reverse("whats_new"))


def test_what_is_gone_before_the_mail_left_is_not_told(family, sign):
    for key in FAMILY:
        wish(key)
    notices("daan", sign)
    does("noor", lambda: act("bin", sign.item_id))
    assert mailed() == []


def test_the_mail_says_nothing_of_what_or_where_and_the_page_neither(family, sign):
    wish("noor")
    notices("daan", sign, "Gisteren en vandaag")
    assert "noor" in mailed_with_words("buikpijn", "Gisteren", "signaal", "School", "Daan", "doel")
    seen = page(browser("noor"), reverse("whats_new"))
    assert WORDS in seen
    assert "buikpijn" not in seen


def mailed_with_words(*never):
    """Who is mailed; none of these words stands in any mail."""
    tell_everybody()
    waiting = list(Mail.objects.using("door").filter(sent_at=None))
    assert waiting
    for mail in waiting:
        for word in never:
            assert word not in f"{mail.subject} {mail.text}", word
    return mailed()


def test_who_noticed_it_reads_that_there_is_an_answer(family, sign):
    answers_signal("noor", notices("daan", sign))
    assert ANSWERED in page(browser("daan"), reverse("whats_new"))
    assert ANSWERED not in page(browser("mark"), reverse("whats_new"))
