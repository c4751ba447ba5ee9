""" "Mensen": who is who, and how it ends."""

from datetime import timedelta

import pytest
from django.db import transaction

from cast.family import READ, WRITE, Family
from cast.people import as_
from gezinsboek.circle import invitations, sharing
from gezinsboek.ground import clock
from gezinsboek.log.models import Line

from .screens import Screen, grant_of, level_of, member_of


@pytest.fixture
def noor(family):
    return Screen(family, "noor")


def path(family, key):
    return f"mensen/{family.members[key]}/"


def test_people_shows_who_why_since_and_what_they_read(noor):
    page = noor.page("mensen/")
    for words in (
        "Femke",
        "jeugdhulp, Samen Doen-team",
        "Helpt ons gezin.",
        "Leest en schrijft mee in Hulp.",
        "Oma Tine",
    ):
        assert words in page


def test_looking_at_the_people_is_logged(noor, family):
    noor.page("mensen/")
    with as_("noor"), transaction.atomic():
        assert Line.objects.filter(dossier_id=family.id, event_id="people").exists()


def test_a_teacher_sees_only_the_people_of_school(family):
    page = Screen(family, "daan").page("mensen/")
    assert "Oma Tine" in page
    assert "Yasmin" not in page
    assert Screen(family, "daan").get(path(family, "yasmin")).status_code == 404


def test_who_is_invited_stands_apart(noor, family):
    with as_("noor"), transaction.atomic():
        sent = invitations.invite(
            family.id,
            name="Juf Sanne",
            role="professional",
            title="juf",
            purpose="Leert Lina lezen.",
            grants=[invitations.Wanted(family.chapters["School"], READ)],
        )
    page = noor.page("mensen/")
    assert "Juf Sanne" in page[page.index('id="invited"') :]
    assert noor.page(f"mensen/{sent.member}/")
    with as_("noor"), transaction.atomic():
        invitations.withdraw(sent.invitation)
    assert "Juf Sanne" not in noor.page("mensen/")
    assert noor.get(f"mensen/{sent.member}/").status_code == 404


def test_the_family_ends_it_and_says_first_what_stays(noor, family):
    item = family.writes("femke", "Hulp", "Verslag.")
    before = noor.page(path(family, "femke"))
    assert "Femke leest dan meteen niets meer; wat Femke schreef, blijft in jullie boek." in before
    answer = noor.post(path(family, "femke"), {"do": "stop"}, follow=True)
    page = answer.content.decode()
    assert "Femke (jeugdhulp, Samen Doen-team) leest vanaf nu niets meer." in page
    ended = page[page.index('id="gone"') :]
    assert "Leest niets meer. Wat Femke schreef, blijft in jullie boek staan." in ended
    assert "Opnieuw uitnodigen" in ended
    assert family.sees("femke") == set()
    assert item.id in family.sees("noor")


def test_a_second_click_on_the_end_says_that_it_is_done(noor, family):
    for _again in range(2):
        answer = noor.post(path(family, "femke"), {"do": "stop"}, follow=True)
    assert "Femke (jeugdhulp, Samen Doen-team) doet al niet meer mee." in answer.content.decode()


def test_who_stopped_is_not_brought_back_by_a_date(noor, family):
    noor.post(path(family, "femke"), {"do": "stop"})
    answer = noor.post(path(family, "femke"), {"do": "until", "until": "none"}, follow=True)
    assert "Femke (jeugdhulp, Samen Doen-team) doet al niet meer mee." in answer.content.decode()
    assert family.sees("femke") == set()
    assert "Weer mee laten doen?" in noor.page(path(family, "femke"))
    assert 'name="set"' not in noor.page(path(family, "femke"))


def test_everybody_can_stop_by_themselves(family):
    daan = Screen(family, "daan")
    assert "Je leest dan meteen niets meer; wat jij schreef, blijft staan." in daan.page(path(family, "daan"))
    answer = daan.post(path(family, "daan"), {"do": "stop"})
    assert answer["Location"] == "/"
    assert daan.get("mensen/").status_code == 404


def test_the_only_parent_is_warned_before_stopping():
    book = Family.opens("sem", "Van Sem")
    assert "Je bent hier de enige ouder." in Screen(book, "sem").page(path(book, "sem"))


@pytest.mark.parametrize("key", ["daan", "tine", "jade"])
def test_nobody_else_ends_somebody(family, key):
    screen = Screen(family, key)
    assert "Stop met delen" not in screen.page(path(family, "mark"))
    assert screen.post(path(family, "mark"), {"do": "stop"}).status_code == 404
    assert screen.post(path(family, "mark"), {"do": "until", "day": "2099-01-01"}).status_code == 404


def test_a_guardian_does_not_put_out_another_guardian(noor, family):
    page = noor.page(path(family, "mark"))
    assert "Alleen Mark zelf kan stoppen." in page
    assert "Stop met delen" not in page
    assert noor.post(path(family, "mark"), {"do": "stop"}).status_code == 404
    assert noor.post(path(family, "mark"), {"do": "until", "day": "2099-01-01"}).status_code == 404
    assert member_of(family, "mark").live


def test_the_last_day_is_changed_and_told(noor, family):
    day = (clock.now() + timedelta(days=40)).date()
    answer = noor.post(path(family, "daan"), {"do": "until", "until": "day", "day": day.isoformat()}, follow=True)
    assert "Meester Daan (leerkracht, school De Regenboog) doet mee tot en met" in answer.content.decode()
    ends = member_of(family, "daan").expires_at
    assert ends is not None
    assert (ends - clock.now()).days in (39, 40)
    noor.post(path(family, "daan"), {"do": "until", "until": "none"})
    assert member_of(family, "daan").expires_at is None


@pytest.mark.parametrize("day", ["2020-01-01", "31-31-2031", "", "9999-12-31", "x" * 1000])
def test_a_wrong_day_changes_nothing_and_stays_on_the_page(noor, family, day):
    answer = noor.post(path(family, "daan"), {"do": "until", "until": "day", "day": day})
    assert answer.status_code == 422
    assert "Er klopt iets nog niet" in answer.content.decode()
    assert member_of(family, "daan").expires_at is None


def test_an_end_that_came_by_itself_reads_nothing_more(noor, family):
    with as_("noor"), transaction.atomic():
        sharing.set_until(family.members["daan"], clock.now() + timedelta(hours=2))
    with clock.moved_to(clock.now() + timedelta(hours=3)):
        assert family.sees("daan") == set()
        page = noor.page("mensen/")
        assert "Meester Daan" in page[page.index('id="gone"') :]


def test_one_tells_oneself_how_to_be_reached(family):
    daan = Screen(family, "daan")
    told = {"do": "about", "name": "Meester Daan", "title": "leerkracht", "reach": "Werkdagen van 8 tot 17 uur"}
    daan.post(path(family, "daan"), told)
    assert "Werkdagen van 8 tot 17 uur" in Screen(family, "noor").page("mensen/")


def test_nobody_says_for_another_how_they_are_reached(noor, family):
    noor.post(path(family, "daan"), {"do": "about", "name": "Meester D.", "title": "meester", "reach": "Bel mij"})
    daan = member_of(family, "daan")
    assert (daan.name, daan.title, daan.reach) == ("Meester D.", "meester", "")


def test_only_the_inviter_gives_another_name(family):
    mark = Screen(family, "mark")
    assert mark.post(path(family, "daan"), {"do": "about", "name": "Iets lelijks", "title": ""}).status_code == 404
    assert (
        Screen(family, "noor").post(path(family, "mark"), {"do": "about", "name": "X", "title": ""}).status_code == 404
    )
    assert member_of(family, "daan").name == "Meester Daan"


def test_a_wrong_name_keeps_what_was_typed(noor, family):
    answer = noor.post(path(family, "daan"), {"do": "about", "name": "", "title": "De beste meester"})
    assert answer.status_code == 422
    assert "De beste meester" in answer.content.decode()


def test_a_chapter_is_given_up_by_oneself(family):
    tine = Screen(family, "tine")
    answer = tine.post(path(family, "tine"), {"do": "give_up", "chapter": family.chapters["School"]}, follow=True)
    assert "Je leest School niet meer." in answer.content.decode()
    assert level_of(family, "tine", "School") == "none"
    assert level_of(family, "tine", "Thuis") == WRITE


def test_nobody_gives_up_for_another(noor, family):
    answer = noor.post(path(family, "mark"), {"do": "give_up", "chapter": family.chapters["School"]})
    assert answer.status_code == 404
    assert grant_of(family, "mark", "School") is not None


def test_the_card_of_one_person_changes_what_they_read(noor, family):
    told = noor.button("daan", "Thuis", "read", path(family, "daan"))
    answer = noor.post("wie-ziet-wat/", {"member": family.members["daan"], "set": told, "back": "person"})
    assert answer["Location"].endswith(path(family, "daan"))
    assert level_of(family, "daan", "Thuis") == READ


def test_a_helper_of_a_private_chapter_appears_to_nobody_else(family):
    family.private_chapter("noor", "Van mij alleen")
    helper = family.comes("karim", {"Van mij alleen": READ}, inviter="noor")
    assert "Karim" not in Screen(family, "mark", fresh=True).page("mensen/")
    assert "Karim" not in Screen(family, "noor").page("mensen/")
    assert "Karim" in Screen(family, "noor", fresh=True).page("mensen/")
    assert Screen(family, "mark", fresh=True).get(f"mensen/{helper}/").status_code == 404


def test_a_person_of_another_book_is_not_found(noor, family):
    other = Family.opens("noor", "Nog een boek")
    assert noor.get(f"mensen/{other.members['noor']}/").status_code == 404
    assert noor.post(f"mensen/{other.members['noor']}/", {"do": "stop"}).status_code == 404
    assert noor.post(path(family, "daan"), {"do": "something"}).status_code == 404
