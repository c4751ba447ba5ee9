"""Both sides hear of what somebody may read, of an end that is near, and of an end; and it is prolonged with one click."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client

from cast.browser import sign_in
from cast.family import READ, WRITE
from cast.people import PLAYERS, as_
from gezinsboek.circle import invitations, sharing
from gezinsboek.circle.models import Member
from gezinsboek.circle.tests.screens import Screen, grant_of, level_of, member_of
from gezinsboek.circle.tests.wires import superuser
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act

from .telling import day, forget, mailed, noted, wish

FAMILY = ["jade", "mark", "noor"]


@pytest.fixture
def family(family):
    forget()
    for key in ("noor", "mark", "jade", "femke", "daan"):
        wish(key)
    return family


def until(family, key, moment, *, by="noor"):
    with as_(by), transaction.atomic():
        sharing.set_until(family.members[key], moment)


def page(key) -> str:
    response = sign_in(Client(), key).get("/nieuw/")
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.mark.parametrize(("level", "had"), [(READ, "none"), (WRITE, "read")])
def test_given_and_changed(family, level, had):
    chapter = "Thuis" if had == "none" else "School"
    key = "daan" if had == "none" else "femke"
    family.grant("noor", key, chapter, level)
    assert mailed() == sorted([key, "jade", "mark"])


def test_taken_away(family):
    grant = grant_of(family, "femke", "School")
    assert grant
    with as_("mark"), transaction.atomic():
        sharing.end_grant(grant.id)
    assert mailed() == ["femke", "jade", "noor"]


@pytest.mark.parametrize("yes", [True, False])
def test_may_take_over_given_and_taken_away(family, yes):
    grant = grant_of(family, "femke", "School")
    assert grant
    with as_("noor"), transaction.atomic():
        act("allow_taking", grant.id, True)
    if not yes:
        forget()
        for key in ("noor", "mark", "jade", "femke"):
            wish(key)
        with as_("noor"), transaction.atomic():
            act("allow_taking", grant.id, False)
    assert mailed() == ["femke", "jade", "mark"]
    assert "Wat jij mag, is veranderd op" in page("femke")


def test_only_the_family_that_reads_the_chapter_hears_of_it(family):
    """Mark and Jade do not read "Geld en wonen": that something changed there is not theirs to know."""
    family.grant("noor", "daan", "Geld en wonen", READ)
    assert mailed() == ["daan"]


def test_a_private_chapter_that_was_opened_is_told_to_nobody(family):
    family.private_chapter("noor")
    family.grant("noor", "femke", "Alleen van mij", READ)
    act("spread_news")
    assert noted(family.id, "access") == set()


def test_who_was_put_out_hears_that_and_nothing_more(family):
    with as_("noor"), transaction.atomic():
        sharing.end_member(family.members["femke"])
    assert mailed() == ["femke", "jade", "mark"]
    assert "niet meer mee in een boek" in page("femke") and "Neem mee wat je zelf schreef" in page("femke")
    assert "Noor, Milan en Lina" not in page("femke").split("niet meer mee")[0].split("<main")[1]


def test_who_left_their_last_book_finds_the_way_to_their_own_words_for_thirty_days(family):
    with superuser() as root:  # nor in the books of other tests
        root.execute("update member set ended_at = now() where person_id = %s", [PLAYERS["tine"].id])
    assert 'href="/meenemen/"' in sign_in(Client(), "tine").get("/").content.decode()
    with clock.moved_to(clock.now() + timedelta(days=31)):
        shown = sign_in(Client(), "tine").get("/").content.decode()
    assert "Welkom" in shown and 'href="/meenemen/"' not in shown


def test_who_leaves_is_not_told_and_the_family_is(family):
    with as_("femke"), transaction.atomic():
        sharing.end_member(family.members["femke"])
    assert mailed() == FAMILY


def test_who_comes_in_is_told_of_to_the_family(family):
    family.comes("bram", {"Thuis": READ})
    act("spread_news")
    assert noted(family.id, "access") == set(FAMILY)


def test_an_invitation_that_nobody_took_is_no_change(family):
    with as_("noor"), transaction.atomic():
        wanted = [invitations.Wanted(family.chapters["School"], READ)]
        invitations.invite(family.id, name="Els", role="network", title="", purpose="", grants=wanted, address="")
    act("spread_news")
    assert noted(family.id, "access") == set()


def test_a_helper_whom_only_a_private_chapter_knows_betrays_nobody_by_an_end(family):
    """Their own end is theirs to know; the rest of the family never hears that they were there (SHARING 5)."""
    family.private_chapter("noor")
    family.comes("bram", {"Alleen van mij": READ}, until=clock.now() + timedelta(days=30))
    forget()
    with clock.moved_to(clock.now() + timedelta(days=20)):
        act("spread_ends")
    assert noted(family.id, "ends") == {"bram"}


def test_an_end_is_announced_fourteen_and_three_days_before_to_both_sides(family):
    until(family, "femke", day(40, 23, 59))
    forget()
    both = sorted(["femke", *FAMILY])
    assert mailed(day(25, 12)) == []
    assert mailed(day(26, 12)) == both
    assert mailed(day(26, 13)) == mailed(day(30, 12)) == []
    assert mailed(day(37, 12)) == both
    assert mailed(day(38, 12)) == mailed(day(40, 12)) == []
    assert mailed(day(41, 12)) == both  # it is there


def test_one_chapter_that_ends_is_announced_to_who_reads_it(family):
    family.grant("noor", "femke", "School", READ, None, day(40, 23, 59))
    forget()
    assert mailed(day(37, 12)) == sorted(["femke", *FAMILY])


def test_what_was_for_a_week_from_the_beginning_is_announced_only_shortly_before(family):
    family.grant("noor", "daan", "Groeien", READ, None, day(7, 23, 59))
    forget()
    assert mailed(day(1, 12)) == []
    assert "daan" in mailed(day(5, 12))


def test_an_end_that_was_moved_before_the_mail_left_is_not_announced(family):
    until(family, "femke", day(40, 23, 59))
    forget()
    with clock.moved_to(day(27, 12)):
        act("spread_ends")
    assert noted(family.id, "ends") == {"femke", *FAMILY}
    until(family, "femke", day(200, 23, 59))
    mailed(day(27, 13))
    assert noted(family.id, "ends") == set()


def test_even_once_a_week_is_told_of_an_end_within_a_day(family):
    wish("femke", "week", hour=9)
    until(family, "femke", day(40, 23, 59))
    forget()
    with clock.moved_to(day(37, 12)):
        act("spread_ends")
    assert "femke" in mailed(day(38, 9, 1))


def test_a_guardian_prolongs_with_one_click(family):
    ends = day(10, 23, 59)
    until(family, "femke", ends)
    screen = Screen(family, "noor")
    shown = page("noor")
    assert "Femke (jeugdhulp, Samen Doen-team) doet mee tot en met" in shown and "Verleng met 3 maanden" in shown
    told = {"subject": family.members["femke"], "until": int(ends.timestamp())}
    assert screen.post("verlengen/", told).status_code == 302
    later = member_of(family, "femke").expires_at
    assert later and timedelta(days=85) < later - ends < timedelta(days=95)
    screen.post("verlengen/", told)  # a double click
    assert member_of(family, "femke").expires_at == later
    assert "Femke (jeugdhulp, Samen Doen-team) doet mee tot en met" not in page("noor")


def test_one_chapter_is_prolonged_with_one_click(family):
    ends = day(3, 23, 59)
    grant = family.grant("noor", "daan", "Thuis", READ, None, ends)
    assert "Daan (leerkracht, school De Regenboog) leest Thuis" in page("noor")
    Screen(family, "mark").post("verlengen/", {"subject": grant, "until": int(ends.timestamp())})
    longer = grant_of(family, "daan", "Thuis")
    assert longer and longer.until and longer.until - ends > timedelta(days=80)
    assert level_of(family, "daan", "Thuis") == READ


@pytest.mark.parametrize("key", ["femke", "daan", "jade", "tine", "karim"])
def test_nobody_else_prolongs(family, key):
    ends = day(10, 23, 59)
    until(family, "femke", ends)
    Screen(family, key).post("verlengen/", {"subject": family.members["femke"], "until": int(ends.timestamp())})
    with as_("noor"), transaction.atomic():
        assert Member.objects.get(id=family.members["femke"]).expires_at == ends
    assert "Verleng met" not in page(key)


def test_an_end_stands_on_the_page_of_a_youth_without_the_button(family):
    until(family, "femke", day(10, 23, 59))
    shown = page("jade")
    assert "Femke (jeugdhulp, Samen Doen-team) doet mee tot en met" in shown and "Verleng met" not in shown


def test_who_reads_one_chapter_for_a_while_reads_until_when(family):
    family.grant("noor", "daan", "Thuis", READ, None, day(3, 23, 59))
    shown = page("daan")
    assert "Je leest Thuis tot en met" in shown and "Verleng met" not in shown
    assert "tot en met" not in page("femke")


@pytest.mark.parametrize(
    "told", [{}, {"subject": "x", "until": "1"}, {"subject": str(PLAYERS["noor"].id), "until": "x"}]
)
def test_what_was_never_on_the_page_is_not_there(family, told):
    assert Screen(family, "noor").post("verlengen/", told).status_code == 404


def test_the_other_parent_sees_that_sharing_changed(family):
    family.grant("noor", "daan", "Thuis", READ)
    act("spread_news")
    assert "Wie wat leest, is veranderd" in page("mark")
    assert "Wie wat leest, is veranderd" not in page("noor")


def test_that_sharing_changed_stays_until_they_looked_who_sees_what(family):
    """Being in the book, or having seen the page of what is new on another device, is not having read it."""
    family.grant("noor", "daan", "Thuis", READ)
    act("spread_news")
    mark = Screen(family, "mark")
    with clock.moved_to(clock.now() + timedelta(hours=1)):
        mark.get()
        assert "Wie wat leest, is veranderd" in page("mark")
    with clock.moved_to(clock.now() + timedelta(hours=2)):
        assert "Wie wat leest, is veranderd" in page("mark")
        mark.get("wie-ziet-wat/")
        assert "Wie wat leest, is veranderd" not in page("mark")
        assert "Wie wat leest, is veranderd" in page("jade")


def test_who_looked_hears_of_the_next_change(family):
    Screen(family, "mark").get("wie-ziet-wat/")
    assert "Wie wat leest, is veranderd" not in page("mark")
    with clock.moved_to(clock.now() + timedelta(hours=1)):
        family.grant("noor", "daan", "Thuis", READ)
        act("spread_news")
        assert "Wie wat leest, is veranderd" in page("mark")


def test_the_page_tells_how_much_is_new_and_no_words_of_it(family):
    item = family.writes("mark", "Thuis", "Er is taart.")
    shown = page("noor")
    assert "1 nieuw stukje in Thuis." in shown
    assert "taart" not in shown and str(item.id) not in shown


def test_a_stranger_has_no_news(family):
    assert PLAYERS["karim"].email
    family.writes("mark", "Thuis", "Er is taart.")
    assert "Er is nu niets nieuws voor je." in page("karim")
