"""REQ-83: of how somebody signs in, nobody else learns anything: not on a page, in a copy, a letter or a mail."""

import pytest
from django.test import Client

from cast.people import player
from gezinsboek.exchange.tests.copies import everything, made
from gezinsboek.ground.mail.models import Mail

from .routes import World, browser, routes, world

OTHERS = {"mark": ["noor", "tine", "femke"], "noor": ["mark", "jade", "tine", "femke"], "femke": ["noor", "mark"]}
NOT_WALKED = {"account_logout", "quick_exit", "demo_become", "demo_outbox", "demo", "demo_look"}


@pytest.fixture(scope="module")
def here() -> World:
    return world()


def content_of(client: Client, url: str) -> bytes:
    answer = client.get(url)
    return bytes(answer.getvalue())


@pytest.mark.parametrize("who", OTHERS)
def test_no_page_shows_anybody_elses_address(here, who):
    client, seen = browser(who), 0
    for route in routes():
        if route.name in NOT_WALKED:
            continue
        page = content_of(client, route.url(here.ids))
        seen += 1
        for other in OTHERS[who]:
            assert player(other).email.encode() not in page, f"{route.name} shows {who} the address of {other}"
    assert seen > 60


@pytest.mark.parametrize("who", ["noor", "mark"])
def test_nor_does_what_is_taken_along(here, who):
    copy = everything(made(here.family.id, who))
    for other in OTHERS[who]:
        assert player(other).email not in str(copy)


def test_nor_does_any_mail_name_an_address(here):
    for mail in Mail.objects.using("door"):
        for key in ("noor", "mark", "jade", "tine", "femke"):
            assert player(key).email not in f"{mail.subject}{mail.text}{mail.html}"
