"""Who may make an access last longer with one click, once the child it is about is sixteen (SHARING 6)."""

import pytest
from django.test import Client

from cast.browser import sign_in
from cast.family import READ
from gezinsboek.circle.tests.growing_up import lets, turns, with_a_chapter_about_jade
from gezinsboek.circle.tests.screens import Screen, grant_of
from gezinsboek.ground import clock
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
