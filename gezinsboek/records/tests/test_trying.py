""" "Stuur een proef": an invented record, along the way that was chosen, and the answer in plain words."""

import json

import pytest
from django.db import transaction
from django.test import Client
from jsonschema import Draft202012Validator
from standardwebhooks import Webhook

from cast.browser import sign_in
from cast.people import as_
from cast.working import MANAGER, samen_doen
from gezinsboek.organisations import answers, trial
from gezinsboek.records import record
from gezinsboek.records.ways import webhook

from .deliveries import no_keys, with_key
from .test_record import SCHEMA


def tried(organisation) -> trial.Outcome:
    with as_(MANAGER), transaction.atomic():
        return trial.send(organisation)


def test_an_invented_record_goes_along_the_chosen_way(receiver):
    organisation, secret = with_key(way="webhook", endpoint=receiver.url, content="whole")
    assert tried(organisation).arrived
    _line, headers, body = receiver.arrived[0]
    told = Webhook(secret).verify(body, headers)
    assert told["type"] == webhook.TRIAL != webhook.TYPE
    assert list(Draft202012Validator(SCHEMA).iter_errors(told["data"])) == []
    assert "Dit gezin bestaat niet." in told["data"]["text"]


@pytest.mark.parametrize(("answer", "words"), [(403, "403"), (404, "404"), (503, "503"), (418, "code 418")])
def test_what_was_answered_is_told_in_plain_words(receiver, answer, words):
    organisation, _secret = with_key(way="webhook", endpoint=receiver.url, content="whole")
    receiver.answers = [answer]
    outcome = tried(organisation)
    assert not outcome.arrived and words in answers.in_words(outcome.status)


def test_a_trial_never_breaks_the_page(receiver, monkeypatch):
    organisation, _secret = with_key(way="webhook", endpoint=receiver.url, content="whole")
    monkeypatch.setattr(record, "as_json", lambda _record: 1 / 0)
    monkeypatch.setattr(webhook, "as_json", lambda _record: 1 / 0)
    assert tried(organisation) == trial.Outcome(arrived=False, status="fault")


def test_a_folder_gets_papers_that_say_they_are_a_trial(tmp_path, settings):
    settings.DROP = str(tmp_path)
    organisation = samen_doen(way="drop")
    assert tried(organisation).arrived
    assert sorted(path.name[:6] for path in (tmp_path / str(organisation.id)).iterdir()) == ["proef-", "proef-"]


def test_the_button_says_how_it_went(receiver):
    no_keys()
    with_key(way="webhook", endpoint=receiver.url, content="whole")
    client = sign_in(Client(), MANAGER, fresh=True)
    receiver.answers = [503, 200]
    page = client.post("/organisatie/proef/", follow=True).content.decode()
    assert "hun systeem werkt nu niet (503)" in page
    page = client.post("/organisatie/proef/", follow=True).content.decode()
    assert "De proef kwam aan." in page
    assert json.loads(receiver.arrived[-1][2])["type"] == webhook.TRIAL
