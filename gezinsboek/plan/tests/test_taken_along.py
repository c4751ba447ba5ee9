"""The plan and the agenda go along: exactly what the taker reads, in sentences and for another program (SHARING 2, 7, 23)."""

import io
import json
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from cast.deeds import does
from cast.goals import adds_step, scores, sets_goal, waits
from cast.helping import answers_conferring, asks_to_confer, says_helping
from cast.planning import at, plans
from cast.signals import answers_signal, looks_out, notices
from cast.versions import agrees_on, says
from gezinsboek.circle import sharing
from gezinsboek.exchange.along import own_parts
from gezinsboek.exchange.tests.copies import everything, faults, made, opened, schema
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.tests.validating import READ_ALOUD, breaches
from gezinsboek.plan import doing
from gezinsboek.plan.doing import Told
from gezinsboek.plan.models import Answer, Said, What
from gezinsboek.plan.paper import days, own

DAY = date(2026, 3, 2)


@pytest.fixture
def lively(family, goal):
    """A goal with everything on it; and one that Mark reads and Daan does not."""
    scores("noor", goal, 6, DAY, "Het gaat beter", family.children["Milan"])
    first = adds_step(family, "noor", goal, "Rustige plek zoeken", "daan", due_on=DAY)
    then = adds_step(family, "noor", goal, "Halve dagen proberen", who_words="oom Piet")
    waits("noor", then, first)
    signal = notices("daan", looks_out(family, "noor", goal, "Twee ochtenden buikpijn", "femke", then="Femke belt."))
    answers_signal("noor", signal, Answer.TALKING, "Morgen na school")
    does("daan", lambda: own.link(new_id(), family.id, [goal.id], "care", "Zorgplan Milan", DAY))
    does("noor", lambda: days.say(new_id(), family.id, What.OFFERED, "", DAY, "Aan de keukentafel"))
    when = at("2026-03-02 9:30", rule="FREQ=WEEKLY")
    plans(family, "noor", "School", "Gesprek", when, who=["daan"], place="Lokaal 4", topics=["Lezen"])
    return goal


def whole(family, key):
    return opened(made(family.id, key))


def test_a_goal_goes_along_with_its_line_its_steps_in_order_and_its_signals(family, lively):
    told = json.loads(whole(family, "noor").read("boek.json"))
    assert faults(told, schema("book")) == []
    [goal] = [one["goal"] for one in told["items"] if "goal" in one]
    [score] = goal["scores"]
    assert (score["who"], score["value"], score["words"]) == ("Milan", 6, "Het gaat beter")
    assert score["written_by"].startswith("Noor")
    first, then = goal["steps"]
    assert (first["text"], first["due_on"], then["who"]) == ("Rustige plek zoeken", "2026-03-02", ["oom Piet"])
    assert then["after"] == [first["id"]]
    [signal] = goal["signals"]
    assert signal["sign"] == goal["signs"][0]["id"]
    assert [one["words"] for one in signal["answers"]] == ["Morgen na school"]
    assert goal["own_plans"][0]["name"] == "Zorgplan Milan"
    assert [one["what"] for one in told["plan_days"]] == ["offered"]


def test_an_appointment_goes_along_with_its_rule_its_place_and_its_topics(family, lively):
    told = json.loads(whole(family, "noor").read("boek.json"))
    [one] = [one["appointment"] for one in told["items"] if "appointment" in one]
    assert (one["rule"], one["places"], one["topics"][0]["text"]) == ("FREQ=WEEKLY", ["Lokaal 4"], "Lezen")
    marks = json.loads(whole(family, "mark").read("boek.json"))
    assert [one["appointment"]["places"] for one in marks["items"] if "appointment" in one] == [[]]


def test_the_plan_and_the_agenda_are_pages_of_the_website(family, lively):
    copy = whole(family, "noor")
    plan, agenda = copy.read("plan.html").decode(), copy.read("agenda.html").decode()
    for words in ("Ons plan", "Milan geeft een 6.", "Stap 1: Rustige plek zoeken", "Eerst: “Rustige plek zoeken”"):
        assert words in plan
    for words in ("Twee ochtenden buikpijn", "Morgen na school", "Zorgplan Milan", "Aan de keukentafel"):
        assert words in plan
    for words in ("2026", "Gesprek", "Elke maandag", "Waar: Lokaal 4", "Lezen (nog niet besproken)"):
        assert words in agenda
    for page in ("index.html", "plan.html", "hoofdstuk-1.html"):
        assert 'href="plan.html"' in copy.read(page).decode()
        assert 'href="agenda.html"' in copy.read(page).decode()


def test_what_was_agreed_who_does_what_and_conferring_go_along(family, lively):
    hidden = sets_goal(family, "noor", "Gezondheid", "Ik wil rust in huis", member="noor", only=["noor"])
    version = agrees_on(family, "noor", "femke", decided="We beginnen op maandag", about={hidden: "Noor belt zelf"})
    says("mark", version, "not_yet", "Eerst praten")
    says_helping(family, "noor", "femke", "Helpt in de ochtend", "Elke dinsdag", DAY)
    answers_conferring("noor", asks_to_confer("daan", lively), Said.TALK, "Woensdag samen")
    copy = whole(family, "noor")
    told = json.loads(copy.read("boek.json"))
    assert faults(told, schema("book")) == []
    [agreed] = told["plan_versions"]
    assert (agreed["decided"], agreed["opinions"][-1]["why"]) == ("We beginnen op maandag", "Eerst praten")
    assert {one["decided"] for one in agreed["parts"]} == {"", "Noor belt zelf"}
    assert [(one["purpose"], one["until"]) for one in told["helping"]] == [("Helpt in de ochtend", "2026-03-02")]
    assert told["consults"][0]["answers"][0]["words"] == "Woensdag samen"
    assert "We beginnen op maandag" in copy.read("versies.html").decode()
    assert "Helpt in de ochtend" in copy.read("wie-doet-wat.html").decode()
    assert "Noor belt zelf" not in everything(made(family.id, "mark"))


def test_the_pdf_tells_the_plan_and_can_be_read_aloud(family, lively):
    paper = whole(family, "noor").read("boek.pdf")
    assert breaches(paper, READ_ALOUD) == []
    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages)
    assert "Rustige plek zoeken" in words
    assert "Aan de keukentafel" in words


def test_what_the_taker_does_not_read_does_not_go_along(family, goal):
    hidden = sets_goal(family, "noor", "Gezondheid", "Ik wil rust in huis", member="noor", only=["noor"])
    adds_step(family, "noor", hidden, "Praten met de huisarts", "noor")
    scores("noor", hidden, 2, words="Het lukt niet")
    signal = notices("daan", looks_out(family, "noor", goal, "Buikpijn"), "Gisteren")
    told = everything(made(family.id, "mark"))
    assert str(signal.id) in told  # the family sees it at once
    for words in ("rust in huis", "Praten met de huisarts", "Het lukt niet"):
        assert words not in told
        assert words in everything(made(family.id, "noor"))


def test_a_helper_takes_along_what_he_wrote_in_the_plan_also_when_he_stopped_and_nothing_of_others(family, lively):
    step = adds_step(family, "daan", lively, "Plek bij het raam", due_on=DAY)
    does("noor", lambda: doing.change_step(step, Told("Plek vooraan", due_on=DAY), 1))
    scores("daan", lively, 7, DAY, "Hij lacht meer")
    does("noor", lambda: sharing.end_member(family.members["daan"]))
    told = json.loads(opened(made(family.id, "daan", "own")).read("eigen-stukjes.json"))
    assert faults(told, schema("own")) == []
    said = {one["head"]: one["text"] for one in told["parts"]}
    assert said == {
        "Signaal": "",
        "Zorgplan, maandag 2 maart 2026": "Zorgplan Milan",
        "Stap, voor maandag 2 maart 2026": "Plek bij het raam",
        "Cijfer 7, maandag 2 maart 2026": "Hij lacht meer",
    }
    paper = opened(made(family.id, "daan", "own")).read("eigen-stukjes.pdf")
    assert "Plek bij het raam" in " ".join(page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages)


def test_a_mother_takes_along_her_topics_her_places_and_her_days_of_the_plan(family, lively):
    told = json.loads(opened(made(family.id, "noor", "own")).read("eigen-stukjes.json"))
    said = {one["kind"]: one["text"] for one in told["parts"]}
    assert (said["topic"], said["appointment_place"]) == ("Lezen", "Lokaal 4")
    assert said["plan_day"] == "Aan de keukentafel"
    assert said["sign"] == "Twee ochtenden buikpijn\nFemke belt."
    assert "own_plan" not in said


def test_thirty_days_after_he_stopped_nothing_of_the_plan_is_his_to_take(family, lively):
    does("noor", lambda: sharing.end_member(family.members["daan"]))
    mine = lambda: does("daan", lambda: own_parts(family.id))  # noqa: E731
    with clock.moved_to(clock.now() + timedelta(days=29)):
        assert mine()
    with clock.moved_to(clock.now() + timedelta(days=31)):
        assert mine() == []


def test_a_book_without_a_plan_has_no_empty_pages_for_it(family):
    family.writes("noor", "School", "Lina at een appel.")
    names = whole(family, "noor").namelist()
    assert "plan.html" not in names
    assert "agenda.html" not in names
