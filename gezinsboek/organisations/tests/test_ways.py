"""How it goes: each way with its own fields, a trial along it, and the code that proves an address."""

import json
import re
from datetime import timedelta

import pytest

from cast.deeds import does
from cast.working import set_up
from gezinsboek.circle.tests.inviting import mails_to
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.organisations import trial
from gezinsboek.organisations.models import Organisation
from gezinsboek.organisations.trial import Outcome

from .screens import browser, here, now, page, sends, url

__all__ = ["here"]


@pytest.mark.parametrize("way", ["download", "copy"])
def test_a_way_without_fields_is_chosen_at_once(here, way):
    sends(browser("ingrid"), "way", {"version": now().version}, way)
    assert now().way == way


def test_a_webhook_goes_over_a_closed_line_only_and_asks_for_a_key(here):
    client = browser("ingrid")
    for wrong in ("http://ecd.example/in", "https://me:word@ecd.example/", "ecd", ""):
        told = {"version": now().version, "endpoint": wrong, "content": "whole"}
        assert sends(client, "way", told, "webhook").status_code == 422
    told = {"version": now().version, "endpoint": "https://ecd.example/in", "content": "id"}
    assert "Zonder sleutel sturen we niets" in sends(client, "way", told, "webhook").content.decode()
    assert (now().way, now().content, now().endpoint) == ("webhook", "id", "https://ecd.example/in")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("http://localhost/in", "Het adres moet met https beginnen."),
        ("ftp://ecd.example/in", "Het adres moet met https beginnen."),
        ("https://127.0.0.1/", "Dit adres ligt in een eigen netwerk."),
        ("https://10.0.0.8:8443/in", "Dit adres ligt in een eigen netwerk."),
        ("https://[::1]/", "Dit adres ligt in een eigen netwerk."),
        ("https://ecd.example/verslagen/één", "Kijk of er een letter als é in staat."),
    ],
)
def test_an_address_that_sending_would_refuse_is_refused_when_it_is_saved(here, settings, wrong, words):
    settings.KIND, settings.INTERNAL_HOSTS = "real", ["localhost", "10.0.0.8:443"]
    client = browser("ingrid")
    bucket = {"bucket_name": "in", "access": "AKIA", "secret": "hush-hush"}
    for way, more in (("webhook", {"content": "whole"}), ("bucket", bucket)):
        answer = sends(client, "way", {"version": now().version, "endpoint": wrong, **more}, way)
        assert answer.status_code == 422
        assert words in answer.content.decode()
    assert now().way == ""


def test_a_port_that_the_operator_named_is_saved(here, settings):
    settings.INTERNAL_HOSTS = ["10.0.0.8:8443"]
    told = {"version": now().version, "endpoint": "https://10.0.0.8:8443/in", "content": "id"}
    sends(browser("ingrid"), "way", told, "webhook")
    assert now().endpoint == "https://10.0.0.8:8443/in"


def test_the_secret_of_a_bucket_is_kept_and_not_shown_again(here):
    client = browser("ingrid")
    told = {"endpoint": "https://s3.example", "bucket_name": "in", "folder": "gb", "access": "AKIA", "region": "eu"}
    assert sends(client, "way", told | {"version": now().version}, "bucket").status_code == 422
    sends(client, "way", told | {"version": now().version, "secret": "hush-hush"}, "bucket")
    sends(client, "way", told | {"version": now().version, "region": "nl", "secret": ""}, "bucket")
    kept = json.loads(now().bucket)
    assert (kept["secret"], kept["region"], kept["name"], kept["prefix"]) == ("hush-hush", "nl", "in", "gb")
    assert "hush-hush" not in page(client, "way", "bucket")


def test_a_folder_is_offered_only_where_the_operator_named_one(here, settings):
    client = browser("ingrid")
    settings.DROP = ""
    assert client.get(url("way", "drop")).status_code == 404
    assert client.get(url("way", "pigeon")).status_code == 404
    settings.DROP = "/somewhere"
    sends(client, "way", {"version": now().version}, "drop")
    assert now().way == "drop"


def test_mail_goes_after_the_code_that_was_mailed_came_back(here):
    client = browser("ingrid")
    address = f"in-{new_id()}@samendoen.test"
    told = {"version": now().version, "mail": address, "passphrase": "too short"}
    assert sends(client, "way", told, "mail").status_code == 422
    sends(client, "way", told | {"passphrase": "vier rode fietsen in de regen"}, "mail")
    assert (now().way, now().mail_confirmed_at) == ("", None)
    mail = mails_to(address)[-1].text
    assert "Samen Doen" not in mail
    code = re.search(r"\b(\d{6})\b", mail)
    assert code
    assert sends(client, "mail", {"code": "000000" if code[1] != "000000" else "111111"}).status_code == 422
    sends(client, "mail", {"code": f"{code[1][:3]} {code[1][3:]}"})
    assert now().way == "mail"
    assert now().passphrase == "vier rode fietsen in de regen"
    # another pass phrase leaves the address as it was confirmed
    confirmed = now().mail_confirmed_at
    other = {"version": now().version, "mail": address, "passphrase": "vijf groene fietsen in de zon"}
    assert "Zo gaat het vanaf nu." in sends(client, "way", other, "mail").content.decode()
    assert (now().way, now().mail_confirmed_at) == ("mail", confirmed)
    assert now().passphrase == "vijf groene fietsen in de zon"


@pytest.mark.parametrize(
    ("arrived", "words"),
    [(True, "De proef kwam aan."), (False, "De proef kwam niet aan: hun systeem werkt nu niet (503).")],
)
def test_a_trial_goes_along_the_chosen_way(here, monkeypatch, arrived, words):
    does("ingrid", lambda: set_up(way="webhook", endpoint="https://ecd.example/in"))
    sent: list[str] = []

    def sender(to: Organisation) -> Outcome:
        sent.append(to.way)
        return Outcome(arrived, "503")

    monkeypatch.setattr(trial, "_senders", [sender])
    client = browser("ingrid")
    assert "Stuur een proef" in page(client)
    assert words in sends(client, "trial", {}).content.decode()
    assert sent == ["webhook"]
    does("ingrid", lambda: set_up(way="copy"))
    assert client.post(url("trial")).status_code == 404


def test_no_mailbox_is_flooded_with_codes(here):
    client, address = browser("ingrid"), f"in-{new_id()}@samendoen.test"
    sent = {"version": now().version, "mail": address, "passphrase": "vier rode fietsen in de regen"}
    with clock.moved_to(clock.now() + timedelta(hours=1)):
        sends(client, "way", sent, "mail")
        assert "Wacht een minuut." in sends(client, "mail_again", {}).content.decode()
        assert len(mails_to(address)) == 1
    with clock.moved_to(clock.now() + timedelta(hours=1, minutes=2)):
        sends(client, "mail_again", {})
    assert len(mails_to(address)) == 2


def test_who_mends_a_mistyped_address_within_a_minute_reads_that_no_code_went_there(here):
    client, right = browser("ingrid"), f"in-{new_id()}@samendoen.test"
    sent = {"version": now().version, "mail": f"mis-{right}", "passphrase": "vier rode fietsen in de regen"}
    began = (clock.now() + timedelta(hours=3)).replace(minute=20, second=30)
    with clock.moved_to(began):
        assert f"We mailden een code naar mis-{right}." in sends(client, "way", sent, "mail").content.decode()
        mended = sends(client, "way", sent | {"version": now().version, "mail": right}, "mail").content.decode()
        assert "We mailden" not in mended
        assert f"Er is nu geen code onderweg naar {right}." in mended
        assert re.search(r"Je kunt weer een code vragen: <time [^>]*>[^<]*\.22 uur</time>\.", mended)
        assert mails_to(right) == []
    with clock.moved_to(began + timedelta(minutes=2)):
        assert "Je kunt weer een code vragen" not in page(client, "mail")
        assert f"We mailden een code naar {right}." in sends(client, "mail_again", {}).content.decode()
    assert len(mails_to(right)) == 1


def test_a_code_that_works_no_longer_is_not_said_to_be_under_way(here):
    client, address = browser("ingrid"), f"in-{new_id()}@samendoen.test"
    sent = {"version": now().version, "mail": address, "passphrase": "vier rode fietsen in de regen"}
    sends(client, "way", sent, "mail")
    with clock.moved_to(clock.now() + timedelta(minutes=16)):
        assert f"Er is nu geen code onderweg naar {address}." in page(client, "mail")


def test_who_asked_ten_codes_reads_that_the_next_goes_tomorrow(here):
    client, address = browser("ingrid"), f"in-{new_id()}@samendoen.test"
    sent = {"version": now().version, "mail": address, "passphrase": "vier rode fietsen in de regen"}
    began = clock.now() + timedelta(days=3)
    with clock.moved_to(began):
        sends(client, "way", sent, "mail")
    for minute in range(1, 10):
        with clock.moved_to(began + timedelta(minutes=2 * minute)):
            sends(client, "mail_again", {})
    with clock.moved_to(began + timedelta(minutes=40)):
        assert "Je kunt weer een code vragen: <time" in page(client, "mail")
        assert "morgen" in page(client, "mail").partition("weer een code vragen")[2][:90]
