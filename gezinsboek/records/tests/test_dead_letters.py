"""What did not arrive: seen by who took it and by the manager, sent again by one click; and nothing of it in queue or log."""

import io
import logging

import pytest
from django.db import connection

from cast.deeds import does, is_refused
from cast.working import MANAGER, joins, samen_doen
from gezinsboek.circle.tests.wires import column, superuser
from gezinsboek.ground.acts import act
from gezinsboek.ground.journal import JsonLines
from gezinsboek.organisations import colleagues
from gezinsboek.records import sending, ways

from .deliveries import WORDS, receipt, rested, state, takes_over, with_key, works


def dead(family, receiver, key="femke"):
    organisation, _secret = with_key(way="webhook", endpoint=receiver.url, content="whole")
    receiver.answers = [410]
    going = takes_over(family, organisation, key=key)
    works()
    rested()
    assert state(going.id, key)[0] == "dead"
    return going


@pytest.mark.parametrize("who", ["femke", MANAGER])
def test_one_click_sends_a_dead_letter_again(family, receiver, who):
    going = dead(family, receiver)
    receiver.answers = [200]
    for _twice in range(2):
        does(who, lambda: act("send_again", going.id))
    sending.send_due()
    assert state(going.id)[0] == "arrived" and receipt(going.id).sent_at is not None
    assert receipt(going.id).failed_at is None
    assert {headers["webhook-id"] for _line, headers, _body in receiver.arrived} == {str(going.id)}


@pytest.mark.parametrize("who", ["noor", "tamara", "tine"])
def test_nobody_else_sends_it(family, receiver, who):
    going = dead(family, receiver)
    assert is_refused(who, lambda: act("send_again", going.id))


def test_sent_again_it_goes_by_the_way_that_was_chosen_since(family, receiver, tmp_path, settings):
    going = dead(family, receiver)
    (tmp_path / "drop").mkdir()
    settings.DROP = str(tmp_path / "drop")
    organisation = samen_doen(way="drop")
    does("femke", lambda: act("send_again", going.id))
    sending.send_due()
    assert state(going.id)[0] == "arrived" and receipt(going.id).way == "drop"
    assert len(list((tmp_path / "drop" / str(organisation.id)).iterdir())) == 2


def test_who_works_elsewhere_by_now_sends_nothing_to_where_they_were(family, receiver):
    organisation, _secret = with_key(way="webhook", endpoint=receiver.url, content="whole")
    going = takes_over(family, organisation)
    does("femke", colleagues.leave)
    works()
    assert state(going.id) == ("dead", 1, "left") and receiver.arrived == []
    joins("femke")


def test_whatever_breaks_on_the_way_is_a_try_that_failed(family, receiver, monkeypatch, caplog):
    organisation, _secret = with_key(way="webhook", endpoint=receiver.url, content="whole")
    going = takes_over(family, organisation)

    def breaks(*_):
        raise ValueError(WORDS)

    monkeypatch.setattr(ways, "send", breaks)
    works()
    assert state(going.id) == ("waiting", 1, "fault")
    assert WORDS not in caplog.text


def test_a_transaction_that_breaks_inside_is_a_try_that_failed_too(family, receiver, monkeypatch):
    organisation, _secret = with_key(way="webhook", endpoint=receiver.url, content="whole")
    going = takes_over(family, organisation)

    def breaks(*_):
        with connection.cursor() as cursor:
            cursor.execute("select 1/0")

    monkeypatch.setattr(ways, "send", breaks)
    works()
    assert state(going.id) == ("waiting", 1, "fault")


def test_queue_and_log_hold_nothing_of_what_is_sent(family, receiver):
    organisation, secret = with_key(way="webhook", endpoint=receiver.url, content="whole")
    receiver.answers = [500]
    going = takes_over(family, organisation)
    with superuser() as db:
        jobs = "".join(column(db, "select args::text from procrastinate_jobs where task_name = 'records.send'"))
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(JsonLines())
    logging.getLogger().addHandler(handler)
    try:
        works()
    finally:
        logging.getLogger().removeHandler(handler)
    assert str(going.id) not in lines.getvalue() and '"count": 1' in lines.getvalue()
    for words in (WORDS, "Milan", "C-20417", "localhost", secret):
        assert words not in jobs and words not in lines.getvalue()


def test_a_job_that_somebody_made_up_does_nothing(family, receiver):
    organisation, _secret = with_key(way="webhook", endpoint=receiver.url, content="whole")
    going = takes_over(family, organisation)
    with pytest.raises(Exception, match="Signature"):
        sending.send_noted(f"{going.id}:x")
    sending.deliver(going.id, receipt(going.id).member_id, family.id)  # as somebody who did not take it over
    assert receiver.arrived == []
