""" "Wat werkt niet?": from every page, to the installation's own mailbox, without a word of a book."""

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import Client

from cast.browser import sign_in
from cast.family import noors_family
from gezinsboek.ground.mail.models import Mail

URL = "/wat-werkt-niet/"
TYPED = {"doing": "Een foto erbij zetten", "happened": "De knop deed niets", "bij": "timeline"}
PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/SECRET) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36"


@pytest.fixture(autouse=True)
def nobody_asked_before():
    for cache in caches.all():
        cache.clear()


def mails():
    return [one for one in Mail.objects.using("door").order_by("created_at") if one.to == settings.TROUBLE_MAILBOX]


@pytest.mark.parametrize("key", ["", "noor", "femke"])
def test_anybody_can_tell_what_does_not_work(key):
    client = sign_in(Client(), key) if key else Client()
    before = len(mails())
    response = client.post(URL, TYPED, headers={"user-agent": PHONE}, follow=True)
    assert "Dank je wel" in response.content.decode()
    sent = mails()[before:]
    assert len(sent) == 1
    assert "De knop deed niets" in sent[0].text
    assert "Chrome 126, Android" in sent[0].text
    assert "timeline" in sent[0].text
    for betrays in ("SECRET", "Pixel", "Noor", "Femke", "127.0.0.1", "@example"):
        assert betrays not in sent[0].text + sent[0].html + sent[0].subject


def test_every_page_leads_there_with_its_kind_alone():
    family = noors_family()
    noor = sign_in(Client(), "noor")
    for url, kind in ((f"/boek/{family.id}/", "timeline"), ("/mijn/", "me"), (f"/boek/{family.id}/gezin/", "family")):
        assert f'href="{URL}?bij={kind}"' in noor.get(url).content.decode()
    assert f'href="{URL}' in Client().get("/").content.decode()
    assert f'href="{URL}' in noor.get("/er-is-niets/").content.decode()


def test_what_goes_along_is_shown_before_it_is_sent():
    shown = Client().get(f"{URL}?bij=entry", headers={"user-agent": PHONE}).content.decode()
    for told in ("entry", "Chrome 126, Android", "Je naam en adres gaan niet mee"):
        assert told in shown


@pytest.mark.parametrize("forged", ["<script>", "boek/0199/", "Noor en Milan", "x" * 5000])
def test_only_the_name_of_a_page_of_ours_goes_along(forged):
    shown = Client().get(URL, {"bij": forged}).content.decode()
    assert "<dd>-</dd>" in shown


def test_what_was_typed_stays_when_something_is_missing_or_too_much():
    response = Client().post(URL, TYPED | {"doing": ""})
    assert response.status_code == 422
    assert "De knop deed niets" in response.content.decode()


def test_too_many_are_refused_and_nothing_typed_is_lost():
    client, before = Client(), len(mails())
    answers = [client.post(URL, TYPED) for _ in range(5)]
    assert [one.status_code for one in answers] == [302, 302, 302, 429, 429]
    assert "De knop deed niets" in answers[-1].content.decode()
    assert len(mails()) == before + 3
