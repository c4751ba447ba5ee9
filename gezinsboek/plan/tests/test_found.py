"""Searching finds what hangs on a goal or an appointment, by who may read it, and leads to its page (SHARING 2, 11, 18)."""

from cast.deeds import does
from cast.goals import adds_step, scores, sets_goal
from cast.helping import says_helping
from cast.papers_of_plan import says_day
from cast.planning import at, plans
from cast.signals import answers_signal, looks_out, notices
from cast.versions import agrees_on, says
from gezinsboek.circle import pausing
from gezinsboek.finding.scan import search
from gezinsboek.ground.ids import new_id
from gezinsboek.plan import doing
from gezinsboek.plan.conferring import asking
from gezinsboek.plan.doing import Told
from gezinsboek.plan.models import Said, What
from gezinsboek.plan.paper import own
from gezinsboek.timeline.tests.screens import at as address
from gezinsboek.timeline.tests.screens import browser, text_of

from .test_taken_along import DAY


def finds(family, key, words):
    return [hit.item for hit in does(key, lambda: search(family.id, words).hits)]


def answer(family, key, words):
    return browser(key).post(address("finding", family.id), {"words": words})


HUNG = {
    "kruimelkaart": "Stap:",
    "buurvrouw": "Wie:",
    "zonnig": "Bij een cijfer:",
    "duimen": "Zo merken we het:",
    "bellen": "Dan:",
    "gisteravond": "Signaal:",
    "limonade": "Antwoord op een signaal:",
    "zorgdocument": "Eigen plan van een helper:",
    "veldmuis": "Vraag om overleg met:",
    "zandbak": "Vraag om overleg:",
    "hagelslag": "Waarom overleg:",
    "sneeuwvlok": "Antwoord op een vraag om overleg:",
}


def test_every_word_that_hangs_on_a_goal_is_found_by_who_reads_it_and_by_nobody_else(family):
    goal = sets_goal(family, "noor", "Hulp", "Ik wil rust in huis")
    adds_step(family, "noor", goal, "Een kruimelkaart maken", who_words="de buurvrouw")
    scores("noor", goal, 5, words="Een zonnig weekend")
    signal = notices("noor", looks_out(family, "noor", goal, "Hij gaat duimen", then="Femke bellen"), "Gisteravond")
    answers_signal("noor", signal, words="Met limonade erbij")
    does("femke", lambda: own.link(new_id(), family.id, [goal.id], "care", "Zorgdocument", DAY))
    asked = does("femke", lambda: asking.ask(goal, "Els Veldmuis, schoolarts", "De zandbak", "Om de hagelslag"))
    does("noor", lambda: asking.answer(asked, Said.YES, "Bij de eerste sneeuwvlok"))
    for words, where in HUNG.items():
        assert finds(family, "femke", words) == [goal.id], words
        assert finds(family, "daan", words) == [], words
        assert where in text_of(answer(family, "noor", words))


def test_a_signal_that_the_family_did_not_answer_yet_is_not_found_by_the_others(family, goal):
    notices("noor", looks_out(family, "noor", goal, "Buikpijn"), "Alweer gisteravond")
    assert finds(family, "mark", "gisteravond") == [goal.id]
    assert finds(family, "daan", "gisteravond") == []


def test_a_step_leads_to_its_place_on_the_page_of_its_goal(family, goal):
    step = adds_step(family, "noor", goal, "Een kruimelkaart maken")
    seen = answer(family, "daan", "kruimelkaart").content.decode()
    assert f'href="{address("goal", family.id, goal.id)}#stap-{step.id}"' in seen


def test_a_step_in_the_bin_is_not_found(family, goal):
    step = adds_step(family, "noor", goal, "Een kruimelkaart maken")
    does("noor", step.bin)
    assert finds(family, "noor", "kruimelkaart") == []


def test_who_is_paused_finds_a_step_as_it_was_and_not_as_it_became(family, goal):
    step = adds_step(family, "noor", goal, "Een kruimelkaart maken")
    does("noor", lambda: pausing.pause(family.members["mark"], whole=False))
    does("noor", lambda: doing.change_step(step, Told("Een knikkerbaan maken"), 1))
    assert finds(family, "mark", "kruimelkaart") == [goal.id]
    assert finds(family, "mark", "knikkerbaan") == []
    assert "kruimelkaart" in text_of(answer(family, "mark", "kruimelkaart"))


def test_a_topic_is_found_by_who_reads_the_appointment_and_a_place_by_whom_it_was_told(family):
    item = plans(
        family,
        "noor",
        "School",
        "Gesprek",
        at("2026-03-02 9:30"),
        place="Lokaal vier",
        shown_to=["daan"],
        topics=["Lezen"],
    )
    for key in ("noor", "daan"):
        assert finds(family, key, "lokaal") == [item.id], key
    assert finds(family, "mark", "lokaal") == []
    assert finds(family, "mark", "lezen") == [item.id]
    assert finds(family, "yasmin", "lezen") == []
    assert address("appointment", family.id, item.id) in answer(family, "daan", "lokaal").content.decode()


LOOSE = {
    "voorlezen": "Wie doet wat: ",
    "dinsdagmiddag": "Wie doet wat: ",
    "logeerbed": "Versie 1 van het plan",
    "bibliotheek": "Versie 1 van het plan",
    "regenjas": "Versie 1 van het plan",
    "keukentafel": "Familiegroepsplan: aangeboden en gekozen",
}


def test_what_is_of_the_plan_as_a_whole_is_found_by_who_reads_it_and_leads_to_its_page(family):
    goal = sets_goal(family, "noor", "Hulp", "Ik wil rust in huis")
    says_helping(family, "noor", "femke", "Komt voorlezen", "Elke dinsdagmiddag")
    version = agrees_on(family, "noor", decided="Er komt een logeerbed", about={goal: "Naar de bibliotheek"})
    says("femke", version, "not_yet", "Eerst een regenjas")
    says_day(family, "noor", What.OFFERED, words="Aan de keukentafel")
    for words, where in LOOSE.items():
        found = answer(family, "femke", words)
        assert where in text_of(found), words
        assert "Niets gevonden" not in text_of(found)
    for words in (
        "bibliotheek",
        "keukentafel",
    ):  # of a goal she does not read; of the law, which is not for the network
        assert "Niets gevonden" in text_of(answer(family, "tine", words)), words
    for words, where in LOOSE.items():
        assert where not in text_of(answer(family, "bram", words)), words


def test_only_what_was_said_last_of_a_helper_is_found(family):
    says_helping(family, "noor", "femke", "Komt voorlezen")
    says_helping(family, "noor", "femke", "Komt wandelen")
    assert "Niets gevonden" in text_of(answer(family, "noor", "voorlezen"))
    assert "Wie doet wat: " in text_of(answer(family, "noor", "wandelen"))


def test_what_is_of_no_chapter_is_not_found_in_a_chapter(family):
    says_helping(family, "noor", "femke", "Komt voorlezen")
    asked = {"words": "voorlezen", "chapter": str(family.chapters["Hulp"])}
    assert "Niets gevonden" in text_of(browser("noor").post(address("finding", family.id), asked))
