"""SHARING 19: the claim. Whoever cannot show a right one is nobody, and nobody sees anything."""

import hmac
import time
from dataclasses import replace
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import override_settings

from cast.people import as_, player
from gezinsboek.circle.models import Item
from gezinsboek.circle.rules import texts
from gezinsboek.ground import clock
from gezinsboek.ground.acting import Acting
from gezinsboek.ground.claim import sign
from gezinsboek.ground.postgres.base import statements

from .wires import app_as, claims, one, row_of, wire


def told(person, *, ends=50, strong="", as_member="", key=None, client="web"):
    """A claim written out by hand; `ends` and `strong` are seconds from now."""
    now = int(time.time())
    strong = now + strong if strong != "" else ""
    text = f"{person}|{as_member}|{client}||{strong}|{now + ends}|"
    secret = key or (settings.GEZINSBOEK_HOME / "claim.key").read_bytes()
    return text + hmac.new(secret, text.encode(), "sha256").hexdigest()


def me(claim):
    with app_as(claim) as app:
        return one(app, "select acl.me()")


def fresh(claim):
    with app_as(claim) as app:
        return one(app, "select acl.fresh()")


def test_a_right_claim_says_who_acts():
    noor = player("noor").id
    assert me(told(noor)) == noor
    assert me(sign(Acting(noor))) == noor


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "|",
        "||||||",
        "|||||||",
        "x" * 64,
        lambda right: right[:-1],
        lambda right: right + "0",
        lambda right: right.upper(),
        lambda right: str(uuid4()) + right[36:],
        lambda right: right.replace("|web|", "|api|"),
        lambda right: right.replace("|web|", "|web|x|"),
        lambda right: right[:-64] + "0" * 64,
        lambda right: "\n" + right,
        lambda right: right + right,
    ],
)
def test_any_other_claim_is_nobodys(wrong):
    right = told(player("noor").id)
    assert me(wrong(right) if callable(wrong) else wrong) is None


def test_a_claim_signed_with_another_key_is_nobodys():
    assert me(told(player("noor").id, key=b"\0" * 32)) is None


def test_a_claim_is_worth_nothing_after_a_minute_and_not_before_its_time():
    noor = player("noor").id
    assert me(told(noor, ends=-1)) is None
    assert me(told(noor, ends=-3600)) is None
    assert me(told(noor, ends=65)) is None
    assert me(told(noor, ends=3600)) is None


def test_fresh_is_ten_minutes_and_never_long_ahead():
    noor = player("noor").id
    assert fresh(told(noor, strong=-5)) is True
    assert fresh(told(noor, strong=-590)) is True
    assert fresh(told(noor, strong=-610)) is False
    assert fresh(told(noor, strong=70)) is False
    assert fresh(told(noor)) is False
    assert fresh("") is False


def test_a_moved_clock_makes_no_claim_valid_and_nobody_fresh(family):
    """Ages and ends of grants look at the test clock; the claim looks at the real one."""
    old, stale = told(player("noor").id, ends=-60), told(player("noor").id, strong=-700)
    with app_as(old) as app:
        app.execute("select set_config('app.clock', '-2 minutes', true)")
        assert one(app, "select acl.me()") is None
    with app_as(stale) as app:
        app.execute("select set_config('app.clock', '-5 minutes', true)")
        assert one(app, "select acl.fresh()") is False


def test_client_and_scope_can_never_hold_a_separator():
    with pytest.raises(ValueError, match="plain words"):
        sign(replace(Acting(uuid4()), client="web|x"))
    with pytest.raises(ValueError, match="plain words"):
        sign(replace(Acting(uuid4()), scope="a\nb"))


def test_nothing_of_the_claim_is_left_on_a_connection_that_is_used_again(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    with as_("noor"), transaction.atomic():
        assert Item.objects.filter(id=item.id).exists()
        pid = connection.connection.info.backend_pid
    assert connection.connection.info.backend_pid == pid
    assert not Item.objects.filter(id=item.id).exists()
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('app.claim', true), current_setting('app.dossier_id', true)")
        assert set(cursor.fetchone()) <= {None, ""}


def test_who_acted_before_on_this_connection_does_not_act_now(family):
    item = family.writes("noor", "Hulp", "Alleen voor wie Hulp leest.")
    for key, sees in (("noor", True), ("daan", False), ("femke", True), (None, False)):
        with as_(key), transaction.atomic():
            assert Item.objects.filter(id=item.id).exists() is sees, key


def test_a_transaction_keeps_the_person_it_began_with(family):
    item = family.writes("noor", "Hulp", "Alleen voor wie Hulp leest.")
    with as_("daan"), transaction.atomic(), as_("noor"):
        assert not Item.objects.filter(id=item.id).exists()
        with transaction.atomic():
            assert not Item.objects.filter(id=item.id).exists()


def test_a_rolled_back_part_of_a_transaction_keeps_its_person(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    with as_("daan"), transaction.atomic():
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            _ = 1 / 0
        assert Item.objects.filter(id=item.id).exists()


def test_another_session_cannot_read_the_claim_of_this_one():
    with wire("gb_app", autocommit=False) as app, wire("gb_app") as listener, wire("gb_door") as door:
        claims(app, player("noor").acting())
        pid = app.info.backend_pid
        app.execute("select 1")
        for other in (listener, door):
            query, state = row_of(other, "select query, state from pg_stat_activity where pid = %s", pid)
            assert "claim" not in (query or "")
            assert state in (None, "disabled")


def test_the_claim_is_set_in_the_same_breath_as_begin():
    with as_("noor"):
        assert statements().startswith("BEGIN; SELECT set_config('app.claim', '")
        assert ", true)" in statements()
    assert statements() == "BEGIN"


def test_a_real_installation_has_no_clock_to_move():
    assert any("app.clock" in text for text in texts())
    with override_settings(KIND="real"):
        assert not any("app.clock" in text for text in texts())
        with pytest.raises(RuntimeError), clock.moved_to(clock.now()):
            pass


def test_looking_as_nobody_in_particular_shows_nothing(family):
    item = family.writes("noor", "School", "Milan was op tijd.")
    other = family.__class__.opens("sem", "Van Sem")
    for through in (uuid4(), other.members["sem"], family.members["noor"]):
        with as_("noor", through=through), transaction.atomic():
            seen = Item.objects.filter(id=item.id).exists()
        assert seen is (through == family.members["noor"])
    with as_("daan", through=family.members["noor"]), transaction.atomic():
        assert not Item.objects.filter(id=item.id).exists()
