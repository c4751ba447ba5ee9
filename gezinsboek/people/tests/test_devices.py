"""Sessions: listed, ended and idle."""

import pytest
from allauth.usersessions.models import UserSession
from django.db import connections

from gezinsboek.ground.vault import vault
from gezinsboek.people import sessions
from gezinsboek.people.receivers import device

from .test_passkeys import add_key
from .visitors import Visitor, let_in, somebody

PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36"


@pytest.fixture
def noor():
    return somebody()


def elsewhere(visitor: Visitor, **kwargs) -> Visitor:
    other = Visitor(visitor.address, **kwargs)
    other.sign_in()
    assert other.is_in
    return other


def test_the_list_shows_where_somebody_is_signed_in(noor):
    elsewhere(noor, headers={"user-agent": PHONE})
    page = noor.get("/apparaten/").content.decode()
    assert "Chrome, Android" in page
    assert page.count('class="phase now"') == 1


def test_of_a_device_only_its_kind_is_stored(noor):
    elsewhere(noor, headers={"user-agent": PHONE})
    for session in UserSession.objects.filter(user_id=noor.account.pk):
        assert session.ip == "0.0.0.0"
        assert "Pixel" not in session.user_agent


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605 Version/17.0 Safari/604.1",
            "Safari, iPhone",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0",
            "Edge, Windows",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0", "Firefox, Linux"),
        ("", "Onbekend apparaat"),
        ("<script>", "Onbekend apparaat"),
    ],
)
def test_browsers_are_named_in_words(agent, said):
    assert device(agent) == said


def test_one_other_device_can_be_signed_out(noor):
    other, third = elsewhere(noor), elsewhere(noor)
    number = UserSession.objects.get(session_key=other.session.session_key).pk
    noor.post("/apparaten/", {"end": number})
    assert other.get("/briefje/").status_code == 302
    assert third.get("/briefje/").status_code == 200
    assert noor.get("/briefje/").status_code == 200


def test_all_others_can_be_signed_out_and_this_one_stays(noor):
    others = [elsewhere(noor), elsewhere(noor)]
    noor.post("/apparaten/", {"others": "1"})
    assert noor.get("/briefje/").status_code == 200
    assert all(other.get("/briefje/").status_code == 302 for other in others)
    assert noor.get("/apparaten/").content.decode().count('class="phase now"') == 1


def test_everywhere_is_everywhere_also_where_no_list_knows_it(noor):
    other, hidden = elsewhere(noor), Visitor(noor.address)
    let_in(hidden, noor.account)
    assert hidden.get("/briefje/").status_code == 200
    UserSession.objects.filter(session_key=hidden.session.session_key).delete()
    response = noor.post("/apparaten/", {"everywhere": "1"})
    assert response.headers["Location"] == "/inloggen/"
    assert all(v.get("/briefje/").status_code == 302 for v in (noor, other, hidden))


def test_somebody_elses_device_is_not_there(noor):
    stranger = somebody()
    number = UserSession.objects.get(session_key=stranger.session.session_key).pk
    for told in (number, "0", "x", "9" * 40):
        assert noor.post("/apparaten/", {"end": told}).status_code == 404
    assert stranger.get("/briefje/").status_code == 200


def test_signing_out_takes_the_device_off_the_list(noor):
    other = elsewhere(noor)
    other.post("/uitloggen/")
    assert UserSession.objects.filter(user_id=noor.account.pk).count() == 1


# In the database.


def test_the_token_in_the_cookie_is_not_in_the_database(noor):
    token = noor.cookies["gezinsboek_demo"].value
    with connections["door"].cursor() as cursor:
        cursor.execute(
            "select session_key, session_data from django_session where session_key = %s", [noor.session.session_key]
        )
        key, data = cursor.fetchone()
    assert token not in (key, data)
    assert str(noor.account.pk) not in data
    thief = Visitor()
    thief.cookies["gezinsboek_demo"] = key
    assert thief.get("/briefje/").status_code == 302


def test_the_content_of_a_session_is_of_no_use_in_another(noor):
    stranger = Visitor()
    stranger.ask_code()
    with connections["door"].cursor() as cursor:
        cursor.execute(
            "update django_session set session_data = (select session_data from django_session where session_key = %s) where session_key = %s",
            [noor.session.session_key, stranger.session.session_key],
        )
    assert stranger.get("/briefje/").status_code == 302


def test_a_new_master_key_keeps_sessions_and_drops_what_nobody_can_open(noor, monkeypatch):
    broken = Visitor()
    broken.ask_code()
    key = broken.session.session_key
    with connections["door"].cursor() as cursor:
        cursor.execute("update django_session set session_data = 'onzin' where session_key = %s", [key])
    monkeypatch.setattr(type(vault()), "is_old_word", lambda self, word: True)
    before = stored(noor)
    sessions.reseal(vault(), "door")
    assert stored(noor) != before
    assert noor.get("/briefje/").status_code == 200
    assert not broken.session.exists(str(key))


def stored(visitor: Visitor) -> str:
    with connections["door"].cursor() as cursor:
        cursor.execute("select session_data from django_session where session_key = %s", [visitor.session.session_key])
        return str(cursor.fetchone()[0])


# Too long away.


def test_a_parent_may_be_away_for_half_a_day(noor):
    noor.later(11 * 3600)
    assert noor.get("/briefje/").status_code == 200
    noor.later(12 * 3600 + 60)
    assert noor.get("/briefje/").headers["Location"].startswith("/inloggen/")


def test_a_professional_may_be_away_for_two_hours():
    femke = somebody(professional=True)
    add_key(femke)
    femke.later(3600)
    assert femke.get("/briefje/").status_code == 200
    femke.later(2 * 3600 + 60)
    response = femke.get("/briefje/", follow=True)
    assert "Je was een tijd weg" in response.content.decode()
    assert not femke.is_in
    assert not UserSession.objects.filter(user_id=femke.account.pk).exists()


def test_whoever_is_away_too_long_is_out_on_open_pages_too():
    femke = somebody(professional=True)
    femke.later(3 * 3600)
    femke.get("/open/")
    assert not femke.is_in


def test_use_keeps_a_session_alive_and_its_cookie_with_it(noor):
    noor.later(6 * 60)
    assert "gezinsboek_demo" in noor.get("/briefje/").cookies
    assert "gezinsboek_demo" not in noor.get("/briefje/").cookies


def test_the_session_cookie_is_not_sent_along_by_other_sites(noor):
    cookie = noor.cookies["gezinsboek_demo"]
    assert cookie["samesite"] == "Lax"
    assert cookie["httponly"]
    assert noor.cookies["gezinsboek_demo_wie"]["httponly"]
