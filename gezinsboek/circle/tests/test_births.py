"""SHARING 6: who says a birth date, whose yes it takes when it makes a child older, and mending what one typed."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test import Client

from cast.browser import sign_in
from cast.deeds import does, is_refused
from cast.family import READ, WRITE, Family
from cast.people import as_
from gezinsboek.circle import opening, sharing
from gezinsboek.dossier.models import Child, Custody
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act, ask
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.ui.dates import AMSTERDAM

from .growing_up import BORN, turns
from .screens import Screen

THIS = date.today().year
YOUNG, OLDER, GROWN = date(THIS - 9, 1, 1), date(THIS - 13, 1, 1), date(THIS - 17, 1, 1)
TODAY = clock.now().astimezone(AMSTERDAM).date()
TWELVE = TODAY.replace(year=TODAY.year - 12, day=min(TODAY.day, 28))


@pytest.fixture
def later():
    """A day after the family was made, so that nobody mends what they just typed."""
    with clock.moved_to(clock.now() + timedelta(days=1, minutes=1)):
        yield clock.now()


def child(family, name: str) -> Child:
    return does("noor", lambda: Child.objects.get(id=family.children[name]))


def says(family, key: str, name: str, born: date) -> bool:
    return does(key, lambda: opening.say_birth(child(family, name), born))


def cannot_say(family, key: str, name: str, born: date) -> bool:
    one = child(family, name)
    return is_refused(key, lambda: opening.say_birth(one, born))


def gezag(family, name: str, **said: str) -> None:
    for key, answer in said.items():
        with as_(key), transaction.atomic():
            told = {"dossier_id": family.id, "child_id": family.children[name], "member": family.members[key]}
            Custody(**told, answer=answer).save(force_insert=True)


def asked(family, key: str) -> list[date]:
    return [row[2] for row in does(key, lambda: ask("births_asked", family.id))]


# ---------- older by a band


@pytest.mark.parametrize("born", [OLDER, GROWN])
def test_one_guardian_alone_does_not_make_a_child_older(family, later, born):
    assert says(family, "noor", "Milan", born) is False
    assert says(family, "noor", "Milan", born) is False
    assert child(family, "Milan").born != born.isoformat()
    assert asked(family, "mark") == asked(family, "noor") == [born] and asked(family, "femke") == []
    assert says(family, "mark", "Milan", born) is True
    assert child(family, "Milan").born == born.isoformat() and asked(family, "mark") == []


def test_another_date_is_no_yes_and_a_yes_lapses(family, later):
    assert says(family, "noor", "Milan", OLDER) is False
    assert says(family, "mark", "Milan", GROWN) is False
    with clock.moved_to(later + timedelta(days=31)):
        assert says(family, "noor", "Milan", GROWN) is False


def test_within_a_band_one_guardian_is_enough(family, later):
    assert says(family, "noor", "Milan", YOUNG.replace(month=2)) is True


@pytest.mark.parametrize("answer", ["no", "yes", "unknown"])
def test_who_said_to_have_no_gezag_is_not_asked(family, later, answer):
    gezag(family, "Milan", mark=answer)
    assert says(family, "noor", "Milan", OLDER) is (answer == "no")


def test_a_guardian_who_is_alone_decides_alone(family, later):
    does("mark", lambda: sharing.end_member(family.members["mark"]))
    assert says(family, "noor", "Milan", OLDER) is True


def test_the_page_tells_the_other_guardian_who_says_yes_there(family, later):
    says(family, "noor", "Milan", OLDER)
    mark, noor = Screen(family, "mark"), Screen(family, "noor")
    assert "Ja, dat klopt" in mark.page("gezin/") and "Ja, dat klopt" not in noor.page("gezin/")
    assert "Nog niet" in noor.page("gezin/")
    assert "geboortedatum in van Milan" in sign_in(Client(), "mark").get("/nieuw/").content.decode()
    told = {"do": "born", "child": family.children["Milan"], "born": OLDER.isoformat()}
    assert noor.post("gezin/", told).status_code == 302 and child(family, "Milan").born != OLDER.isoformat()
    assert Screen(family, "femke").post("gezin/", told).status_code == 404
    mark.post("gezin/", told)
    mark.post("gezin/", told)
    assert child(family, "Milan").born == OLDER.isoformat()


def test_a_yes_is_only_for_the_date_that_was_seen(family, later):
    says(family, "noor", "Milan", OLDER)
    told = {"do": "born", "child": family.children["Milan"], "born": OLDER.isoformat()}
    says(family, "noor", "Milan", GROWN)
    Screen(family, "mark").post("gezin/", told)
    assert asked(family, "mark") == [GROWN] and child(family, "Milan").born != GROWN.isoformat()


def test_nobody_alone_makes_a_child_older_by_tomorrow(family, later):
    assert says(family, "noor", "Milan", YOUNG - timedelta(days=600)) is False


# ---------- the first date of a child of twelve


@pytest.mark.parametrize("born", [GROWN, OLDER, TWELVE, TWELVE + timedelta(days=20)])
def test_a_first_date_that_makes_a_child_twelve_waits_for_the_other_guardian(family, born):
    """From twelve no guardian alone sets it right any more. Also when it is twelve within thirty days, as it is told ahead."""
    family.child("Sami", born)
    assert child(family, "Sami").born == ""
    assert asked(family, "mark") == asked(family, "noor") == [born] and asked(family, "femke") == []
    assert says(family, "noor", "Sami", born) is False
    assert says(family, "mark", "Sami", born) is True
    assert child(family, "Sami").born == born.isoformat()


@pytest.mark.parametrize("years", [3, 11])
def test_a_first_date_under_twelve_stands_at_once_and_any_guardian_sets_it_right(family, years):
    born = TWELVE.replace(year=TWELVE.year + 12 - years)
    family.child("Sami", born)
    assert child(family, "Sami").born == born.isoformat() and asked(family, "mark") == []
    assert says(family, "mark", "Sami", born + timedelta(days=40)) is True


def test_no_guardian_alone_makes_a_little_child_fifteen_for_good(family):
    """It would shut every guardian out at sixteen, and no band that was reached reopens."""
    family.child("Sami", date(THIS - 15, 1, 1))
    assert says(family, "mark", "Sami", YOUNG) is True
    assert child(family, "Sami").born == YOUNG.isoformat()


def test_while_a_first_date_waits_the_other_guardian_still_opens_a_chapter_about_the_child(family):
    family.child("Sami", OLDER)
    does("noor", lambda: act("chapter_about", family.chapters["School"], family.children["Sami"]))
    family.grant("mark", "daan", "School", READ)
    assert family.writes("mark", "School", "Over Sami.").id in family.sees("daan")


def test_another_guardian_answers_a_first_date_with_the_right_one(family):
    family.child("Sami", GROWN)
    assert says(family, "mark", "Sami", OLDER) is False
    assert says(family, "noor", "Sami", OLDER) is True
    assert child(family, "Sami").born == OLDER.isoformat() and asked(family, "mark") == asked(family, "noor") == []


def test_a_guardian_who_is_alone_says_a_first_date_alone(family):
    family.child("Sami")
    gezag(family, "Sami", mark="no")
    assert says(family, "noor", "Sami", GROWN) is True
    does("mark", lambda: sharing.end_member(family.members["mark"]))
    family.child("Noa", GROWN)
    assert child(family, "Noa").born == GROWN.isoformat()


@pytest.mark.parametrize("years", [OLDER, GROWN])
def test_mending_a_first_date_makes_no_child_twelve(family, years):
    family.child("Sami", YOUNG)
    assert says(family, "noor", "Sami", years) is False
    assert child(family, "Sami").born == YOUNG.isoformat()


def test_a_child_itself_says_a_first_date_at_once():
    book = Family.opens()
    book.comes("mark", {"Thuis": WRITE}, purpose="Vader")
    book.child("Jade", GROWN)
    book.comes("jade", {"Thuis": WRITE}, child="Jade")
    assert "Jij kunt het zelf invullen." in Screen(book, "jade").page("gezin/")
    assert says(book, "jade", "Jade", GROWN.replace(month=3)) is True
    assert child(book, "Jade").born == GROWN.replace(month=3).isoformat() and asked(book, "mark") == []


def test_the_page_says_of_a_new_child_of_twelve_that_the_other_guardian_must_say_yes(family):
    noor, mark = Screen(family, "noor"), Screen(family, "mark")
    noor.post("gezin/", {"do": "add", "child": new_id(), "name": "Sami", "born": OLDER.isoformat()})
    page = noor.page("gezin/")
    assert "Nog niet: de andere ouder met gezag moet ja zeggen." in page and "nog niet ingevuld" in page
    assert "Ja, dat klopt" in mark.page("gezin/")


# ---------- mending


def with_older_child(family) -> None:
    """Sami of thirteen, whose date Noor typed, and only she has gezag."""
    family.child("Sami")
    gezag(family, "Sami", mark="no")
    assert says(family, "noor", "Sami", OLDER) is True


def test_a_first_date_holds_and_is_mended_within_a_day_by_who_typed_it(family):
    with_older_child(family)
    assert cannot_say(family, "mark", "Sami", YOUNG)
    assert says(family, "noor", "Sami", YOUNG) is True
    assert child(family, "Sami").born == YOUNG.isoformat()
    page = Screen(family, "noor").page("gezin/")
    assert "Verkeerd getypt?" in page


def test_after_a_day_it_stands_however_often_it_was_mended(family):
    with_older_child(family)
    start = clock.now()
    with clock.moved_to(start + timedelta(hours=23)):
        assert says(family, "noor", "Sami", OLDER.replace(month=2)) is True
    with clock.moved_to(start + timedelta(hours=25)):
        assert cannot_say(family, "noor", "Sami", YOUNG)


def test_mending_is_no_way_round_the_other_guardian(family, later):
    assert says(family, "noor", "Milan", YOUNG.replace(month=2)) is True
    assert says(family, "noor", "Milan", OLDER) is False
    assert says(family, "noor", "Milan", YOUNG.replace(month=3)) is True


# ---------- after twelve


def test_after_twelve_two_with_gezag_change_a_birth_date_together(family, later):
    other = date(BORN.year, 2, 3)
    gezag(family, "Jade", noor="yes", mark="yes")
    assert says(family, "noor", "Jade", other) is False
    assert says(family, "noor", "Jade", other) is False
    assert child(family, "Jade").born == BORN.isoformat()
    assert asked(family, "mark") == asked(family, "jade") == [other]
    assert asked(family, "femke") == []
    assert says(family, "mark", "Jade", other) is True
    assert child(family, "Jade").born == other.isoformat()


def test_two_different_dates_or_one_without_gezag_change_nothing(family, later):
    gezag(family, "Jade", noor="yes")
    assert says(family, "noor", "Jade", date(BORN.year, 2, 3)) is False
    assert cannot_say(family, "mark", "Jade", date(BORN.year, 2, 3))
    gezag(family, "Jade", mark="yes")
    assert says(family, "mark", "Jade", date(BORN.year, 2, 4)) is False
    with clock.moved_to(later + timedelta(days=31)):
        assert says(family, "noor", "Jade", date(BORN.year, 2, 4)) is False


def test_two_with_gezag_cannot_make_a_child_younger_than_a_band(family, later):
    gezag(family, "Jade", noor="yes", mark="yes")
    assert cannot_say(family, "noor", "Jade", YOUNG)


# ---------- what the page says to who cannot say yes


def test_a_guardian_who_said_nothing_about_gezag_is_first_asked_that(family, later):
    other = date(BORN.year, 2, 3)
    gezag(family, "Jade", noor="yes")
    assert says(family, "noor", "Jade", other) is False
    mark = Screen(family, "mark")
    page = mark.page("gezin/")
    assert "Zeg eerst bij gezag of jij dat hebt." in page
    assert "Ja, dat klopt" not in page
    gezag(family, "Jade", mark="yes")
    page = mark.page("gezin/")
    assert "Zeg eerst bij gezag" not in page
    assert "Ja, dat klopt" in page
    mark.post("gezin/", {"do": "born", "child": family.children["Jade"], "born": other.isoformat()})
    assert child(family, "Jade").born == other.isoformat()


def test_under_twelve_a_guardian_says_yes_without_a_word_about_gezag(family, later):
    assert says(family, "noor", "Milan", OLDER) is False
    page = Screen(family, "mark").page("gezin/")
    assert "Zeg eerst bij gezag" not in page
    assert "Ja, dat klopt" in page


@pytest.mark.parametrize("years", [11, 14])
def test_a_child_is_told_to_fill_it_in_only_when_it_may(family, years):
    gezag(family, "Jade", noor="yes", mark="yes")
    other = BORN.replace(year=BORN.year - 3)
    with clock.moved_to(turns(years, days=200)):
        assert says(family, "mark", "Jade", other) is False
        page = Screen(family, "jade").page("gezin/")
        assert "denkt dat jij op" in page
        assert ("Jij kunt het zelf invullen." in page) is (years >= 12)
        assert cannot_say(family, "jade", "Jade", other) is (years < 12)
