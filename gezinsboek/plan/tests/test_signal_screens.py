""" "Hoe merken we het op tijd?" on the screen: what is agreed, noticed and answered, and who is shown what and when."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast.deeds import does
from cast.goals import adds_step, scores, sets_goal, ticks
from cast.signals import answers_signal, looks_out, notices, signals_as
from gezinsboek.circle.tests.wires import superuser
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.plan.models import Answer, Rule, Sign, Signal, SignalAnswer
from gezinsboek.plan.signalling import look_at_everything
from gezinsboek.timeline.tests.screens import at, browser, page, text_of

DANGER = "Dit wordt niet meteen gelezen. Bij gevaar: bel 112."
WAITS = "1 signaal zonder antwoord."


def url(family, name, *more):
    return at(name, family.id, *more)


@pytest.fixture
def sign(family, goal):
    return looks_out(family, "noor", goal, "Twee ochtenden buikpijn", "femke", then="Femke belt school")


@pytest.fixture
def signal(sign):
    return notices("daan", sign, "Gisteren en vandaag")


def sends(family, key, name, *more, **told):
    return browser(key).post(url(family, name, *more), {"id": str(new_id())} | told)


# ---------- what we look out for


def test_what_is_agreed_stands_under_the_goal_with_what_is_done_then_and_by_whom(family, goal):
    told = {
        "level": "alarm",
        "text": "Milan wil nergens heen",
        "then": "Bel Femke",
        "who": str(family.members["femke"]),
    }
    assert sends(family, "noor", "goal_sign_new", goal.id, **told).status_code == 302
    for name in ("goal", "goal_signs"):
        seen = page(browser("daan"), url(family, name, goal.id))
        for words in ("Hoe merken we het op tijd?", "Bel meteen", "Milan wil nergens heen", "Bel Femke", "Femke"):
            assert words in seen, (name, words)


def test_other_words_end_the_ones_before_and_both_are_kept(family, goal, sign, signal):
    told = {"level": "care", "text": "Drie ochtenden buikpijn", "then": "Femke belt school"}
    assert sends(family, "noor", "goal_sign", goal.id, sign.id, **told).status_code == 302
    signs = does("noor", lambda: {one.text: one.ended_at is None for one in Sign.objects.filter(item_id=goal.id)})
    assert signs == {"Twee ochtenden buikpijn": False, "Drie ochtenden buikpijn": True}
    assert "“Twee ochtenden buikpijn”" in page(browser("noor"), url(family, "goal_signal", goal.id, signal.id))


def test_a_change_of_what_somebody_took_away_overwrites_nothing_and_shows_both(family, goal, sign):
    does("noor", sign.end)
    told = {"level": "care", "text": "Drie ochtenden buikpijn", "then": ""}
    stale = sends(family, "noor", "goal_sign", goal.id, sign.id, **told)
    assert stale.status_code == 409
    assert "Drie ochtenden buikpijn" in text_of(stale)
    assert "Er is niets overschreven." in text_of(stale)
    assert sends(family, "noor", "goal_sign", goal.id, sign.id, **told, beside="1").status_code == 302
    assert does("noor", lambda: Sign.objects.filter(item_id=goal.id, ended_at=None).count()) == 1


def test_taking_away_asks_once_and_is_undone(family, goal, sign):
    where = url(family, "goal_sign_end", goal.id, sign.id)
    assert "Hier niet meer op letten?" in page(browser("noor"), where)
    assert does("noor", lambda: Sign.objects.get(id=sign.id).ended_at) is None
    done = browser("noor").post(where, {"do": "end"}, follow=True)
    assert "Zet terug" in text_of(done)
    assert sends(family, "daan", "goal_notice", goal.id, sign.id).status_code == 404
    browser("noor").post(where, {"do": "back"})
    assert does("noor", lambda: Sign.objects.get(id=sign.id).ended_at) is None


def test_whoever_may_not_change_it_finds_no_page_for_it(family, goal, sign):
    for key in ("daan", "mark", "tine", "karim"):
        for name in ("goal_sign", "goal_sign_end"):
            assert browser(key).get(url(family, name, goal.id, sign.id)).status_code == 404, (key, name)
            assert browser(key).post(url(family, name, goal.id, sign.id), {"do": "end"}).status_code == 404
    assert does("noor", lambda: Sign.objects.get(id=sign.id).ended_at) is None


def test_whoever_only_reads_is_offered_no_writing_and_may_not(family, goal, sign, signal):
    answers_signal("noor", signal)
    seen = page(browser("tine"), url(family, "goal_signs", goal.id))
    assert "Twee ochtenden buikpijn" in seen
    for words in ("Ik merk dit", "Zet erbij", "Haal weg"):
        assert words not in seen
    assert "Geef antwoord" not in page(browser("tine"), url(family, "goal_signal", goal.id, signal.id))
    for name, more in (("goal_sign_new", ()), ("goal_notice", (sign.id,))):
        assert browser("tine").get(url(family, name, goal.id, *more)).status_code == 404
    assert sends(family, "tine", "goal_signal", goal.id, signal.id, said="known").status_code == 404


def test_whoever_does_not_read_the_goal_finds_nothing_of_it(family, hidden):
    sign = looks_out(family, "noor", hidden, "Ik slaap slecht")
    signal = notices("noor", sign)
    answers_signal("noor", signal)
    names = [("goal_signs", ()), ("goal_sign_new", ()), ("goal_notice", (sign.id,)), ("goal_signal", (signal.id,))]
    for key in ("daan", "tine", "jade", "karim"):
        for name, more in names:
            assert browser(key).get(url(family, name, hidden.id, *more)).status_code == 404, (key, name)


def test_a_signal_is_not_opened_at_another_goal(family, goal, hidden, signal):
    assert browser("noor").get(url(family, "goal_signal", hidden.id, signal.id)).status_code == 404


# ---------- noticing it


def test_i_notice_this_makes_one_signal_that_says_who_sees_it_and_when(family, goal, sign):
    assert "Het gezin ziet je signaal meteen." in page(browser("daan"), url(family, "goal_notice", goal.id, sign.id))
    told = {"id": str(new_id()), "words": "Gisteren en vandaag"}
    for _twice in range(2):
        sent = browser("daan").post(url(family, "goal_notice", goal.id, sign.id), told)
    [signal] = signals_as("daan", goal)
    assert sent["Location"] == url(family, "goal_signal", goal.id, signal.id)
    seen = page(browser("noor"), sent["Location"])
    for words in ("Daan merkte: “Twee ochtenden buikpijn”", "Gisteren en vandaag", "Femke belt school", DANGER):
        assert words in seen
    assert "Nu ziet alleen het gezin dit, en wie het merkte." in seen


def test_of_what_goes_well_no_signal_is_made(family, goal):
    sign = looks_out(family, "noor", goal, "Milan ontbijt mee", level="good")
    assert "Ik merk dit" not in page(browser("daan"), url(family, "goal", goal.id))
    assert sends(family, "daan", "goal_notice", goal.id, sign.id).status_code == 404


def test_where_you_should_call_the_form_of_a_signal_says_so_first(family, goal, sign):
    alarm = looks_out(family, "noor", goal, "Milan wil nergens heen", level="alarm")
    says = "Wacht niet tot iemand dit signaal leest."
    assert says in page(browser("daan"), url(family, "goal_notice", goal.id, alarm.id))
    assert says not in page(browser("daan"), url(family, "goal_notice", goal.id, sign.id))


def test_the_others_find_a_signal_only_after_an_answer_or_three_days(family, goal, signal):
    where = url(family, "goal_signal", goal.id, signal.id)
    for key in ("femke", "tine"):
        assert browser(key).get(where).status_code == 404
        assert "Twee ochtenden buikpijn”" not in page(browser(key), url(family, "plan"))
    with clock.moved_to(clock.now() + timedelta(days=3, minutes=1)):
        assert "Na drie dagen ziet iedereen" in page(browser("femke"), where)
    answers_signal("noor", signal)
    assert "Het gezin gaf antwoord" in page(browser("femke"), where)


def test_an_open_signal_stands_at_its_goal_and_above_the_plan_for_whom_it_concerns(family, goal, signal):
    seen = page(browser("noor"), url(family, "plan"))
    assert "Dit vraagt aandacht" in seen
    assert seen.count("Daan merkte: “Twee ochtenden buikpijn”") == 2
    assert "Nog geen antwoord" in seen
    with clock.moved_to(clock.now() + timedelta(days=3, minutes=1)):
        assert "Dit vraagt aandacht" in page(browser("femke"), url(family, "plan"))  # she does something about it
        others = page(browser("tine"), url(family, "plan"))
        assert "Dit vraagt aandacht" not in others
        assert "Daan merkte" in others
    answers_signal("noor", signal)
    assert "Dit vraagt aandacht" not in page(browser("noor"), url(family, "plan"))


def test_looking_as_another_shows_no_signal_that_they_do_not_see_and_no_button(family, goal, signal):
    looking = browser("noor")
    looking.post(at("looking_as", family.id), {"member": str(family.members["tine"])})
    seen = page(looking, url(family, "goal", goal.id))
    assert "Daan merkte" not in seen
    assert "Ik merk dit" not in seen
    assert looking.get(url(family, "goal_signal", goal.id, signal.id)).status_code == 404


# ---------- answering


def test_every_answer_stays_with_who_gave_it(family, goal, signal):
    where = url(family, "goal_signal", goal.id, signal.id)
    sends(family, "noor", "goal_signal", goal.id, signal.id, said="not_right", words="Hij had gewoon haast")
    sends(family, "mark", "goal_signal", goal.id, signal.id, said="known", words="Toch wel")
    seen = page(browser("daan"), where)
    for words in ("Hij had gewoon haast", "Dit klopt niet", "Toch wel", "We weten het"):
        assert words in seen


def test_an_answer_without_a_choice_keeps_the_words(family, goal, signal):
    wrong = sends(family, "noor", "goal_signal", goal.id, signal.id, words="Ik weet het nog niet")
    assert wrong.status_code == 422
    assert "Ik weet het nog niet" in text_of(wrong)
    assert does("noor", lambda: SignalAnswer.objects.filter(signal_id=signal.id).count()) == 0


def test_talking_about_it_leads_to_an_appointment_with_the_goal_to_talk_about(family, goal, signal):
    sent = sends(family, "noor", "goal_signal", goal.id, signal.id, said="talking", words="Morgen")
    assert sent["Location"] == f"{url(family, 'appointment_new')}?over={goal.id}"
    assert does("noor", lambda: Signal.objects.get(id=signal.id).answer) == Answer.TALKING
    seen = page(browser("noor"), sent["Location"])
    assert "Ik wil weer elke dag naar school zonder buikpijn</textarea>" in seen
    assert f'value="{goal.chapter_id}" selected' in seen
    assert "Maak een afspraak" in page(browser("noor"), url(family, "goal_signal", goal.id, signal.id))


def test_an_appointment_takes_no_words_that_its_maker_does_not_read_or_that_few_read(family, goal, hidden):
    new = url(family, "appointment_new")
    assert "rust in huis" not in page(browser("daan"), f"{new}?over={hidden.id}")
    assert page(browser("noor"), f"{new}?over=nowhere")
    narrowed = sets_goal(family, "noor", "School", "Alleen voor Daan", only=["daan"])
    assert "Alleen voor Daan" not in page(browser("noor"), f"{new}?over={narrowed.id}")


# ---------- the rules that everybody can read


def test_the_page_says_every_rule_in_words_also_to_who_only_reads(family, goal):
    said = {
        Rule.OVERDUE: "over de datum",
        Rule.DOWN_TWO: "twee of meer lager",
        Rule.SILENCE: "zes weken niets",
        Rule.ACCESS_ENDS: "leest over twee weken niet meer mee",
        Rule.REVIEWS_MISSED: "twee keer achter elkaar niet besproken",
    }
    assert said.keys() == {*Rule} - {Rule.NOTICED}
    seen = page(browser("tine"), url(family, "goal_signs", goal.id))
    for rule, words in said.items():
        assert words in seen, rule
    assert "naar vijf dingen. Er is geen geheim cijfer." in seen


def test_each_rule_tells_what_it_found_in_words(family, goal):
    yesterday = date.today() - timedelta(days=1)
    late = adds_step(family, "noor", goal, "Bellen met school", due_on=yesterday)
    scores("noor", goal, 7, yesterday)
    scores("noor", goal, 4)
    look_at_everything()
    seen = page(browser("noor"), url(family, "plan"))
    assert "“Bellen met school” zou klaar zijn op" in seen
    assert "Jij gaf eerst een 7 en nu een 4." in seen
    ticks("noor", late)
    assert "“Bellen met school” zou klaar zijn op" not in page(browser("noor"), url(family, "plan"))
    assert "De stap is klaar of weg" in page(browser("noor"), url(family, "goal_signs", goal.id))


# ---------- Mijn gezinnen


@pytest.fixture
def no_signals_of_other_tests(database):
    with superuser() as root:
        root.execute("truncate signal, signal_answer")


def counted(key):
    return WAITS in page(browser(key), at("caseload"))


def test_mijn_gezinnen_counts_the_open_signals_that_i_may_see(no_signals_of_other_tests, family, goal, signal):
    assert counted("daan")
    assert counted("noor")
    assert not counted("femke")
    with clock.moved_to(clock.now() + timedelta(days=3, minutes=1)):
        assert counted("femke")
        assert counted("tine")
    answers_signal("noor", signal)
    assert not counted("noor")
    assert not counted("femke")


def test_to_the_family_a_signal_stays_open_until_one_of_them_answers(no_signals_of_other_tests, family, signal):
    answers_signal("daan", signal)
    assert counted("noor")
    assert not counted("daan")


def test_the_plan_takes_as_many_queries_for_many_signals_as_for_one(family, goal, sign, signal):
    def queries():
        client = browser("noor")
        client.get(url(family, "plan"))
        with CaptureQueriesContext(connection) as caught:
            assert client.get(url(family, "plan")).status_code == 200
        return len(caught)

    few = queries()
    for _many in range(6):
        notices("daan", sign)
    assert queries() == few
