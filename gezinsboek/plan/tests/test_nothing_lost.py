"""What is typed at a goal or in the agenda is kept while it is typed, for its writer alone, and only where they may write."""

import re
from datetime import timedelta
from typing import Any

import pytest

from cast.browser import session_of
from cast.deeds import does
from cast.goals import adds_step, step_as
from cast.planning import at as moment
from cast.planning import plans
from cast.versions import agrees_on
from gezinsboek.agenda.models import Topic
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.ui import dates
from gezinsboek.plan.models import Score, Step
from gezinsboek.timeline.models import Draft
from gezinsboek.timeline.tests.screens import at, away, browser, found, page, signs_in_again

WORDS = "Rustige plek zoeken in de klas"


def keeps(family, key, box, words, **told):
    """What the script of the page sends."""
    sent = {"id": str(new_id()), "saved": "0", "box": box, "page": "abc", "turn": "1"} | words | told
    return browser(key).post(at("draft_save", family.id), {name: str(value) for name, value in sent.items()})


def drafts_of(key, family):
    return does(key, lambda: list(Draft.objects.filter(dossier_id=family.id)))


def test_a_step_that_was_not_sent_stands_in_its_box_again_and_is_gone_once_it_is_sent(family, goal):
    url, id_ = at("goal_step_new", family.id, goal.id), new_id()
    assert keeps(family, "noor", "step", {"text": WORDS, "by": "network"}, item=goal.id, id=id_).status_code == 200
    seen = browser("noor").get(url).content.decode()
    assert WORDS in seen
    assert "Je was hier gebleven." in seen
    assert found(r'name="id" value="([^"]*)"', seen) == str(id_)
    assert 'value="network" selected' in seen
    assert WORDS not in page(browser("mark"), url)
    told = {"id": str(id_), "saved": "1", "text": WORDS, "by": "network", "who_words": "", "due_on": ""}
    assert browser("noor").post(url, told).status_code == 302
    assert does("noor", lambda: Step.objects.filter(id=id_).count()) == 1
    assert drafts_of("noor", family) == []
    assert keeps(family, "noor", "step", {"text": WORDS}, item=goal.id, id=id_).status_code == 410


def test_a_number_is_kept_with_its_words(family, goal):
    url, id_ = at("goal_score", family.id, goal.id), new_id()
    keeps(family, "noor", "score", {"value": "6", "words": "Het gaat beter"}, item=goal.id, id=id_)
    seen = browser("noor").get(url).content.decode()
    assert "Het gaat beter" in seen
    assert re.search(r'value="6"[^>]* checked', seen)
    assert does("noor", lambda: Score.objects.filter(item_id=goal.id).count()) == 0


def test_other_words_for_a_step_are_kept_until_they_are_sent_and_the_same_words_are_not(family, goal):
    step = adds_step(family, "noor", goal, WORDS)
    told = {"reply": step.id, "version": 1, "by": "family"}
    assert keeps(family, "noor", "restep", {"text": WORDS}, item=goal.id, **told).json() == {"saved": 0}
    assert keeps(family, "noor", "restep", {"text": "Plek bij het raam"}, item=goal.id, **told).json()["saved"] == 1
    [draft] = drafts_of("noor", family)
    url = at("goal_step", family.id, goal.id, step.id)
    assert "Plek bij het raam" in page(browser("noor"), url)
    sent = {
        "id": str(draft.id),
        "saved": "1",
        "text": "Plek bij het raam",
        "by": "family",
        "who_words": "",
        "version": "1",
    }
    assert browser("noor").post(url, sent).status_code == 302
    assert step_as("noor", step).text == "Plek bij het raam"
    assert drafts_of("noor", family) == []


def test_an_appointment_and_a_topic_that_were_not_sent_stand_in_their_boxes_again(family):
    keeps(family, "noor", "agenda", {"what": "Gesprek op school", "day": "2026-03-02", "place": "Lokaal 4"})
    seen = browser("noor").get(at("appointment_new", family.id)).content.decode()
    for words in ("Gesprek op school", "2026-03-02", "Lokaal 4"):
        assert words in seen
    assert "field-error" not in seen
    item = plans(family, "noor", "School", "Gesprek", moment("2026-03-02 9:30"))
    id_ = new_id()
    keeps(family, "noor", "topic", {"topic": "Lezen en rekenen"}, item=item.id, id=id_)
    url = at("appointment", family.id, item.id)
    assert "Lezen en rekenen" in page(browser("noor"), url)
    assert "Lezen en rekenen" not in page(browser("mark"), url)
    told = {"do": "topic", "topic": "Lezen en rekenen", "id": str(id_), "saved": "1"}
    browser("noor").post(at("appointment_act", family.id, item.id), told)
    assert does("noor", lambda: Topic.objects.filter(id=id_).count()) == 1
    assert [one.place for one in drafts_of("noor", family)] == ["agenda"]


def test_a_change_of_an_appointment_is_kept_until_it_is_sent_and_by_who_may_change_it(family):
    item = plans(family, "noor", "School", "Gesprek", moment("2026-03-02 9:30"))
    told = {"what": "Gesprek met de juf", "day": "2026-03-03", "begin": "10:00", "version": 1, "text_version": 1}
    assert keeps(family, "daan", "reagenda", told, item=item.id).json() in ({}, {"saved": 0})
    id_ = new_id()
    assert keeps(family, "noor", "reagenda", told, item=item.id, id=id_).json()["saved"] == 1
    url = at("appointment_change", family.id, item.id)
    seen = page(browser("noor"), url)
    assert all(words in seen for words in ("Gesprek met de juf", "2026-03-03", "Je was hier gebleven."))
    assert "Gesprek met de juf" not in page(browser("noor"), at("appointment", family.id, item.id))
    sent = told | {"id": str(id_), "saved": "1", "repeat": ""}
    assert browser("noor").post(url, sent).status_code == 302
    assert "Gesprek met de juf" in page(browser("noor"), at("appointment", family.id, item.id))
    assert drafts_of("noor", family) == drafts_of("daan", family) == []


def test_what_was_typed_when_a_session_ended_is_not_offered_again_once_it_was_sent(family, goal):
    agrees_on(family, "noor")
    review = {"made_from": "1", "review_on": str(dates.today() + timedelta(days=60)), "decided": WORDS}
    own = {"kind": "school", "name": WORDS, "dated": "2026-01-12", "goals": [str(goal.id)]}
    sent: list[tuple[str, str, dict[str, Any]]] = [
        ("noor", at("plan_version", family.id, 1), {"answer": "not_yet", "why": WORDS}),
        ("noor", at("plan_review", family.id), review),
        ("femke", at("plan_day", family.id, "aangeboden"), {"day": str(dates.today()), "words": WORDS}),
        ("daan", at("own_plans", family.id), own),
    ]
    for key, url, told in sent:
        client, told = browser(key), {"id": str(new_id()), **told}
        away(client)
        client.post(url, told)
        signs_in_again(client, key)
        assert session_of(client)["parked"]["action"] == url
        assert WORDS in page(client, url)
        assert client.post(url, told | {"id": str(new_id())}).status_code == 302, url
        assert "parked" not in session_of(client), url


def test_a_kept_change_of_what_somebody_changed_meanwhile_overwrites_nothing(family):
    item = plans(family, "noor", "School", "Gesprek", moment("2026-03-02 9:30"))
    url = at("appointment_change", family.id, item.id)
    told = {
        "what": "Gesprek met de juf",
        "day": "2026-03-03",
        "begin": "10:00",
        "repeat": "",
        "version": 1,
        "text_version": 1,
    }
    keeps(family, "noor", "reagenda", told, item=item.id)
    assert browser("noor").post(url, told | {"what": "Gesprek met de meester"}).status_code == 302
    seen = browser("noor").get(url).content.decode()
    old = {name: found(rf'name="{name}" value="([^"]*)"', seen) for name in ("id", "saved", "version", "text_version")}
    assert "Gesprek met de juf" in seen
    answer = browser("noor").post(url, told | old)
    assert answer.status_code == 409
    assert all(words in answer.content.decode() for words in ("Gesprek met de juf", "Gesprek met de meester"))


def test_everything_that_waits_stands_on_one_page_with_the_way_back_to_its_box(family, goal):
    keeps(family, "noor", "step", {"text": WORDS}, item=goal.id)
    keeps(family, "noor", "agenda", {"what": "Gesprek op school", "place": "Lokaal 4"})
    seen = browser("noor").get(at("drafts")).content.decode()
    for words in ("Een stap", WORDS, "Een afspraak", "Gesprek op school", "Lokaal 4"):
        assert words in seen
    assert f"{at('goal_step_new', family.id, goal.id)}?verder=" in seen


def test_without_a_script_a_button_keeps_it(family, goal):
    told = {"id": str(new_id()), "box": "step", "item": str(goal.id), "text": WORDS, "do": "keep"}
    kept = browser("noor").post(at("goal_step_new", family.id, goal.id), told)
    assert kept["Location"].startswith(at("goal_step_new", family.id, goal.id))
    assert WORDS in page(browser("noor"), kept["Location"])
    assert does("noor", lambda: Step.objects.filter(item_id=goal.id).count()) == 0


@pytest.mark.parametrize("key", ["tine", "yasmin"])
def test_who_only_reads_or_does_not_read_the_goal_keeps_nothing_there(family, goal, key):
    for box in ("step", "score", "restep"):
        words = {"text": "Iets", "words": "Iets", "reply": new_id()}
        assert keeps(family, key, box, words, item=goal.id).json() in ({}, {"saved": 0}), box
    assert drafts_of(key, family) == []


def test_other_words_for_a_step_are_not_read_any_more_by_who_does_not_read_its_goal(family, goal):
    step = adds_step(family, "noor", goal, WORDS)
    keeps(family, "daan", "restep", {"text": "Plek bij het raam"}, item=goal.id, reply=step.id)
    keeps(family, "daan", "step", {"text": "Mijn eigen stap"}, item=goal.id)
    assert len(drafts_of("daan", family)) == 2
    does("noor", lambda: goal.narrow([family.members["noor"]]))
    assert [one.place for one in drafts_of("daan", family)] == ["step"]


def test_every_form_that_is_kept_has_the_words_by_which_its_script_sees_that_something_was_typed(family, goal):
    step = adds_step(family, "noor", goal, WORDS, "noor")
    talk = plans(family, "noor", "School", "Gesprek", moment("2026-03-02 9:30"))
    of_goal = [family.id, goal.id]
    pages = [at(name, *of_goal) for name in ("goal_step_new", "goal_score")] + [at("goal_step", *of_goal, step.id)]
    pages += [at("appointment_new", family.id), at("goal_new", family.id), at("appointment", family.id, talk.id)]
    pages += [at("appointment_change", family.id, talk.id)]
    for url in pages:
        kept = re.findall(r"<form[^>]* data-keep=.*?</form>", page(browser("noor"), url), re.DOTALL)
        assert kept, url
        assert all(re.search(r"<textarea[^>]* data-draft=", form) for form in kept), url
