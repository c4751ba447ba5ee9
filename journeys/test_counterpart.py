"""Dossierkast by itself: it believes only what is signed with its own secret, and keeps everything once."""

import base64
import json
import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from standardwebhooks import Webhook

from .beside import Counterpart, beside
from .counterpart.store import Store


def new_secret() -> str:
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


OURS, NEW, THEIRS = new_secret(), new_secret(), new_secret()


@pytest.fixture(scope="module")
def dossierkast(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counterpart]:
    with beside(tmp_path_factory.mktemp("dossierkast")) as started:
        started.settle(secret=OURS)
        yield started


def event(key: str, text: str = "Wij spraken over slapen.", **more: Any) -> bytes:
    record = {"id": key, "version": 1, "reference": "C-1024", "text": text, "author": "Femke, jeugdhulp, Samen Doen"}
    record |= {"happened": "2026-11-02", "written_at": "2026-11-02T10:00:00+01:00", "rebuttals": [], "replies": []}
    told = {"specversion": "1.0", "id": key, "subject": key, "type": "nl.gezinsboek.overgenomen.v1", "data": record}
    return json.dumps(told | more, ensure_ascii=False).encode()


def sends(to: Counterpart, body: bytes, secret: str = OURS, *, old: int = 0, **headers: str) -> int:
    key, at = str(uuid4()), datetime.now(UTC) - timedelta(minutes=old)
    signed = {
        "webhook-id": key,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": Webhook(secret).sign(key, at, body.decode()),
    }
    return to.ask("POST", "/gezinsboek/", body, signed | headers)[0]


def kept(by: Counterpart, key: str) -> int:
    return int(by.rows(f"select count(*) from note where id = '{key}'")[0][0])


def test_what_is_signed_is_kept_once_however_often_it_comes(dossierkast):
    key = str(uuid4())
    with ThreadPoolExecutor(8) as pool:
        statuses = set(pool.map(lambda _turn: sends(dossierkast, event(key)), range(24)))
    assert statuses == {204}
    assert kept(dossierkast, key) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"secret": THEIRS},
        {"old": 6},
        {"old": -6},
        {"webhook-signature": "v1,AAAA"},
        {"webhook-signature": "\u00e9"},
        {"webhook-timestamp": "x"},
    ],
)
def test_what_is_not_ours_is_refused(dossierkast, wrong):
    key = str(uuid4())
    assert sends(dossierkast, event(key), **wrong) == 401
    assert kept(dossierkast, key) == 0


def test_while_a_key_rotates_both_are_believed(dossierkast):
    old, new = str(uuid4()), str(uuid4())
    Store(dossierkast.folder).settle(secrets=[OURS, NEW])
    assert [sends(dossierkast, event(old)), sends(dossierkast, event(new), NEW)] == [204, 204]
    assert kept(dossierkast, old) == kept(dossierkast, new) == 1


def test_a_kind_that_it_does_not_know_is_taken_and_not_kept(dossierkast):
    key = str(uuid4())
    assert sends(dossierkast, event(key, type="nl.gezinsboek.iets.v9")) == 204
    assert kept(dossierkast, key) == 0


def test_what_it_said_yes_to_is_there_after_kill_9(dossierkast):
    keys = [str(uuid4()) for _ in range(5)]
    for key in keys:
        assert sends(dossierkast, event(key)) == 204
        dossierkast.kill()
        dossierkast.start()
    assert [kept(dossierkast, key) for key in keys] == [1] * 5


def test_its_page_shows_what_came_and_no_markup_of_it(dossierkast):
    assert sends(dossierkast, event(str(uuid4()), "Slaap <b>gaat</b> beter. 🌱")) == 204
    status, page = dossierkast.ask("GET", "/clienten/C-1024/")
    assert (status, "Slaap &lt;b&gt;gaat&lt;/b&gt; beter. 🌱" in page) == (200, True)
    assert 'href="/clienten/C-1024/"' in dossierkast.ask("GET", "/")[1]


def test_it_imports_nothing_of_gezinsboek():
    folder = Path(__file__).parent / "counterpart"
    assert not [path.name for path in folder.glob("*.py") if "import gezinsboek" in path.read_text()]
    assert not [path.name for path in folder.glob("*.py") if "from gezinsboek" in path.read_text()]


def test_the_record_of_a_client_shows_the_steps_of_a_goal_and_when_an_appointment_is(dossierkast):
    told, said = json.loads(event(str(uuid4()))), {"who": "Femke", "at": "2026-11-02T10:00:00+01:00"}
    told["data"] |= {"steps": [said | {"text": "Wekelijks langskomen."}], "appointment": [said | {"text": "9.30 uur"}]}
    assert sends(dossierkast, json.dumps(told).encode()) == 204
    page = dossierkast.ask("GET", "/clienten/C-1024/")[1]
    assert "Femke: Wekelijks langskomen." in page
    assert "Femke: 9.30 uur" in page
