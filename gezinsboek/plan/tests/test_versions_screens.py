"""The pages of versions: the talk that makes one, what changed, and what everybody thinks of it."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from cast.deeds import changes, does
from cast.goals import adds_step, scores, ticks, waits
from cast.signals import looks_out
from cast.versions import agrees_on, hears, says, sees_versions
from gezinsboek.circle.tests.screens import Screen
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act
from gezinsboek.ground.ui import dates

VERSIONS = "plan/versies/"
TALK = "plan/gesprek/"
SOON = dates.today() + timedelta(days=60)


def told(page, **more):
    """What the form of the talk sends: what stands in it, with this on top."""
    hidden = dict(re.findall(r'name="(id|made_from)"[^>]* value="([^"]*)"', page))
    return hidden | {"review_on": str(SOON), "there": []} | more


def words(page):
    """The page as it is read: without tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.fixture
def moved(family, goal):
    """Two versions, with all that can change between them."""
    first = adds_step(family, "noor", goal, "De tas klaarzetten")
    gone = adds_step(family, "noor", goal, "Met de bus")
    scores("noor", goal, 4)
    before = agrees_on(family, "noor", decided="We beginnen klein.")
    ticks("noor", first)
    does("noor", gone.bin)
    changes("noor", goal, "Ik wil met zin naar school")
    scores("noor", goal, 6)
    adds_step(family, "noor", goal, "Oma fietst mee", "noor")
    looks_out(family, "noor", goal, "Twee ochtenden buikpijn")
    after = agrees_on(family, "noor", "tine", decided="Door.", about={goal: "Oma op dinsdag."}, contact="femke")
    return before, after


def test_the_talk_makes_a_version_and_a_double_click_makes_one(family, goal):
    noor = Screen(family, "noor")
    sent = told(noor.page(TALK), decided="Oma brengt hem.", there=[str(family.members["tine"])], others="De buurman")
    sent |= {f"decided-{goal.id}": "Elke dinsdag.", "contact": str(family.members["femke"])}
    for _double_click in range(2):
        assert noor.post(TALK, sent).status_code == 302
    assert sees_versions(family, "noor") == [1]
    page = words(Screen(family, "daan").page(f"{VERSIONS}1/"))
    for part in ("Oma brengt hem.", "De buurman", "Elke dinsdag.", "Contactpersoon Femke", "Volgende gesprek"):
        assert part in page, part


def test_what_was_agreed_about_a_goal_is_read_by_who_reads_that_goal(family, goal, hidden):
    agrees_on(family, "noor", decided="We gaan door.", about={hidden: "Noor slaapt uit op zondag."})
    assert "slaapt uit" in Screen(family, "femke").page(f"{VERSIONS}1/")
    for key in ("daan", "tine"):
        page = Screen(family, key).page(f"{VERSIONS}1/")
        assert "We gaan door." in page
        assert "slaapt uit" not in page
        assert "rust in huis" not in page


def test_the_form_asks_for_a_day_that_comes_and_keeps_what_was_typed(family, goal):
    noor = Screen(family, "noor")
    sent = told(noor.page(TALK), review_on=str(dates.today()), decided="Oma brengt hem.")
    answer = noor.post(TALK, sent)
    assert answer.status_code == 422
    assert "Kies een dag die nog komt." in answer.content.decode()
    assert "Oma brengt hem." in answer.content.decode()
    assert noor.post(TALK, sent | {"review_on": ""}).status_code == 422
    assert sees_versions(family, "noor") == []


def test_a_stale_talk_overwrites_nothing_and_can_be_sent_again(family, goal):
    noor = Screen(family, "noor")
    sent = told(noor.page(TALK), decided="Van Noor.")
    agrees_on(family, "mark", decided="Van Mark.")
    answer = noor.post(TALK, sent)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Van Noor." in page
    assert "Van Mark." in page
    assert noor.post(TALK, sent | told(page, decided="Van Noor.")).status_code == 302
    assert sees_versions(family, "noor") == [1, 2]


@pytest.mark.parametrize("key", ["femke", "jade", "tine", "daan"])
def test_who_makes_no_version_reads_the_talk_without_its_form(family, goal, key):
    agrees_on(family, "noor", decided="We gaan door.")
    screen = Screen(family, key)
    page = screen.page(TALK)
    assert "We gaan door." in page
    assert "Leg dit vast" not in page
    assert screen.post(TALK, {"id": str(uuid4()), "made_from": 1, "review_on": str(SOON)}).status_code in (403, 404)
    assert sees_versions(family, "noor") == [1]


def test_a_goal_that_was_closed_is_told_as_reached_and_not_as_gone(family, goal):
    agrees_on(family, "noor")
    does("noor", lambda: act("close_goal", goal.id, "reached"))
    agrees_on(family, "noor")
    page = words(Screen(family, "daan").page(f"{VERSIONS}2/"))
    assert "Gelukt: Dit staat niet in deze versie." in page
    assert "Weg: Dit staat niet" not in page


def test_a_version_keeps_what_comes_first_and_tells_when_that_changes(family, goal):
    bag, bus = (adds_step(family, "noor", goal, text) for text in ("De tas klaarzetten", "Met de bus"))
    agrees_on(family, "noor")
    assert "Eerst:" not in words(Screen(family, "daan").page(f"{VERSIONS}1/"))
    waits("noor", bus, bag)
    agrees_on(family, "noor")
    page = words(Screen(family, "daan").page(f"{VERSIONS}2/"))
    assert page.count("Eerst: “De tas klaarzetten”") == 2
    assert "De stap is nu: “Met de bus”" in page


def test_a_version_never_says_a_step_of_a_goal_that_its_reader_does_not_see(family, goal, hidden):
    bus, secret = adds_step(family, "noor", goal, "Met de bus"), adds_step(family, "noor", hidden, "Noor slaapt uit")
    waits("noor", bus, secret)
    agrees_on(family, "noor")
    for key in ("daan", "noor"):
        assert "Eerst:" not in words(Screen(family, key).page(f"{VERSIONS}1/"))


def test_what_changed_is_told_in_sentences(family, moved):
    page = words(Screen(family, "noor").page(f"{VERSIONS}2/"))
    for part in (
        "Wat veranderde er sinds versie 1?",
        "Anders: Eerst stond er: “Ik wil weer elke dag naar school zonder buikpijn”",
        "Klaar: De stap “De tas klaarzetten”",
        "Weg: De stap “Met de bus”",
        "Nieuw: De stap “Oma fietst mee”: Jij",
        "Anders: Jij: van 4 naar 6.",
        "Nieuw: Hier letten we op: Twee ochtenden buikpijn",
    ):
        assert part in page, part


def test_a_first_version_and_one_in_which_nothing_changed_say_so(family, goal):
    agrees_on(family, "noor")
    agrees_on(family, "noor")
    noor = Screen(family, "noor")
    assert "Dit is de eerste versie." in noor.page(f"{VERSIONS}1/")
    assert "In wat jij leest, veranderde niets." in noor.page(f"{VERSIONS}2/")


def test_any_two_versions_lie_side_by_side(family, moved):
    agrees_on(family, "noor")
    page = Screen(family, "noor").page(f"{VERSIONS}3/?met=1")
    assert "Wat veranderde er sinds versie 1?" in page
    assert "Met de bus" in page
    for odd in ("x", "3", "99", "9" * 30):
        assert "Wat veranderde er sinds versie 2?" in Screen(family, "noor").page(f"{VERSIONS}3/?met={odd}")


def test_what_changed_in_a_goal_that_i_do_not_read_is_not_told(family, goal, hidden):
    agrees_on(family, "noor")
    changes("noor", hidden, "Ik wil slapen")
    agrees_on(family, "noor")
    assert "Ik wil slapen" in Screen(family, "noor").page(f"{VERSIONS}2/")
    page = Screen(family, "daan").page(f"{VERSIONS}2/")
    assert "slapen" not in page
    assert "In wat jij leest, veranderde niets." in page


def test_everybody_says_what_they_think_and_why(family, goal):
    version = agrees_on(family, "noor")
    femke = Screen(family, "femke")
    assert "Zeg wat je ervan vindt" in femke.page("plan/")
    sent = {"id": str(uuid4()), "answer": "not_yet", "why": "Eerst met school praten."}
    for _double_click in range(2):
        assert femke.post(f"{VERSIONS}1/", sent).status_code == 302
    assert hears(family, "noor", version)["femke"] == ["not_yet"]
    page = words(Screen(family, "noor").page(f"{VERSIONS}1/"))
    assert "Nog niet" in page
    assert "Eerst met school praten." in page
    assert "is het nog niet eens. “Eerst met school praten.”" in words(Screen(family, "noor").page(TALK))
    assert "Zeg wat je ervan vindt" not in femke.page("plan/")


def test_an_answer_must_be_chosen_and_goes_to_the_version_that_holds(family, goal):
    agrees_on(family, "noor")
    daan = Screen(family, "daan")
    assert daan.post(f"{VERSIONS}1/", {"id": str(uuid4()), "why": "Hm."}).status_code == 422
    agrees_on(family, "noor")
    assert daan.post(f"{VERSIONS}1/", {"id": str(uuid4()), "answer": "yes"}).status_code == 302
    assert "Er is net een nieuwe versie." in daan.page(VERSIONS)
    assert "Wat vind jij van dit plan?" not in daan.page(f"{VERSIONS}1/")
    assert "Dit is een eerdere versie." in daan.page(f"{VERSIONS}1/")


def test_who_does_not_take_part_finds_nothing(family, goal):
    agrees_on(family, "noor")
    for path in (VERSIONS, f"{VERSIONS}1/", TALK):
        assert Screen(family, "karim").get(path).status_code == 404
    for path in (f"{VERSIONS}2/", f"{VERSIONS}0/"):
        assert Screen(family, "noor").get(path).status_code == 404


def test_a_helper_who_shares_no_goal_reads_that_there_is_a_version_and_no_words_of_it(family, goal):
    agrees_on(family, "noor", about={goal: "Elke dinsdag."})
    page = Screen(family, "yasmin").page(f"{VERSIONS}1/")
    assert "Van deze versie lees jij geen doelen." in page
    assert "dinsdag." not in page


def test_a_book_without_versions_says_what_one_is_for(family, goal):
    assert "leg vast wat jullie afspreken" in Screen(family, "noor").page(VERSIONS)
    assert "Als het gezin er een vastlegt" in Screen(family, "daan").page(VERSIONS)


def test_reading_and_making_are_in_the_log_of_the_family(family, goal):
    version = agrees_on(family, "noor")
    Screen(family, "femke").page(f"{VERSIONS}1/")
    says("femke", version)
    page = Screen(family, "noor").page("wie-heeft-gekeken/")
    assert "las een versie van het plan." in page
    assert "is het eens met het plan." in page


def test_the_talk_and_my_answer_wait_in_mijn_gezinnen(family, goal):
    version = agrees_on(family, "noor", review_on=dates.today() + timedelta(days=5))
    femke = Screen(family, "femke")
    wait, talk = f"/boek/{family.id}/{VERSIONS}1/", f"/boek/{family.id}/{TALK}"
    assert wait in femke.client.get("/mijn-gezinnen/").content.decode()
    says("femke", version)
    page = femke.client.get("/mijn-gezinnen/").content.decode()
    assert wait not in page
    assert talk in page


def test_the_day_of_the_talk_stands_in_what_is_new(family, goal):
    agrees_on(family, "noor", review_on=dates.today() + timedelta(days=20))
    with clock.moved_to(clock.now() + timedelta(days=18)):
        act("spread_reviews")
        page = Screen(family, "noor").client.get("/nieuw/").content.decode()
    assert "Het is tijd om over het plan te praten." in page
