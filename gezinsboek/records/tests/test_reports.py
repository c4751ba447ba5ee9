"""SHARING 21: an organisation's own program brings a report to somebody who works there, and reads none back."""

import json
from datetime import timedelta
from uuid import uuid5

import pytest

from cast.deeds import does
from cast.people import player
from gezinsboek.circle.tests.wires import one, superuser
from gezinsboek.ground import clock
from gezinsboek.ground.acting import Acting, acting_as
from gezinsboek.ground.acts import Refused, act
from gezinsboek.ground.ids import new_id
from gezinsboek.organisations.models import Employee
from gezinsboek.records import reports
from gezinsboek.records.models import Incoming
from gezinsboek.timeline.forms.words import LIMIT

from .programs import Program


def report(**fields):
    """One that is right, but for these fields."""
    told = {"id": str(new_id()), "for": "femke@voorbeeld.test", "reference": "C-1024", "title": "Gesprek op school"}
    told |= {"text": "Milan was er deze week elke dag. 🌱", "happened_on": "2026-11-02"}
    return {name: value for name, value in (told | fields).items() if value is not ...}


def came(ours, told, key="femke"):
    """What this player finds of it in "Binnengekomen"."""
    return does(key, lambda: list(Incoming.objects.filter(id=uuid5(ours.id, told["id"]))))


def test_a_report_comes_to_whom_it_is_for_and_waits_to_be_read_through(ours, program):
    told = report()
    answer = program.post("verslagen/", told)
    assert (answer.status_code, answer.json()) == (201, {"id": told["id"]})
    [found] = came(ours, told)
    assert (found.source, found.organisation_id, found.book, found.used_at) == ("system", ours.id, None, None)
    assert (found.title, found.text, found.reference) == (told["title"], told["text"], told["reference"])
    assert str(found.happened_on) == "2026-11-02"


@pytest.mark.parametrize("key", ["ingrid", "tamara", "noor", "yasmin"])
def test_nobody_else_sees_it_no_colleague_no_manager_and_no_family(ours, program, key):
    told = report()
    assert program.post("verslagen/", told).status_code == 201
    assert came(ours, told, key) == []


def test_the_same_one_again_is_there_once(ours, program):
    told = report()
    assert [program.post("verslagen/", told).status_code for _ in range(3)] == [201, 200, 200]
    assert len(came(ours, told)) == 1


def test_something_else_under_the_same_id_is_told_and_changes_nothing(ours, program):
    told = report()
    program.post("verslagen/", told)
    for other in ({"text": "Anders."}, {"for": "tamara@voorbeeld.test"}, {"happened_on": ...}):
        assert program.post("verslagen/", report(**told | other)).status_code == 409
    assert [one.text for one in came(ours, told)] == [told["text"]]


def test_also_after_it_was_read_and_is_gone_the_same_one_is_not_there_again(ours, program):
    told = report()
    program.post("verslagen/", told)
    with superuser() as root:
        root.execute("delete from incoming where id = %s", [uuid5(ours.id, told["id"])])
    assert program.post("verslagen/", told).status_code == 200
    assert came(ours, told) == []


def test_the_ids_of_two_organisations_do_not_meet(ours, program):
    told = report()
    program.post("verslagen/", told)
    assert uuid5(new_id(), told["id"]) != uuid5(ours.id, told["id"])


def test_by_the_id_under_which_somebody_works_there_too(ours, program):
    employee = does("femke", lambda: Employee.objects.get(person=player("femke").id, left_at=None).id)
    told = report(**{"for": str(employee)})
    assert program.post("verslagen/", told).status_code == 201
    assert len(came(ours, told)) == 1


@pytest.mark.parametrize(
    "whom",
    ["noor@voorbeeld.test", "yasmin@voorbeeld.test", "niemand@voorbeeld.test", "femke", str(new_id().__class__(int=7))],
)
def test_who_does_not_work_there_and_who_does_not_exist_are_the_same(program, whom):
    answer = program.post("verslagen/", report(**{"for": whom}))
    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"pointer": "#/for", "detail": "Nobody who works with you."}]


def test_to_nobody_it_can_be_sent_again_with_the_right_address(program):
    told = report(**{"for": "femke@voorbeld.test"})
    assert program.post("verslagen/", told).status_code == 422
    assert program.post("verslagen/", told | {"for": "FEMKE@voorbeeld.test"}).status_code == 201


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"text": ...}, "#/text"),
        ({"text": ""}, "#/text"),
        ({"text": " \u200b\n"}, "#/text"),
        ({"text": "a" * 20_001}, "#/text"),
        ({"text": 12}, "#/text"),
        ({"text": ["a"]}, "#/text"),
        ({"id": ...}, "#/id"),
        ({"id": None}, "#/id"),
        ({"id": "x" * 101}, "#/id"),
        ({"for": ...}, "#/for"),
        ({"title": "t" * 201}, "#/title"),
        ({"reference": {}}, "#/reference"),
        ({"happened_on": "2026-02-31"}, "#/happened_on"),
        ({"happened_on": "02-11-2026"}, "#/happened_on"),
        ({"happened_on": "2026-W45-1"}, "#/happened_on"),
        ({"happened_on": "20261102"}, "#/happened_on"),
        ({"happened_on": "0001-01-01"}, "#/happened_on"),
        ({"happened_on": 20261102}, "#/happened_on"),
        ({"happened_on": "\u0662\u0660\u0662\u0666-11-02"}, "#/happened_on"),
        ({"a/b~c\u00e9": 1}, "#/a~1b~0c?"),
    ],
)
def test_what_is_not_right_is_told_by_where_it_stands(program, fields, pointer):
    answer = program.post("verslagen/", report(**fields))
    assert answer.status_code == 422
    assert [one["pointer"] for one in answer.json()["errors"]] == [pointer]


def test_a_day_that_is_still_to_come_is_wrong_and_today_is_right(program):
    today = clock.now().date()
    days = (today + timedelta(days=2), today)
    assert [program.post("verslagen/", report(happened_on=str(day))).status_code for day in days] == [422, 201]


def test_only_what_is_needed_is_enough_and_signs_that_harm_are_left_out(ours, program):
    told = report(title=..., reference=None, happened_on="", text="Slaap\x00 gaat \ud800beter.\r\nEcht.")
    assert program.post("verslagen/", json.dumps(told)).status_code == 201
    [found] = came(ours, told)
    assert (found.title, found.reference, found.happened_on) == ("", "", None)
    assert found.text == "Slaap gaat beter.\nEcht."


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 411),
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b"[" * 5000, 400),
        (b'{"id": NaN}', 400),
        (b"[]", 422),
        (b"null", 422),
        (b'"tekst"', 422),
        (b" " * 1_000_001, 413),
    ],
)
def test_a_body_that_is_no_report_is_a_clear_fault(program, body, status):
    answer = program.post("verslagen/", body)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer.json()["status"] == status


def test_a_huge_body_is_refused_before_it_is_read(program):
    answer = program.client.post(
        "/koppeling/verslagen/",
        b"x",
        content_type="application/json",
        headers=program.headers,
        CONTENT_LENGTH=str(10**12),
    )
    assert (answer.status_code, answer["Content-Type"]) == (413, "application/problem+json")


def test_a_body_without_a_length_is_refused(program):
    answer = program.client.post(
        "/koppeling/verslagen/",
        b"",
        content_type="application/json",
        headers=program.headers,
        HTTP_TRANSFER_ENCODING="chunked",
    )
    assert (answer.status_code, answer["Content-Type"]) == (411, "application/problem+json")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_only_json_is_taken(program, kind):
    assert program.post("verslagen/", json.dumps(report()), kind).status_code == 415


def test_it_is_brought_and_never_read_back(program):
    assert program.get("verslagen/").status_code == 405


def test_without_a_right_key_nothing_comes(ours):
    told = report()
    assert [Program(shown).post("verslagen/", told).status_code for shown in ("", "gb_a_b")] == [401, 401]
    assert came(ours, told) == []


def test_who_left_gets_nothing_more(ours, program):
    with superuser() as root:
        root.execute("update employee set left_at = now() where person = %s and left_at is null", [player("tamara").id])
    assert program.post("verslagen/", report(**{"for": "tamara@voorbeeld.test"})).status_code == 422


@pytest.mark.parametrize(
    ("client", "scope"), [("web", ""), ("web", "reports"), ("program", "takeovers"), ("job", "reports")]
)
def test_only_a_program_of_this_scope_brings(ours, client, scope):
    with acting_as(Acting(ours.id, client=client, scope=scope)), pytest.raises(Refused):
        act("report_back", new_id(), "femke@voorbeeld.test", "x", b"", b"sealed", b"", None)


def test_what_is_kept_to_know_it_again_holds_no_words(ours, program):
    told = report(text="Milan sliep bij tante Merel.")
    program.post("verslagen/", told)
    with superuser() as root:
        kept = one(root, "select print from acl.brought where id = %s", uuid5(ours.id, told["id"]))
        sealed = bytes(one(root, "select text_sealed from incoming where id = %s", uuid5(ours.id, told["id"])))
    assert len(kept) == 64
    assert b"Merel" not in sealed


def test_the_longest_text_of_a_report_is_that_of_a_stukje():
    assert reports.MOST > 4 * LIMIT
