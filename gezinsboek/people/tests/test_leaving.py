"""Snel weg: out at once, also when the word of it comes late or never."""

import pytest
from allauth.usersessions.models import UserSession

from gezinsboek.ground import leaving
from gezinsboek.people.sessions import SessionStore

from .visitors import Visitor, somebody


@pytest.fixture
def noor():
    return somebody()


def test_snel_weg_ends_the_session_and_leads_away(noor, settings):
    key = noor.session.session_key
    response = noor.get("/snel-weg/")
    assert response.headers["Location"] == settings.QUICK_EXIT
    assert "storage" in response.headers["Clear-Site-Data"]
    assert "no-store" in response.headers["Cache-Control"]
    assert not noor.is_in
    assert not UserSession.objects.filter(session_key=key).exists()
    assert noor.get("/briefje/").status_code == 302


def test_snel_weg_works_as_a_beacon_without_a_form_token(noor):
    careful = Visitor(noor.address, enforce_csrf_checks=True)
    careful.cookies = noor.cookies
    response = careful.post("/snel-weg/", "", content_type="text/plain;charset=UTF-8")
    assert response.status_code == 204
    assert not careful.is_in


def test_snel_weg_leaves_nothing_about_who_was_here(noor):
    noor.get("/snel-weg/")
    left = {name for name, cookie in noor.cookies.items() if cookie.value}
    assert left <= {"gezinsboek_demo_form"}


def test_snel_weg_is_for_everybody_and_ends_only_ones_own_session(noor):
    assert Visitor().get("/snel-weg/").status_code == 302
    assert Visitor().post("/snel-weg/").status_code == 204
    assert Visitor().put("/snel-weg/").status_code == 405
    assert noor.get("/briefje/").status_code == 200


# The mark of a page that was left in a hurry, before the word of it came here.


@pytest.fixture
def left(noor):
    """The page has written its mark; nothing else was heard."""
    noor.get("/briefje/")
    noor.cookies["gezinsboek_demo_weg"] = "1"
    return noor


def test_back_right_after_snel_weg_is_signed_out(left):
    key = left.session.session_key
    response = left.get("/briefje/")
    assert response.status_code == 302 and response.headers["Location"].startswith("/inloggen/")
    assert not left.is_in and not UserSession.objects.filter(session_key=key).exists()
    assert not SessionStore(key).load()
    kept = {name for name, cookie in left.cookies.items() if cookie.value}
    assert kept <= {"gezinsboek_demo_form"}
    assert response.cookies["gezinsboek_demo_weg"]["max-age"] == 0


@pytest.mark.parametrize("path", ["/inloggen/", "/er-is-niets/"])
def test_any_page_that_is_asked_for_next_signs_out(left, path):
    left.get(path)
    assert not left.is_in and not left.cookies["gezinsboek_demo_weg"].value


def test_what_is_still_on_its_way_after_leaving_is_kept_for_nobody(left):
    left.post("/briefje/", {"text": "Niet voor een ander."})
    assert not left.is_in and "Niet voor een ander." not in str(left.session.load())


def test_the_word_of_leaving_that_comes_with_the_mark_takes_both_away(left):
    assert left.post("/snel-weg/").status_code == 204
    assert not left.is_in and not left.cookies["gezinsboek_demo_weg"].value


def test_after_the_mark_one_signs_in_as_always(left):
    left.get("/inloggen/")
    left.sign_in()
    assert left.is_in and left.get("/briefje/").status_code == 200


def test_the_mark_of_one_ends_nobody_elses_session(noor):
    other = Visitor().sign_up("Mark")
    other.cookies["gezinsboek_demo_weg"] = "1"
    other.get("/briefje/")
    assert not other.is_in and noor.get("/briefje/").status_code == 200


@pytest.mark.parametrize(("name", "secure"), [("gezinsboek_demo", False), ("__Host-gezinsboek", True)])
def test_the_mark_goes_wherever_the_session_goes(settings, name, secure):
    settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_SECURE = name, secure
    said = leaving.written().split("; ")
    assert said[0] == f"{name}_weg=1" and {"Path=/", "SameSite=Lax"} <= set(said)
    assert ("Secure" in said) is secure
    assert f"Max-Age={settings.SESSION_COOKIE_AGE}" in said
