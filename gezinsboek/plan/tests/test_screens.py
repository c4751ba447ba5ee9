""" "Ons plan" on the screen: the main story, and what each of them is offered."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast.deeds import does
from cast.goals import adds_step, goal_as, scores, sets_goal, step_as, ticks, waits
from gezinsboek.ground.ids import new_id
from gezinsboek.plan.models import Goal, Score, Step
from gezinsboek.timeline.models import Draft, Reply
from gezinsboek.timeline.tests.screens import at, browser, composed, page, text_of

WORDS = "Ik wil weer elke dag naar school zonder buikpijn"


@pytest.fixture
def goal(family):
    return sets_goal(family, "noor", "School", WORDS, child="Milan")


def url(family, name="goal", *more):
    return at(name, family.id, *more)


def makes_a_goal(family, key, chapter, words, **more):
    told = composed(family, chapter, words) | {"part": "goal", "whose": "", "begin": "3", "enough": "8"} | more
    return browser(key).post(url(family, "goal_new"), told)


def test_a_mother_makes_a_goal_milan_gives_a_six_and_the_teacher_ticks_his_step(family):
    made = makes_a_goal(family, "noor", "School", WORDS, whose=f"c-{family.children['Milan']}")
    assert made.status_code == 302
    goal = does("noor", lambda: Goal.objects.get(dossier_id=family.id))
    assert made.url == url(family, "goal", goal.item_id)
    score = {"id": str(new_id()), "child": str(family.children["Milan"]), "value": "6", "words": "Het gaat beter"}
    assert browser("noor").post(url(family, "goal_score", goal.item_id), score).status_code == 302
    step = {"id": str(new_id()), "text": "Rustige plek in de klas", "who": [str(family.members["daan"])]}
    step |= {"by": "professional", "who_words": "", "due_on": ""}
    assert browser("noor").post(url(family, "goal_step_new", goal.item_id), step).status_code == 302
    seen = page(browser("daan"), url(family, "plan"))
    for words in (WORDS, "Doel van Milan, in eigen woorden", "Milan geeft een 6.", "Rustige plek in de klas"):
        assert words in seen
    assert "Begin: 3. Nu: 6. Goed genoeg: 8." in seen
    assert "Dit is klaar" in seen
    there = does("daan", lambda: Step.objects.get(item_id=goal.item_id))
    done = browser("daan").post(url(family, "goal_step_done", goal.item_id, there.id))
    assert done.status_code == 302
    assert "gedaan: vandaag" in page(browser("noor"), url(family, "plan"))


def test_whoever_does_not_read_the_chapter_sees_nothing_of_the_goal(family):
    hidden = sets_goal(family, "noor", "Hulp", "Ik wil rust in huis", member="noor")
    for key in ("tine", "daan", "jade"):
        assert "rust in huis" not in page(browser(key), url(family, "plan"))
        for name in ("goal", "goal_score", "goal_step_new", "goal_facts"):
            assert browser(key).get(url(family, name, hidden.id)).status_code == 404, (key, name)
        assert browser(key).post(url(family, "goal_close", hidden.id), {"how": "reached"}).status_code == 404


def test_an_empty_plan_says_why_and_what_to_do(family):
    assert "Er staat nog geen doel." in page(browser("noor"), url(family, "plan"))
    seen = page(browser("femke"), url(family, "plan"))
    assert "Er staat nog geen doel." in seen or "Er is nog geen doel met jou gedeeld." in seen


def test_whoever_only_reads_is_offered_no_writing(family, goal):
    seen = page(browser("tine"), url(family, "goal", goal.id))
    for words in ("Geef een cijfer", "Stap erbij", "Het is gelukt", "Verander de woorden"):
        assert words not in seen
    assert browser("tine").get(url(family, "goal_step_new", goal.id)).status_code == 404


def test_one_step_is_on_now_and_one_that_waits_comes_after(family, goal):
    one, two, three = (adds_step(family, "noor", goal, text, "noor") for text in ("Eerste", "Tweede", "Derde"))
    waits("noor", three, two)
    ticks("noor", one)
    seen = browser("noor").get(url(family, "goal", goal.id)).content.decode()
    assert re.findall(r'<li class="(\w+)" id="stap-', seen) == ["ticked", "now", "then"]
    assert "Eerst: “Tweede”" in page(browser("noor"), url(family, "goal", goal.id))


def test_steps_are_put_in_order_by_buttons(family, goal):
    one, two = adds_step(family, "noor", goal, "Eerste"), adds_step(family, "noor", goal, "Tweede")
    browser("noor").post(url(family, "goal_step_move", goal.id, two.id), {"to": "up"})
    assert step_as("noor", two).position < step_as("noor", one).position
    assert browser("daan").post(url(family, "goal_step_move", goal.id, two.id), {"to": "down"}).status_code == 404


def test_whoever_is_not_named_does_not_tick_by_its_address_either(family, goal):
    step = adds_step(family, "noor", goal, "Iets van Noor", "noor")
    assert browser("daan").post(url(family, "goal_step_done", goal.id, step.id)).status_code == 404
    assert step_as("noor", step).done_at is None


def test_a_goal_is_closed_and_that_is_undone(family, goal):
    browser("noor").post(url(family, "goal_close", goal.id), {"how": "reached"})
    seen = page(browser("daan"), url(family, "plan"))
    assert "Doelen die klaar zijn of gestopt" in seen
    browser("noor").post(url(family, "goal_close", goal.id), {"how": ""})
    assert goal_as("daan", goal).closed_at is None


def test_the_form_of_a_number_does_not_show_those_of_others(family, goal):
    scores("noor", goal, 9, words="Het gaat al heel goed")
    seen = page(browser("daan"), url(family, "goal_score", goal.id))
    assert "Het gaat al heel goed" not in seen
    assert "Jij geeft" not in seen and "Noor geeft" not in seen


def test_a_number_of_tomorrow_or_of_a_child_who_signs_in_is_not_taken(family, goal):
    wrong = {"id": str(new_id()), "value": "6", "words": "", "scored_on": "2099-01-01"}
    assert browser("noor").post(url(family, "goal_score", goal.id), wrong).status_code == 422
    jade = {"id": str(new_id()), "value": "6", "words": "", "child": str(family.children["Jade"])}
    assert browser("noor").post(url(family, "goal_score", goal.id), jade).status_code == 422
    assert does("noor", lambda: Score.objects.filter(item_id=goal.id).count()) == 0


def test_a_double_click_gives_one_number_and_one_step(family, goal):
    client = browser("noor")
    score = {"id": str(new_id()), "value": "6", "words": ""}
    step = {"id": str(new_id()), "text": "Bellen", "by": "family", "who_words": ""}
    for _twice in range(2):
        client.post(url(family, "goal_score", goal.id), score)
        client.post(url(family, "goal_step_new", goal.id), step)
    assert does("noor", lambda: Score.objects.filter(item_id=goal.id).count()) == 1
    assert does("noor", lambda: Step.objects.filter(item_id=goal.id).count()) == 1


def test_a_change_of_a_step_that_is_too_old_shows_both_texts(family, goal):
    step = adds_step(family, "daan", goal, "Rustige plek")
    told = {"text": "Plek bij het raam", "by": "family", "who_words": "", "version": "1"}
    assert browser("daan").post(url(family, "goal_step", goal.id, step.id), told).status_code == 302
    stale = browser("noor").post(url(family, "goal_step", goal.id, step.id), told | {"text": "Plek vooraan"})
    assert stale.status_code == 409
    assert "Plek bij het raam" in text_of(stale)
    assert "Plek vooraan" in text_of(stale)


def test_a_talk_about_one_step_stands_with_that_step(family, goal):
    step = adds_step(family, "noor", goal, "Rustige plek", "daan")
    seen = page(browser("daan"), f"{url(family, 'goal', goal.id)}?stap={step.id}")
    assert "Je schrijft over de stap “Rustige plek”." in seen
    told = {"id": str(new_id()), "text": "Dat lukt bij het raam.", "step": str(step.id)}
    sent = browser("daan").post(at("entry_reply", family.id, goal.id), told)
    assert sent["Location"].startswith(url(family, "goal", goal.id))
    assert does("daan", lambda: Reply.objects.get(item_id=goal.id)).step == step.id


def test_what_goes_well_stands_above_the_goals(family):
    told = composed(family, "School", "Milan ontbijt mee") | {"part": "plan-well"}
    assert browser("noor").post(url(family, "goal_new"), told)["Location"] == url(family, "plan")
    assert "Milan ontbijt mee" in page(browser("daan"), url(family, "plan"))


def test_a_goal_that_is_kept_for_later_stands_in_the_box_again(family):
    told = composed(family, "School", "Nog niet af") | {"part": "goal", "enough": "7", "place": "plan", "do": "keep"}
    kept = browser("noor").post(url(family, "goal_new"), told)
    assert kept.status_code == 302
    assert "Nog niet af" in page(browser("noor"), kept["Location"])
    assert does("noor", lambda: Draft.objects.filter(place="plan").count()) == 1


def test_under_every_box_stands_that_it_is_not_read_at_once(family, goal):
    for name, more in (
        ("goal_new", ()),
        ("goal_score", (goal.id,)),
        ("goal_step_new", (goal.id,)),
        ("goal", (goal.id,)),
    ):
        assert "Bij gevaar: bel 112." in page(browser("noor"), url(family, name, *more))


def test_the_page_takes_as_many_queries_for_forty_goals_as_for_two(family):
    def queries():
        client = browser("noor")
        client.get(url(family, "plan"))
        with CaptureQueriesContext(connection) as caught:
            assert client.get(url(family, "plan")).status_code == 200
        return len(caught)

    def fill(many):
        for n in range(many):
            goal = sets_goal(family, "noor", "School", f"Doel {n}", child="Milan")
            for place in range(3):
                adds_step(family, "noor", goal, f"Stap {place}", "noor", "daan", due_on=date.today())
            scores("noor", goal, 5)

    fill(2)
    few = queries()
    fill(8)
    assert queries() == few


def test_numbers_of_several_days_are_drawn_for_whoever_reads_the_goal(family, goal):
    scores("noor", goal, 3, on=date(2024, 3, 1))
    assert "Cijfers door de tijd" not in page(browser("daan"), url(family, "goal", goal.id))
    scores("noor", goal, 6, on=date(2024, 5, 1))
    seen = page(browser("daan"), url(family, "goal", goal.id))
    assert "3 (vrijdag 1 maart 2024), 6 (woensdag 1 mei 2024)." in seen
