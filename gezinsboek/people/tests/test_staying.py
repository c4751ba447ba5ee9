"""A warning before a session ends, and a button to stay."""

import re
import time

import pytest
from django.conf import settings
from django.test import Client

from cast.browser import session_of, sign_in
from gezinsboek.people.gate import SEEN


def quiet_for(client, seconds):
    session = session_of(client)
    session[SEEN] = int(time.time()) - seconds
    session.save()


def left(html):
    found = re.search(r'data-stays="(\d+)"', html)
    assert found
    return int(found[1])


@pytest.mark.parametrize(("key", "life"), [("noor", "SESSION_COOKIE_AGE"), ("femke", "IDLE_PROFESSIONAL")])
def test_a_page_knows_how_long_its_session_lives(key, life):
    client = sign_in(Client(), key)
    shown = client.get("/mijn/").content.decode()
    assert abs(left(shown) - getattr(settings, life)) < 60
    assert "Blijf hier" in shown


def test_staying_begins_the_count_anew():
    client = sign_in(Client(), "noor")
    quiet_for(client, settings.SESSION_COOKIE_AGE - 100)
    answer = client.post("/blijf/")
    assert answer.json()["stays"] > settings.SESSION_COOKIE_AGE - 60


def test_a_session_that_ended_cannot_be_stayed_in():
    client = sign_in(Client(), "noor")
    quiet_for(client, settings.SESSION_COOKIE_AGE + 100)
    assert client.post("/blijf/").status_code == 302


def test_who_is_not_signed_in_sees_no_warning():
    assert "Blijf hier" not in Client().get("/inloggen/").content.decode()
