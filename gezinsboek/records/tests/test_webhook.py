"""Pushes to an organisation's own system: a real HTTPS receiver that checks what it gets with the standards' own libraries."""

import json
from datetime import timedelta

import pytest
from cloudevents.core.formats.json import JSONFormat
from standardwebhooks import Webhook
from standardwebhooks.webhooks import WebhookVerificationError

from gezinsboek.ground import clock
from gezinsboek.records import record, sending

from .deliveries import kept, new_key, no_keys, receipt, rested, state, takes_over, with_key, works

UNHEARD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def event_of(receiver, number=-1):
    return json.loads(receiver.arrived[number][2])


def verified(receiver, secret, number=-1):
    _line, headers, body = receiver.arrived[number]
    return Webhook(secret).verify(body, headers)


def test_what_femke_takes_over_arrives_signed_and_whole(family, receiver):
    organisation, secret = with_key(way="webhook", endpoint=receiver.url, content="whole")
    going = takes_over(family, organisation)
    works()
    told = verified(receiver, secret)
    assert record.canonical(told["data"]) == record.bytes_of(going)
    assert receipt(going.id).sha256 == told["sha256"] and receipt(going.id).sent_at is not None
    assert state(going.id) == ("arrived", 1, "")
    assert kept(going.id) == b""
    line, headers, _body = receiver.arrived[0]
    assert line == "POST /in?from=us" and headers["webhook-id"] == str(going.id)
    assert headers["Content-Type"] == "application/cloudevents+json; charset=utf-8"


def test_it_is_a_cloud_event(family, receiver):
    organisation, _secret = with_key(way="webhook", endpoint=receiver.url, content="whole")
    going = takes_over(family, organisation)
    works()
    event = JSONFormat().read(None, receiver.arrived[0][2])  # raises for what is none
    assert event.get_id() == event.get_subject() == str(going.id)
    assert event.get_type() == "nl.gezinsboek.overgenomen.v1" and event.get_specversion() == "1.0"
    assert event.get_source() == going.source and event.get_time() is not None


def test_an_organisation_may_choose_to_be_told_only_that_there_is_one(family, receiver):
    organisation, secret = with_key(way="webhook", endpoint=receiver.url, content="id")
    going = takes_over(family, organisation)
    works()
    assert verified(receiver, secret)["data"] == {
        "id": str(going.id),
        "version": 1,
        "sha256": record.sha256_of(going),
    }
    assert b"slapen" not in receiver.arrived[0][2] and b"Milan" not in receiver.arrived[0][2]
    assert state(going.id)[0] == "arrived"
    assert kept(going.id)  # their system fetches it itself


def test_another_key_does_not_vouch_for_it(family, receiver):
    organisation, secret = with_key(way="webhook", endpoint=receiver.url, content="whole")
    takes_over(family, organisation)
    works()
    with pytest.raises(WebhookVerificationError):
        verified(receiver, UNHEARD)
    _line, headers, body = receiver.arrived[0]
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(body.replace(b"slapen", b"vechten"), headers)


def test_a_key_rotates_without_a_gap(family, receiver):
    """Both sign while both run: the receiver changes over when it likes."""
    organisation, old = with_key(way="webhook", endpoint=receiver.url, content="whole")
    takes_over(family, organisation)
    works()
    new = new_key(old_ends=clock.now() + timedelta(days=7))
    takes_over(family, organisation)
    works()
    assert verified(receiver, old, 0) and verified(receiver, old, 1) and verified(receiver, new, 1)
    with clock.moved_to(clock.now() + timedelta(days=8)):
        takes_over(family, organisation)
        works()
    assert verified(receiver, new, 2)
    with pytest.raises(WebhookVerificationError):
        verified(receiver, old, 2)


def test_it_is_tried_again_less_and_less_often_and_then_it_is_a_dead_letter(family, receiver):
    organisation, _secret = with_key(way="webhook", endpoint=receiver.url, content="whole")
    going, begin = takes_over(family, organisation), clock.now()
    receiver.answers = [503]
    works()
    at, tries = begin, 1
    for wait in sending.LADDER:
        assert state(going.id) == ("waiting", tries, "503")
        with clock.moved_to(at + wait - timedelta(seconds=20)):
            rested()
            sending.send_due()
            assert state(going.id)[1] == tries
        at += wait + timedelta(seconds=20)
        with clock.moved_to(at):
            rested()
            sending.send_due()
        tries += 1
    assert state(going.id) == ("dead", 9, "503")
    assert receipt(going.id).failed_at is not None and receipt(going.id).sent_at is None
    assert (
        len({headers["webhook-id"] for _line, headers, _body in receiver.arrived}) == 1 and len(receiver.arrived) == 9
    )
    with clock.moved_to(at + timedelta(days=30)):
        rested()
        sending.send_due()
    assert len(receiver.arrived) == 9


@pytest.mark.parametrize("answer", [301, 400, 401, 403, 404, 413, 422, 429, 500])
def test_what_somebody_may_still_mend_is_tried_again(family, receiver, answer):
    organisation, _secret = with_key(way="webhook", endpoint=receiver.url, content="whole")
    receiver.answers, receiver.location = [answer, 200], receiver.url if answer == 301 else ""
    going = takes_over(family, organisation)
    works()
    assert state(going.id) == ("waiting", 1, str(answer)) and len(receiver.arrived) == 1
    with clock.moved_to(clock.now() + timedelta(seconds=70)):
        rested()
        sending.send_due()
    assert state(going.id)[:2] == ("arrived", 2)


def test_a_system_that_says_never_again_gets_a_dead_letter_at_once(family, receiver):
    organisation, _secret = with_key(way="webhook", endpoint=receiver.url, content="whole")
    receiver.answers = [410]
    going = takes_over(family, organisation)
    works()
    assert state(going.id) == ("dead", 1, "410")


def test_a_system_that_talks_too_slowly_is_hung_up_on(family, receiver, monkeypatch):
    monkeypatch.setattr("gezinsboek.ground.outgoing.SECONDS", 0.5)
    organisation, _secret = with_key(way="webhook", endpoint=receiver.url, content="whole")
    receiver.drip = 0.05
    going = takes_over(family, organisation)
    works()
    assert state(going.id) == ("waiting", 1, "no answer")


def test_a_system_that_does_not_answer_is_left_alone_for_a_minute(family, receiver):
    """So that it does not hold up the mail of everybody; what waits is not counted as tried."""
    organisation, _secret = with_key(way="webhook", endpoint=receiver.url, content="whole")
    receiver.answers = [503]
    first, second = takes_over(family, organisation), takes_over(family, organisation)
    works()
    assert state(first.id) == ("waiting", 1, "503") and state(second.id) == ("waiting", 0, "")
    receiver.answers = [200]
    with clock.moved_to(clock.now() + timedelta(seconds=70)):
        sending.send_due()
    assert state(first.id)[0] == state(second.id)[0] == "arrived"


@pytest.mark.parametrize(
    "endpoint", ["https://127.0.0.1/", "https://localhost:1/", "http://localhost/", "https://[::1]/"]
)
def test_the_network_we_stand_in_is_not_called(family, receiver, settings, endpoint):
    settings.INTERNAL_HOSTS = []
    organisation, _secret = with_key(way="webhook", endpoint=endpoint, content="whole")
    going = takes_over(family, organisation)
    works()
    assert state(going.id) == ("dead", 1, "forbidden")


def test_without_a_key_nothing_leaves(family, receiver):
    organisation, _secret = with_key(way="webhook", endpoint=receiver.url, content="whole")
    no_keys()
    going = takes_over(family, organisation)
    works()
    assert state(going.id) == ("dead", 1, "not set up") and receiver.arrived == []
