"""REQ-86: a birthday that changes who reads what is told thirty days ahead, to the child and the guardians, and never what."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from cast.browser import sign_in
from cast.deeds import does
from cast.family import READ, Family
from cast.people import as_, player
from gezinsboek.circle import growing, opening
from gezinsboek.circle.tests.growing_up import turns, with_a_chapter_about_jade
from gezinsboek.circle.tests.screens import grant_of
from gezinsboek.circle.tests.wires import superuser
from gezinsboek.dossier.models import Child
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act, ask

from .telling import forget, mailed, noted, wish


@pytest.fixture
def family(family):
    with_a_chapter_about_jade(family)
    forget()
    return family


def spread(family: Family, days: int, years: int = 16) -> set[str]:
    with clock.moved_to(turns(years, days)):
        act("spread_birthdays")
    return noted(family.id, "grows")


@pytest.mark.parametrize("years", [16, 18])
def test_thirty_days_ahead_the_child_and_the_guardians_hear_of_it_once(family, years):
    assert spread(family, -31, years) == set()
    assert spread(family, -30, years) == {"noor", "mark", "jade"}
    assert spread(family, -29, years) == {"noor", "mark", "jade"}
    with superuser() as root:
        count = "select count(*) from notice where kind = 'grows' and dossier_id = %s"
        assert root.execute(count, [family.id]).fetchone() == (3,)


def test_the_row_does_not_hold_the_day(family):
    spread(family, -20)
    with superuser() as root:
        assert root.execute("select distinct until from notice where kind = 'grows'").fetchall() == [(None,)]


def test_it_goes_by_mail_like_all_else(family):
    for key in ("noor", "mark", "jade", "femke", "tine"):
        wish(key)
    at = turns(16, -30)
    with clock.moved_to(at):
        act("spread_birthdays")
    assert mailed(at + timedelta(hours=1)) == ["jade", "mark", "noor"]
    assert mailed(at + timedelta(hours=2)) == []


def test_who_left_meanwhile_is_told_nothing(family):
    wish("mark")
    at = turns(16, -30)
    with clock.moved_to(at):
        act("spread_birthdays")
        does("mark", lambda: act("end_member", family.members["mark"]))
    mailed(at + timedelta(hours=1))
    with superuser() as root:
        told = "select mail from notice where kind = 'grows' and dossier_id = %s and person = %s"
        assert root.execute(told, [family.id, player("mark").id]).fetchall() == [(None,)]


def test_the_page_says_it_to_each_in_their_own_words(family):
    with clock.moved_to(turns(16, -3)):
        pages = {key: sign_in(Client(), key).get("/nieuw/").content.decode() for key in ("jade", "noor", "femke")}
    assert "word je 16" in pages["jade"] and "wordt Jade 16" in pages["noor"] and "wordt Jade" not in pages["femke"]


def test_a_question_to_the_child_is_told_to_her_and_not_to_the_reader_who_waits(family):
    for key in ("jade", "daan", "noor", "mark"):
        wish(key)
    family.grant("noor", "daan", "Jade", READ)
    act("spread_news")
    assert noted(family.id, "question") == {"jade"} and noted(family.id, "access") == {"mark"}
    assert mailed() == ["jade", "mark"]
    shown = {key: sign_in(Client(), key).get("/nieuw/").content.decode() for key in ("jade", "mark", "daan")}
    way = reverse("own_place", args=[family.id])
    assert "Er is 1 vraag voor jou." in shown["jade"] and way in shown["jade"]
    assert way not in shown["mark"] + shown["daan"]
    grant = does("jade", lambda: ask("asked_of_me", family.id))[0][0]
    does("jade", lambda: growing.say_reader(grant, yes=True))
    assert "daan" in mailed(clock.now() + timedelta(minutes=20))


def test_a_question_about_taking_over_is_told_to_her_and_not_to_the_helper_who_waits(family):
    for key in ("jade", "femke", "noor", "mark"):
        wish(key)
    grant = grant_of(family, "femke", "Jade")
    assert grant
    with as_("noor"), transaction.atomic():
        act("allow_taking", grant.id, True)
    assert mailed() == ["jade", "mark"]
    does("jade", lambda: growing.say_reader(grant.id, yes=True, taking=True))
    assert "femke" in mailed(clock.now() + timedelta(minutes=20))


def test_a_birth_date_that_waits_is_told_to_the_other_guardian_alone(family):
    for key in ("jade", "daan", "noor", "mark"):
        wish(key)
    with clock.moved_to(clock.now() + timedelta(days=2)):
        milan = does("noor", lambda: Child.objects.get(id=family.children["Milan"]))
        does("noor", lambda: opening.say_birth(milan, turns(-1).date()))
        assert mailed(clock.now()) == ["mark"]


def test_after_a_no_nobody_is_told_anything(family):
    for key in ("jade", "daan", "noor", "mark"):
        wish(key)
    family.grant("noor", "daan", "Jade", READ)
    mailed()
    grant = does("jade", lambda: ask("asked_of_me", family.id))[0][0]
    does("jade", lambda: growing.say_reader(grant, yes=False))
    assert "vraag voor jou" not in sign_in(Client(), "jade").get("/nieuw/").content.decode()
    assert mailed(clock.now() + timedelta(minutes=20)) == []
