"""Who does what: every helper on one card, as the reader may know it; and for the family who might stop (SHARING 5, 18, 20)."""

from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest

from cast.deeds import does
from cast.family import READ
from cast.goals import adds_step, sets_goal, ticks
from cast.helping import says_helping, sees_helping
from cast.papers_of_plan import links
from cast.people import player
from cast.planning import at, plans
from gezinsboek.circle import pausing, sharing
from gezinsboek.circle.tests.screens import Screen
from gezinsboek.circle.tests.wires import app_as, one, superuser
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act
from gezinsboek.ground.ui import dates
from gezinsboek.plan.models import Helping
from gezinsboek.plan.stack import saying
from gezinsboek.plan.stack.cards import Stack
from gezinsboek.timeline.frame import Frame

from .test_rules import refuses

CARD = "plan/wie-doet-wat/"


def cards(family, key):
    """What this player's page holds, by helper; the words of a card as its dictionary."""
    return does(key, lambda: {one.member.id: one for one in Stack(Frame.of(family.id)).cards})


def card(family, key, of):
    return cards(family, key)[family.members[of]]


def says(family, key, of):
    """By hand, past the page."""
    return lambda: saying.say(uuid4(), family.id, family.members[of], "Komt helpen", "", None)


# ---------- saying what for


@pytest.mark.parametrize(
    ("key", "of"),
    [("noor", "femke"), ("mark", "daan"), ("noor", "tine"), ("jade", "daan"), ("femke", "femke"), ("tine", "tine")],
)
def test_the_family_says_it_of_any_helper_and_a_helper_of_themselves(family, key, of):
    told = says_helping(family, key, of, "Helpt Milan rustig naar school", "Elke week")
    assert card(family, "noor", of).purpose == told.purpose
    assert card(family, "noor", of).often == ["Elke week"]
    with superuser() as root:
        assert b"Milan" not in one(root, "select purpose_sealed from helping where id = %s", told.id)


@pytest.mark.parametrize(
    ("key", "of"),
    [
        ("femke", "daan"),
        ("tine", "femke"),
        ("daan", "yasmin"),
        ("noor", "mark"),
        ("mark", "noor"),
        ("noor", "jade"),
        ("karim", "femke"),
    ],
)
def test_nobody_says_it_of_another_helper_or_of_a_parent_or_child(family, key, of):
    assert refuses(key, says(family, key, of))


def test_a_young_person_says_it_only_of_who_reads_where_they_write(family):
    assert refuses("jade", says(family, "jade", "yasmin"))  # Gezondheid and Groeien are not Jade's


def test_who_only_reads_says_nothing(family):
    family.comes("sanne", {"School": READ})
    assert refuses("sanne", says(family, "sanne", "sanne"))


def test_it_is_read_by_who_knows_the_helper_and_by_nobody_else(family):
    says_helping(family, "noor", "yasmin", "Meet en weegt")
    for key in ("noor", "mark", "femke", "yasmin", "tine"):
        assert sees_helping(family, key) == {"Meet en weegt"}, key
    for key in ("daan", "jade", "karim"):
        assert sees_helping(family, key) == set(), key


def test_what_a_helper_of_a_private_chapter_does_is_the_owner_s_alone(family):
    family.private_chapter("noor", "Dagboek")
    family.comes("sanne", {"Dagboek": READ})
    says_helping(family, "noor", "sanne", "Praat met mij")
    assert sees_helping(family, "noor") == sees_helping(family, "sanne") == {"Praat met mij"}
    for key in ("mark", "femke", "jade"):
        assert sees_helping(family, key) == set(), key


def test_who_looks_as_somebody_reads_what_both_know_and_says_nothing(family):
    says_helping(family, "noor", "yasmin", "Meet en weegt")
    assert sees_helping(family, "noor", through=family.members["daan"]) == set()
    assert sees_helping(family, "noor", through=family.members["femke"]) == {"Meet en weegt"}


def test_who_is_paused_does_not_read_what_the_pauser_says(family):
    does("noor", lambda: pausing.pause(family.members["femke"], whole=False))
    says_helping(family, "noor", "femke", "Komt nog tot de zomer")
    assert sees_helping(family, "femke") == set()
    assert sees_helping(family, "mark") == {"Komt nog tot de zomer"}


def test_the_last_words_hold_those_of_before_stay_and_only_their_author_takes_them_back(family):
    says_helping(family, "femke", "femke", "Praat met Noor")
    last = says_helping(family, "noor", "femke", "Helpt ons met de ochtend")
    assert card(family, "mark", "femke").purpose == "Helpt ons met de ochtend"
    assert refuses("femke", lambda: saying.take_back(family.id, last.id))
    does("noor", lambda: saying.take_back(family.id, last.id))
    assert card(family, "mark", "femke").purpose == "Praat met Noor"
    with app_as(player("femke").acting()) as wire, pytest.raises(psycopg.errors.InsufficientPrivilege):
        wire.execute("update helping set purpose_sealed = ''")


def test_it_ends_nobody_s_access(family):
    says_helping(family, "noor", "femke", "Helpt", until=dates.today() - timedelta(days=1))
    assert card(family, "noor", "femke").access == ""
    assert family.writes("femke", "Hulp", "Ik ben er nog.")


def test_one_s_own_words_go_with_all_of_one_s_own(family):
    says_helping(family, "femke", "femke", "Praat met Noor")
    says_helping(family, "noor", "daan", "Leert Milan lezen")
    does("femke", lambda: act("bin_my_own", family.id))
    assert sees_helping(family, "noor") == {"Leert Milan lezen"}


# ---------- the card


def test_until_anybody_says_more_the_card_says_why_the_helper_was_invited(family):
    family.comes("sanne", {"Hulp": READ}, purpose="Praat met de ouders")
    assert card(family, "noor", "sanne").purpose == "Praat met de ouders"


def test_a_helper_stands_at_the_goals_in_whose_steps_they_are_named_or_that_their_own_plan_serves(family, goal):
    adds_step(family, "noor", goal, "Gesprek met de klas", "daan")
    helped = sets_goal(family, "noor", "Hulp", "Rust in huis")
    links(family, "femke", helped)
    [work] = card(family, "noor", "daan").works
    assert [step.text for step in work.steps] == ["Gesprek met de klas"]
    [work] = card(family, "noor", "femke").works
    assert work.goal.row.text == "Rust in huis"
    assert card(family, "noor", "tine").works == []


def test_a_goal_that_i_do_not_read_is_not_on_my_card(family, hidden):
    adds_step(family, "noor", hidden, "Praten over de avond", "femke")
    assert card(family, "noor", "femke").works
    assert card(family, "tine", "femke").works == []
    assert "Praten over de avond" not in Screen(family, "tine").page(CARD)


def test_appointments_that_come_back_say_how_often_to_who_reads_them(family):
    rule = "FREQ=WEEKLY"
    plans(family, "noor", "Hulp", "Gesprek thuis", at("2026-03-25 09:30", rule=rule), who=["femke"])
    assert card(family, "noor", "femke").often == ["Elke woensdag: Gesprek thuis"]
    assert card(family, "tine", "femke").often == []


def test_an_appointment_that_is_over_or_that_is_once_says_nothing_about_how_often(family):
    ended = at("2026-03-25 09:30", rule="FREQ=WEEKLY;UNTIL=20260401T235959")
    plans(family, "noor", "Hulp", "Gesprek thuis", ended, who=["femke"])
    plans(family, "noor", "Hulp", "Kennis maken", at("2026-03-25 11:00"), who=["femke"])
    with clock.moved_to(clock.now() + timedelta(days=400)):
        assert card(family, "noor", "femke").often == []


def test_the_card_says_until_when_somebody_reads_along(family):
    does("noor", lambda: sharing.set_until(family.members["daan"], clock.now() + timedelta(days=30)))
    assert card(family, "noor", "daan").access
    assert "Leest mee tot en met" in Screen(family, "tine").page(CARD)


def test_whom_i_do_not_know_is_not_on_my_card(family):
    assert family.members["yasmin"] not in cards(family, "daan")
    assert family.members["daan"] in cards(family, "jade")


# ---------- who might stop


def test_the_family_gets_the_question_with_a_reason_that_can_be_read(family, goal):
    page = Screen(family, "noor").page(CARD)
    assert "Wie kan stoppen?" in page
    assert card(family, "noor", "daan").maybe == ["Staat bij geen doel of stap."]
    step = adds_step(family, "noor", goal, "Gesprek met de klas", "daan")
    assert card(family, "noor", "daan").maybe == []
    ticks("daan", step)
    assert card(family, "noor", "daan").maybe == ["Alle stappen zijn klaar."]


def test_silence_and_a_day_that_passed_are_reasons_too(family, goal):
    adds_step(family, "noor", goal, "Gesprek met de klas", "daan")
    says_helping(family, "noor", "daan", "Helpt", until=dates.today())
    later = clock.now() + timedelta(days=100)
    with clock.moved_to(later):
        silent, over = card(family, "noor", "daan").maybe
        assert silent == "Schreef al drie maanden niets in wat jij leest."
        assert over.startswith("De afgesproken laatste dag is voorbij")
        family.writes("daan", "School", "Het gaat goed in de klas.")
        assert len(card(family, "noor", "daan").maybe) == 1


@pytest.mark.parametrize("key", ["femke", "daan", "tine"])
def test_no_helper_gets_that_question(family, key):
    assert "Wie kan stoppen?" not in Screen(family, key).page(CARD)
    assert not any(one.maybe for one in cards(family, key).values())


def test_nobody_is_asked_whether_grandmother_can_stop(family):
    assert card(family, "noor", "tine").maybe == []


# ---------- screens


def test_the_family_writes_what_somebody_comes_for_once(family):
    noor = Screen(family, "noor")
    where = f"{CARD}{family.members['femke']}/"
    form = noor.get(where).context["form"].initial["id"]
    told = {"id": form, "purpose": "Helpt ons met de ochtend", "often": "Elke dinsdag", "until": ""}
    for _click in range(2):
        assert noor.post(where, told).status_code == 302
    assert does("noor", lambda: Helping.objects.filter(dossier_id=family.id).count()) == 1
    page = noor.page(CARD)
    assert "Helpt ons met de ochtend" in page
    assert "Elke dinsdag" in page
    [row] = does("noor", lambda: list(Helping.objects.filter(dossier_id=family.id)))
    assert Screen(family, "femke").post(f"{CARD}{row.id}/weg/").status_code in (403, 404)
    assert noor.post(f"{CARD}{row.id}/weg/").status_code == 302
    assert "Helpt ons met de ochtend" not in noor.page(CARD)
    log = noor.page("wie-heeft-gekeken/")
    assert "schreef op waarvoor" in log
    assert "haalde weg waarvoor" in log


def test_nothing_typed_is_lost_when_the_purpose_is_missing(family):
    where = f"{CARD}{family.members['femke']}/"
    answer = Screen(family, "noor").post(where, {"id": str(uuid4()), "purpose": "", "often": "Elke dinsdag"})
    assert answer.status_code == 422
    assert "Elke dinsdag" in answer.content.decode()


def test_who_may_not_say_it_finds_no_form(family):
    assert Screen(family, "daan").get(f"{CARD}{family.members['femke']}/").status_code == 404
    assert Screen(family, "noor").get(f"{CARD}{family.members['mark']}/").status_code == 404
    assert Screen(family, "karim").get(CARD).status_code == 404
