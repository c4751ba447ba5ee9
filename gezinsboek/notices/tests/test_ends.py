"""Who may make an access last longer with one click, once the child it is about is sixteen (SHARING 6)."""

from datetime import datetime

import pytest
from django.test import Client

from cast.browser import sign_in
from cast.deeds import does
from cast.family import READ
from gezinsboek.circle import sharing
from gezinsboek.circle.proposals import end_of
from gezinsboek.circle.tests.growing_up import lets, turns, with_a_chapter_about_jade
from gezinsboek.circle.tests.screens import Screen, grant_of, member_of
from gezinsboek.ground import clock
from gezinsboek.ground.ui.dates import full_day
from gezinsboek.notices.prolonging import longer

ENDS = turns(16, 10)


@pytest.fixture
def family(family):
    with_a_chapter_about_jade(family)
    family.grant("noor", "femke", "Jade", READ, None, ENDS)
    return family


def page(key: str) -> str:
    return str(sign_in(Client(), key).get("/nieuw/").content.decode())


def test_from_sixteen_she_has_the_button_and_a_guardian_whom_she_let_read_has_not(family):
    with clock.moved_to(turns(16, 1)):
        lets(family, "noor")
        for key in ("noor", "jade"):
            assert "leest School van Jade tot en met" in page(key), key
        assert "Verleng met" in page("jade") and "Verleng met" not in page("noor")


def test_before_that_the_guardian_has_it_and_she_has_not(family):
    with clock.moved_to(turns(16, -1)):
        assert "Verleng met" in page("noor") and "Verleng met" not in page("jade")


@pytest.mark.parametrize(("key", "until"), [("noor", ENDS), ("jade", longer(ENDS))])
def test_the_button_does_what_the_page_said(family, key, until):
    grant = grant_of(family, "femke", "Jade")
    assert grant
    with clock.moved_to(turns(16, 1)):
        lets(family, "noor")
        Screen(family, key).post("verlengen/", {"subject": grant.id, "until": int(ENDS.timestamp())})
        now = grant_of(family, "femke", "Jade", by="jade")
    assert now and now.until == until


def until(family, moment: datetime) -> None:
    does("noor", lambda: sharing.set_until(family.members["jade"], moment))


def click(family, key: str) -> str:
    """The button of "Nieuw", and what the page says afterwards."""
    ends = member_of(family, "jade").expires_at
    assert ends
    told = {"subject": family.members["jade"], "until": int(ends.timestamp())}
    return str(Screen(family, key).post("verlengen/", told, follow=True).content.decode())


def test_a_young_person_is_prolonged_up_to_sixteen_and_the_page_says_what_can_be_done_then(family):
    last = end_of(turns(16, -1).date())
    assert last
    with clock.moved_to(turns(16, -12)):
        until(family, turns(16, -8))
        assert "Verleng tot en met" in page("noor") and "Verleng met 3 maanden" not in page("noor")
        assert f"Verlengd tot en met {full_day(last)}" in click(family, "noor")
        assert member_of(family, "jade").expires_at == last
        assert "Jade wordt bijna 16" in page("noor") and "Verleng tot en met" not in page("noor")
        assert "Langer kan met: geen einddatum." in click(family, "noor")
        assert member_of(family, "jade").expires_at == last


def test_who_cannot_prolong_hears_who_can(family):
    with clock.moved_to(turns(16, -100)):
        until(family, turns(16, -95))
        assert "Een ouder kan dit verlengen." in click(family, "femke")
        assert member_of(family, "jade").expires_at == turns(16, -95)


def test_once_she_is_sixteen_a_guardian_hears_that_she_decides(family):
    with clock.moved_to(turns(16, 1)):
        lets(family, "noor")
        assert "Jade beslist zelf over dit hoofdstuk." in page("noor")
        grant = grant_of(family, "femke", "Jade", by="jade")
        assert grant
        told = {"subject": grant.id, "until": int(ENDS.timestamp())}
        assert "Jade beslist zelf" in Screen(family, "noor").post("verlengen/", told, follow=True).content.decode()


def test_a_chosen_day_after_sixteen_is_refused_in_words_and_no_end_is_not(family):
    person = f"mensen/{family.members['jade']}/"
    with clock.moved_to(turns(16, -12)):
        until(family, turns(16, -8))
        said = Screen(family, "noor").post(person, {"do": "until", "day": turns(16).date().isoformat()})
        assert said.status_code == 422 and "Jade wordt daarvoor 16" in said.content.decode()
        assert member_of(family, "jade").expires_at == turns(16, -8)
        Screen(family, "noor").post(person, {"do": "until", "day": turns(16, -1).date().isoformat()})
        assert member_of(family, "jade").expires_at == end_of(turns(16, -1).date())
        Screen(family, "noor").post(person, {"do": "until", "until": "none"})
        assert member_of(family, "jade").expires_at is None
