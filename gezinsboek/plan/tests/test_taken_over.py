"""Zet in mijn dossier, for a goal and its steps: what I wrote or may take over, and nothing else (SHARING 22)."""

import json

from jsonschema import Draft202012Validator

from cast.deeds import does
from cast.goals import adds_step, scores, sets_goal
from cast.helping import answers_conferring, asks_to_confer
from cast.signals import answers_signal, looks_out, notices
from cast.working import samen_doen
from gezinsboek.ground import clock
from gezinsboek.ground.acts import ask
from gezinsboek.ground.ids import new_id
from gezinsboek.plan import doing
from gezinsboek.plan.doing import Told
from gezinsboek.plan.models import Said
from gezinsboek.records import taking
from gezinsboek.records.models import Takeover
from gezinsboek.records.record import as_text, bytes_of, from_bytes
from gezinsboek.records.tests.taking_over import allowing, may
from gezinsboek.records.tests.test_record import SCHEMA
from gezinsboek.records.untaken import MONTH
from gezinsboek.timeline.tests.screens import at, browser, composed, page

from .test_taken_along import DAY

BUTTON = "Zet in mijn dossier"


def took(key, item, **told):
    return does(key, lambda: taking.take_over([item.id], "click", **told))[0].record


def on_page(family, key, goal):
    return BUTTON in page(browser(key), at("goal", family.id, goal.id))


def test_a_goal_that_i_wrote_goes_with_my_steps_and_without_those_of_others(family):
    goal = sets_goal(family, "femke", "Hulp", "Milan slaapt door")
    adds_step(family, "femke", goal, "Bedritueel oefenen", due_on=DAY)
    adds_step(family, "noor", goal, "Om acht uur naar bed")
    record = took("femke", goal)
    assert record.text == "Milan slaapt door"
    assert [one.text for one in record.steps] == ["Bedritueel oefenen. Voor maandag 2 maart 2026."]
    Draft202012Validator(SCHEMA).validate(json.loads(bytes_of(record)))
    assert [one.text for one in from_bytes(bytes_of(record)).steps] == [one.text for one in record.steps]
    assert "Bedritueel oefenen" in as_text(record, [])


def test_of_a_goal_of_the_family_goes_my_step_alone(family):
    goal = sets_goal(family, "noor", "Hulp", "Ik wil rust in huis")
    assert may("femke", goal) is None
    assert not on_page(family, "femke", goal)
    step = adds_step(family, "femke", goal, "Wekelijks langskomen")
    assert may("femke", goal) == "replied"
    assert on_page(family, "femke", goal)
    record = took("femke", goal)
    assert (record.text, [one.text for one in record.steps]) == ("", ["Wekelijks langskomen."])
    assert record.written_at == does("femke", lambda: type(step).objects.get(id=step.id).created_at)
    assert not on_page(family, "femke", goal)
    adds_step(family, "femke", goal, "Bellen op vrijdag")
    assert on_page(family, "femke", goal)


def test_a_step_that_i_threw_away_or_that_another_wrote_gives_nothing(family):
    goal = sets_goal(family, "noor", "Hulp", "Ik wil rust in huis")
    adds_step(family, "noor", goal, "Om acht uur naar bed", "femke")
    assert may("femke", goal) is None
    step = adds_step(family, "femke", goal, "Wekelijks langskomen")
    does("femke", step.bin)
    assert may("femke", goal) is None


def test_of_the_network_nobody_takes_a_step_over(family, goal):
    adds_step(family, "noor", goal, "Bellen")
    for key in ("noor", "tine", "jade"):
        assert may(key, goal) is None, key


def test_where_the_family_says_so_the_steps_of_others_go_along(family):
    goal = sets_goal(family, "noor", "Hulp", "Ik wil rust in huis")
    adds_step(family, "noor", goal, "Om acht uur naar bed")
    does("noor", allowing(family, "femke", "Hulp"))
    record = took("femke", goal, reason="Voor het plan.")
    assert (record.text, [one.text for one in record.steps]) == ("Ik wil rust in huis", ["Om acht uur naar bed."])


def test_my_step_goes_as_i_last_wrote_it(family):
    goal = sets_goal(family, "noor", "Hulp", "Ik wil rust in huis")
    step = adds_step(family, "femke", goal, "Wekelijks langskomen")
    does("noor", lambda: doing.change_step(step, Told("Twee keer per week"), 1))
    assert [one.text for one in took("femke", goal).steps] == ["Wekelijks langskomen."]


def test_a_goal_that_is_ticked_while_writing_goes_by_itself(family):
    samen_doen(way="webhook")
    assert 'name="own_system"' in browser("femke").get(at("goal_new", family.id)).content.decode()
    assert 'name="own_system"' not in browser("noor").get(at("goal_new", family.id)).content.decode()
    told = composed(family, "Hulp", "Milan slaapt door") | {"part": "goal", "enough": "8"}
    browser("femke").post(at("goal_new", family.id), told | {"own_system_asked": "1", "own_system": "1"})
    kept = Takeover.objects.filter(dossier_id=family.id)
    assert does("femke", lambda: list(kept.values_list("how", "why"))) == [("ticked", "own")]


def test_a_goal_that_is_not_ticked_goes_nowhere(family):
    samen_doen(way="webhook")
    told = composed(family, "Hulp", "Milan slaapt door") | {"part": "goal", "enough": "8", "own_system_asked": "1"}
    browser("femke").post(at("goal_new", family.id), told)
    assert does("femke", lambda: Takeover.objects.filter(dossier_id=family.id).count()) == 0


def test_a_step_that_is_ticked_while_writing_goes_by_itself_and_one_that_is_not_goes_nowhere(family):
    samen_doen(way="webhook")
    goal = sets_goal(family, "noor", "Hulp", "Ik wil rust in huis")
    url = at("goal_step_new", family.id, goal.id)
    assert 'name="own_system"' in browser("femke").get(url).content.decode()
    assert 'name="own_system"' not in browser("noor").get(url).content.decode()
    told = {"by": "professional", "own_system_asked": "1"}
    browser("femke").post(url, told | {"id": str(new_id()), "text": "Bellen op vrijdag"})
    kept = Takeover.objects.filter(item_id=goal.id)
    assert does("femke", kept.count) == 0
    browser("femke").post(url, told | {"id": str(new_id()), "text": "Wekelijks langskomen", "own_system": "1"})
    assert does("femke", lambda: list(kept.values_list("how", "why"))) == [("ticked", "replied")]


def test_the_page_of_a_goal_says_into_whose_own_system_it_went(family):
    goal = sets_goal(family, "femke", "Hulp", "Milan slaapt door")
    took("femke", goal, way="copy")
    assert "In eigen systeem op" in page(browser("femke"), at("goal", family.id, goal.id))
    assert "in het eigen systeem" in page(browser("noor"), at("goal", family.id, goal.id))


# ---------- what else I said at a goal


def left(family, key="femke"):
    told = does(key, lambda: ask("not_taken_over", clock.now() - MONTH))
    return {row[0]: row[6] is not None for row in told if row[1] == family.id}


def test_my_mark_my_sign_my_signal_and_my_request_go_and_those_of_others_do_not(family):
    goal = sets_goal(family, "noor", "Hulp", "Ik wil rust in huis")
    theirs = looks_out(family, "noor", goal, "Milan slaapt niet")
    scores("noor", goal, 3, DAY, "Zwaar.")
    assert may("femke", goal) is None
    scores("femke", goal, 6, DAY, "Het gaat al beter.")
    looks_out(family, "femke", goal, "Er is weer ruzie", then="We bellen")
    notices("femke", theirs, "Drie nachten wakker.")
    asked = asks_to_confer("femke", goal, "de huisarts", "slapen")
    answers_conferring("noor", asked, words="Doe maar.")
    answers_conferring("femke", asked, Said.BACK)
    record = took("femke", goal)
    told = [one.text for one in record.goal]
    assert (record.text, record.why, len(told)) == ("", "replied", 5)
    assert told[0] == "Cijfer 6, maandag 2 maart 2026. Het gaat al beter."
    assert told[1] == "Zo merken we het (Let op): Er is weer ruzie. Dan: We bellen"
    assert told[2].endswith(": Drie nachten wakker.")
    assert told[3].startswith("Gevraagd om te overleggen met: de huisarts. Waarover: slapen")
    assert told[4].startswith("Antwoord op een vraag om te overleggen: Niet meer nodig.")
    sent = bytes_of(record).decode()
    assert not [words for words in ("Milan slaapt niet", "Zwaar", "Doe maar") if words in sent]
    Draft202012Validator(SCHEMA).validate(json.loads(sent))
    assert bytes_of(from_bytes(bytes_of(record))) == bytes_of(record)
    assert "Het gaat al beter." in as_text(record, [])


def test_my_answer_to_a_signal_brings_a_goal_back_and_that_of_another_does_not(family):
    goal = sets_goal(family, "femke", "Hulp", "Milan slaapt door")
    signal = notices("noor", looks_out(family, "noor", goal, "Milan slaapt niet"))
    took("femke", goal)
    assert left(family) == {} and not on_page(family, "femke", goal)
    answers_signal("noor", signal)
    scores("noor", goal, 4)
    assert left(family) == {} and not on_page(family, "femke", goal)
    answers_signal("femke", signal, words="Ik bel morgen.")
    assert left(family) == {goal.id: True} and on_page(family, "femke", goal)
    assert [one.text for one in took("femke", goal).goal] == ["Antwoord op een signaal: We weten het. Ik bel morgen."]
    assert left(family) == {}


def test_where_the_family_says_so_marks_of_others_go_along_too(family):
    goal = sets_goal(family, "noor", "Hulp", "Ik wil rust in huis")
    scores("noor", goal, 3, DAY, "Zwaar.")
    does("noor", allowing(family, "femke", "Hulp"))
    record = took("femke", goal, reason="Voor het plan.")
    assert [one.text for one in record.goal] == ["Cijfer 3, maandag 2 maart 2026. Zwaar."]


def test_of_the_network_nobody_takes_a_mark_over(family, goal):
    scores("noor", goal, 5)
    for key in ("noor", "tine", "jade"):
        assert may(key, goal) is None, key


def test_a_mark_that_i_took_back_gives_nothing(family):
    goal = sets_goal(family, "noor", "Hulp", "Ik wil rust in huis")
    mark = scores("femke", goal, 6)
    assert may("femke", goal) == "replied"
    does("femke", mark.delete)
    assert may("femke", goal) is None
