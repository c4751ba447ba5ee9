"""SHARING 21: an organisation's own program reads what was handed over to it, and nothing else."""

import base64
import hashlib
import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import ProgrammingError, router, transaction
from django.test import Client

from cast.browser import session_of, sign_in
from cast.deeds import does
from gezinsboek.circle.tests.wires import superuser
from gezinsboek.ground import clock
from gezinsboek.ground.acting import Acting, acting_as
from gezinsboek.ground.acts import ask
from gezinsboek.ground.ids import new_id
from gezinsboek.organisations import colleagues, keys
from gezinsboek.organisations.mine import my_organisation
from gezinsboek.records import programs

from .programs import Program, hands_over, new_key

LATER = timedelta(minutes=2)


@pytest.fixture
def elsewhere():
    """Another organisation, of Yasmin, and its program."""

    def begun():
        if my_organisation() is None:
            colleagues.begin("Elders", organisation_id=new_id(), employee_id=new_id())
        return my_organisation()

    return Program(new_key(does("yasmin", begun), "yasmin").shown)


@pytest.fixture
def taken(family, ours):
    return hands_over("femke", family.writes("femke", "Hulp", "Wij spraken over slapen."), ours)


def test_a_program_reads_what_was_handed_over_to_it_in_the_very_bytes_of_its_receipt(program, taken):
    answer = program.get(f"overnames/{taken}/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    assert json.loads(answer.content)["text"] == "Wij spraken over slapen."
    digest = base64.b64encode(hashlib.sha256(answer.content).digest()).decode()
    assert answer["Repr-Digest"] == f"sha-256=:{digest}:"


def test_it_reads_nothing_of_another_organisation_and_hears_no_difference(elsewhere, taken):
    theirs, nothing = (elsewhere.get(f"overnames/{one}/") for one in (taken, new_id()))
    assert theirs.status_code == nothing.status_code == 404
    assert theirs.content == nothing.content
    with clock.moved_to(clock.now() + LATER):
        assert elsewhere.get("overnames/").json()["items"] == []


def test_without_a_key_it_is_told_how_and_nothing_else(taken):
    answer = Program("").get(f"overnames/{taken}/")
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["WWW-Authenticate"] == 'Bearer realm="Gezinsboek"'
    assert answer.json() == {
        "title": "Unauthorized",
        "status": 401,
        "detail": "Send `Authorization: Bearer <key>` with a key that runs.",
    }


@pytest.mark.parametrize(
    "shown",
    ["x", "gb_", "gb_a_b", "gb_" + "a" * 200, "gb_\u00e9_x", "gb_a_\x00", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
)
def test_every_wrong_key_gets_the_same_answer(shown, taken):
    answer = Program(shown).get(f"overnames/{taken}/")
    assert (answer.status_code, answer.content) == (401, Program("").get(f"overnames/{taken}/").content)


def test_half_a_right_key_is_a_wrong_one(ours, taken):
    shown = new_key(ours).shown
    for wrong in (shown[:-1], shown.replace("gb_", ""), shown + "A", shown.upper()):
        assert Program(wrong).get(f"overnames/{taken}/").status_code == 401
    assert Program(shown, "Basic").get(f"overnames/{taken}/").status_code == 401
    assert Program(shown, "bearer").get(f"overnames/{taken}/").status_code == 200


def test_an_ended_key_opens_nothing_and_the_new_one_does(ours, taken):
    old = new_key(ours).shown
    new = new_key(ours).shown
    assert Program(old).get(f"overnames/{taken}/").status_code == 401
    assert Program(new).get(f"overnames/{taken}/").status_code == 200


def test_two_keys_run_beside_each_other_until_the_old_one_ends(ours, taken):
    old = new_key(ours).shown
    new = does("ingrid", lambda: keys.make(ours, "api", key_id=new_id(), old_ends=clock.now() + keys.OVERLAP)).shown
    assert Program(old).get("overnames/").status_code == Program(new).get("overnames/").status_code == 200
    with clock.moved_to(clock.now() + keys.OVERLAP + LATER):
        assert Program(old).get("overnames/").status_code == 401


def test_the_list_goes_on_after_the_last_one(family, ours, program, taken):
    with clock.moved_to(clock.now() + LATER):
        first = program.get("overnames/").json()
        assert str(taken) in [one["id"] for one in first["items"]]
        assert program.get(f"overnames/?na={first['next']}").json() == {"items": [], "next": first["next"]}
    second = hands_over("femke", family.writes("femke", "Hulp", "En over eten."), ours)
    with clock.moved_to(clock.now() + LATER):
        more = program.get(f"overnames/?na={first['next']}").json()
    assert [one["id"] for one in more["items"]] == [str(second)]
    assert set(more["items"][0]) == {"id", "version", "sha256", "taken_at"}


def test_the_list_lags_a_minute_so_that_it_passes_over_nothing(program, taken):
    assert str(taken) not in program.get("overnames/").content.decode()


def test_what_waits_to_be_sent_again_is_in_the_list(program, taken):
    with superuser() as root:
        root.execute("update delivery set tries = 3, next_at = now() + interval '1 day' where id = %s", [taken])
    with clock.moved_to(clock.now() + LATER):
        assert str(taken) in program.get("overnames/").content.decode()
    assert program.get(f"overnames/{taken}/").status_code == 200


def test_what_its_author_can_still_take_back_is_not_there_yet(program, taken):
    with superuser() as root:
        root.execute("update delivery set next_at = now() + interval '10 seconds' where id = %s", [taken])
    assert program.get(f"overnames/{taken}/").status_code == 404


def crafted(at):
    return base64.urlsafe_b64encode(f"{at} {new_id()}".encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "at", ["0001-01-01T00:00+23:00", "9999-12-31T23:00-23:00", "2026-11-01T10:00", "2026-11-01 10:00+23:00"]
)
def test_a_moment_that_we_never_gave_is_a_clear_fault(program, at):
    answer = program.get("overnames/", data={"na": crafted(at)})
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


@pytest.mark.parametrize("zone", ["+23:00", "-23:59", "+15:59:59", "+00:00"])
def test_a_moment_of_a_far_zone_is_a_moment(program, taken, zone):
    assert program.get("overnames/", data={"na": crafted(f"2020-01-01T00:00:00{zone}")}).status_code == 200


@pytest.mark.parametrize("cursor", ["x", "\u00e9", "MjAyNi0xMS0wMQ", "a" * 3000, "MjAyNi0xMS0wMSAx", "%00"])
def test_a_cursor_that_we_did_not_give_is_a_clear_fault(program, cursor):
    answer = program.get("overnames/", data={"na": cursor})
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_a_familys_pages_do_not_know_a_key(family, program):
    for path in (f"/boek/{family.id}/", "/mijn-gezinnen/", "/boeken/", f"/boek/{family.id}/wie-ziet-wat/"):
        answer = program.client.get(path, headers=program.headers)
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/inloggen/")


def test_a_session_plays_no_role(family, ours, taken):
    browser = sign_in(Client(raise_request_exception=False), "ingrid", fresh=True)
    assert browser.get(f"/koppeling/overnames/{taken}/").status_code == 401
    before = dict(session_of(browser).items())
    answer = browser.get(f"/koppeling/overnames/{taken}/", headers={"Authorization": f"Bearer {new_key(ours).shown}"})
    assert answer.status_code == 200
    assert not answer.cookies
    assert dict(session_of(browser).items()) == before


@pytest.mark.parametrize("path", ["overnames/geen-id/", "elders/", ""])
def test_what_is_not_there_is_told_as_to_a_program(program, path):
    answer = program.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_there_can_be_changed(program, taken, method):
    answer = getattr(program.client, method)(f"/koppeling/overnames/{taken}/", headers=program.headers)
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")


def test_who_guesses_is_slowed_down_and_a_right_key_goes_on(program):
    statuses = {Program("gb_a_b").get("overnames/").status_code for _ in range(61)}
    assert statuses == {401, 429}
    assert program.get("overnames/").status_code == 200


def test_a_program_that_went_wild_is_told_to_wait(program, monkeypatch):
    monkeypatch.setattr(programs, "A_MINUTE", 2)
    answers = [program.get("overnames/") for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert answers[-1]["Retry-After"] == "60"


@pytest.mark.parametrize(
    ("client", "scope"), [("web", ""), ("web", "takeovers"), ("program", ""), ("program", "reports")]
)
def test_only_a_program_of_this_scope_reads(ours, taken, client, scope):
    with acting_as(Acting(ours.id, client=client, scope=scope)):
        assert ask("handed_over", None, None, taken) == []


def test_as_its_program_the_organisation_sees_no_row_of_anything(ours, taken):
    seen = {}
    for model in apps.get_models():
        if not model.__module__.startswith("gezinsboek.") or router.db_for_read(model) != "default":
            continue
        try:
            with acting_as(Acting(ours.id, client="program", scope="takeovers")), transaction.atomic():
                seen[model._meta.label] = model._base_manager.values_list("pk").count()
        except ProgrammingError:  # the web role reaches nothing of it
            continue
    assert {name for name, count in seen.items() if count} <= {"ground.Installation"}
    assert len(seen) > 20
