"""SHARING 21, 22: what still has to arrive is its taker's alone, its content the worker's, and an organisation's own program
reads what was handed to it and nothing else."""

from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest
from django.db import ProgrammingError, connection, transaction

from cast.deeds import does, is_refused
from cast.family import Family
from cast.people import as_, player
from cast.working import samen_doen
from gezinsboek.circle import sharing
from gezinsboek.circle.tests.test_at_once import at_once
from gezinsboek.circle.tests.wires import app_as, column, one, row_of, superuser, wire
from gezinsboek.ground import clock
from gezinsboek.ground.acting import Acting, acting_as
from gezinsboek.ground.acts import Refused, act, ask
from gezinsboek.ground.ids import new_id
from gezinsboek.organisations import colleagues
from gezinsboek.organisations.models import Organisation
from gezinsboek.timeline import writing

from .taking_over import deliveries, handed, job, program, receipts, taking

SENT = "select ok from (select acl.delivered(%s, %s, %s, %s, %s)) x(ok)"


@pytest.fixture
def organisation() -> Organisation:
    return samen_doen()


def hands_over(family: Family, organisation: Organisation, key: str = "femke", item=None) -> UUID:
    """A stukje of this player on its way to their organisation."""
    item = item or family.writes(key, "Hulp", "Wij spraken over slapen.")
    takeover: UUID = new_id()
    does(key, taking(item, id=takeover, way="webhook", organisation=organisation.id, payload=b"sealed"))
    return takeover


def works(takeover: UUID, *, ok: bool, key: str = "femke", again: timedelta | None = None, kept: bool = False) -> None:
    """The worker tells how it went."""
    with acting_as(Acting(player(key).id, client="job")), transaction.atomic():
        act("delivered", takeover, ok, "200", clock.now() + again if again else None, kept)


def due() -> set[UUID]:
    with wire("gb_app") as app:
        return column(app, "select delivery from acl.due_deliveries()")


def content(key: str, takeover: UUID, **acts_as) -> set[bytes]:
    with app_as(Acting(player(key).id, **acts_as)) as app:
        return {bytes(row) for row in column(app, "select payload from acl.delivery_content(%s)", takeover)}


# ---------- who sees what


def test_how_far_it_is_is_seen_by_its_taker_alone(family, organisation):
    hands_over(family, organisation)
    assert deliveries(family, "femke") == ["waiting"]
    for key in ("noor", "mark", "daan", "tine", "jade", "tamara", "ingrid", "karim"):
        assert deliveries(family, key) == [], key
    assert deliveries(family, "noor", through=family.members["femke"]) == []
    assert deliveries(family, "femke", through=family.members["femke"]) == []


def test_no_page_reads_what_is_in_it(family, organisation):
    hands_over(family, organisation)
    with as_("femke"), transaction.atomic(), connection.cursor() as cursor, pytest.raises(ProgrammingError):
        cursor.execute("select payload_sealed from delivery")


def test_only_the_worker_gets_the_content_and_only_as_its_taker(family, organisation):
    takeover = hands_over(family, organisation)
    assert content("femke", takeover, client="job") == {b"sealed"}
    for acts_as in ({}, {"client": "program"}, {"client": "program", "scope": "takeovers"}):
        assert content("femke", takeover, **acts_as) == set(), acts_as
    for key in ("ingrid", "tamara", "noor", "karim"):
        assert content(key, takeover, client="job") == set()


def test_two_workers_do_not_send_it_at_once(family, organisation):
    takeover = hands_over(family, organisation)
    with job("femke") as first, job("femke") as second:
        assert column(first, "select tries from acl.delivery_content(%s)", takeover) == {0}
        assert column(second, "select tries from acl.delivery_content(%s)", takeover) == set()


def test_only_the_worker_says_how_it_went(family, organisation):
    takeover = hands_over(family, organisation)
    for who in (
        Acting(player("femke").id),
        Acting(player("ingrid").id, client="job"),
        Acting(organisation.id, client="program"),
    ):
        with acting_as(who), transaction.atomic(), pytest.raises(Refused):
            act("delivered", takeover, True, "200", None, False)
    assert deliveries(family, "femke") == ["waiting"]


# ---------- how it goes


def test_what_arrived_is_not_kept(family, organisation):
    takeover = hands_over(family, organisation)
    works(takeover, ok=True)
    with superuser() as root:
        told = row_of(
            root,
            "select d.payload_sealed, d.state, t.sent_at is not null from delivery d join takeover t using (id) where d.id = %s",
            takeover,
        )
    assert told == (b"", "arrived", True)
    assert takeover not in due()
    with pytest.raises(Refused):
        works(takeover, ok=True)


def test_it_is_tried_again_later_and_then_given_up(family, organisation):
    takeover = hands_over(family, organisation)
    assert takeover in due()
    works(takeover, ok=False, again=timedelta(minutes=5))
    assert takeover not in due() and content("femke", takeover, client="job") == set()
    with clock.moved_to(clock.now() + timedelta(minutes=6)):
        with as_("femke"), transaction.atomic():
            assert takeover in {row[0] for row in ask("due_deliveries")}
        works(takeover, ok=False)
    assert deliveries(family, "femke") == ["dead"]


def test_what_is_held_back_does_not_leave_and_never_does_when_it_is_taken_back(family, organisation):
    with as_("femke", fresh=True), transaction.atomic():
        mine = writing.write(family.id, family.chapters["Hulp"], "Verkeerd gezin.", held_back=True)
    takeover = hands_over(family, organisation, item=mine)
    assert takeover not in due()
    with program(organisation.id) as app:
        assert handed(app) & {takeover} == handed(app, takeover) == set()
    does("femke", mine.unsend)
    assert receipts(family, "femke") == deliveries(family, "femke") == []
    with superuser() as root:
        assert not one(root, "select count(*) from delivery where id = %s", takeover)


def test_an_answer_that_is_taken_back_does_not_leave_either(family, organisation):
    theirs = family.writes("noor", "Hulp", "Milan slaapt slecht.")
    with as_("femke", fresh=True), transaction.atomic():
        answer = writing.reply(theirs, "Verkeerd gezin.", held_back=True)
    takeover = hands_over(family, organisation, item=theirs)
    assert takeover not in due()
    does("femke", lambda: act("unsend_reply", answer.id))
    assert receipts(family, "femke") == deliveries(family, "femke") == []


def test_it_still_arrives_when_its_taker_left_the_book(family, organisation):
    takeover = hands_over(family, organisation)
    does("noor", lambda: sharing.end_member(family.members["femke"]))
    assert content("femke", takeover, client="job") == {b"sealed"}
    assert deliveries(family, "femke") == ["waiting"]


# ---------- dead letters


def dead(family: Family, organisation: Organisation) -> UUID:
    takeover = hands_over(family, organisation)
    works(takeover, ok=False)
    return takeover


def the_program(organisation: Organisation) -> Acting:
    return Acting(organisation.id, client="program", scope="takeovers")


def again(takeover: UUID):
    return lambda: act("send_again", takeover)


def test_the_manager_hears_that_it_did_not_arrive_and_nothing_of_a_family(family, organisation):
    takeover = dead(family, organisation)
    told = does("ingrid", lambda: ask("dead_letters"))
    assert takeover in {row[0] for row in told}
    assert {len(row) for row in told} == {4}
    for key in ("femke", "tamara", "noor", "yasmin"):
        assert does(key, lambda: ask("dead_letters")) == []
    assert does("ingrid", lambda: ask("dead_letters"), through=family.members["femke"]) == []


def test_a_dead_letter_is_sent_again_by_its_taker_or_the_manager_alone(family, organisation):
    takeover = dead(family, organisation)
    for key in ("tamara", "noor", "daan", "karim"):
        player(key)
        assert is_refused(key, again(takeover))
    assert is_refused("femke", again(takeover), through=family.members["femke"])
    assert is_refused("ingrid", again(new_id()))
    for key in ("ingrid", "femke"):
        does(key, again(takeover))
        does(key, again(takeover))  # a second click
        assert takeover in due()
        works(takeover, ok=False)
    does("femke", again(takeover))
    works(takeover, ok=True)
    assert is_refused("femke", again(takeover))


def test_sending_again_beside_the_worker_sends_once(family, organisation):
    takeover = dead(family, organisation)
    found = at_once(*[partial(does, "femke", again(takeover))] * 2, partial(does, "ingrid", again(takeover)))
    assert not [one for one in found if isinstance(one, Exception)]
    works(takeover, ok=True)
    with superuser() as root:
        assert row_of(root, "select state, tries from delivery where id = %s", takeover) == ("arrived", 1)


def test_what_could_not_be_sent_is_not_kept_for_ever(family, organisation):
    takeover = dead(family, organisation)
    for days, kept in ((80, b"sealed"), (91, b"")):
        with clock.moved_to(clock.now() + timedelta(days=days)), as_("femke"), transaction.atomic():
            ask("forget_deliveries")
        with superuser() as root:
            assert one(root, "select payload_sealed from delivery where id = %s", takeover) == kept
    assert is_refused("femke", again(takeover))


# ---------- the organisation's own program


def test_a_program_reads_what_was_handed_to_its_organisation(family, organisation):
    takeover = hands_over(family, organisation)
    with program(organisation.id) as app:
        assert takeover not in handed(app) and handed(app, takeover) == {takeover}
        assert handed(app, new_id()) == set()
        for table in (
            "takeover",
            "delivery",
            "item",
            "entry",
            "dossier",
            "member",
            "person",
            "organisation",
            "employee",
            "log_line",
        ):
            assert one(app, f"select count(*) from {table}") == 0, table


def test_the_list_of_a_program_lags_a_minute(family, organisation):
    takeover = hands_over(family, organisation)
    with (
        clock.moved_to(clock.now() + timedelta(seconds=61)),
        acting_as(the_program(organisation)),
        transaction.atomic(),
    ):
        assert takeover in {row[0] for row in ask("handed_over", None, None, None)}


def test_a_program_still_reads_it_when_a_first_try_was_answered_late(family, organisation):
    takeover = hands_over(family, organisation)
    works(takeover, ok=False, again=timedelta(hours=5))
    with program(organisation.id) as app:
        assert handed(app, takeover) == {takeover}


@pytest.mark.parametrize("key", ["femke", "ingrid", "noor", "karim"])
def test_no_person_reaches_what_a_program_does(family, organisation, key):
    takeover = hands_over(family, organisation)
    for client, scope in (("web", "takeovers"), ("job", "takeovers"), ("program", "takeovers"), ("program", "")):
        with app_as(Acting(player(key).id, client=client, scope=scope)) as app:
            assert handed(app) == handed(app, takeover) == set()


def test_another_organisation_and_another_scope_read_nothing(family, organisation):
    takeover = hands_over(family, organisation)
    with program(new_id()) as app:
        assert handed(app) == handed(app, takeover) == set()
    with program(organisation.id, "reports") as app:
        assert handed(app) == set()
    with app_as(Acting(organisation.id, client="web", scope="takeovers")) as app:
        assert handed(app) == set()


def test_nobody_begins_an_organisation_under_the_id_of_a_person(family):
    """Its program acts under the organisation's id, and would be that person."""

    def begins(organisation: UUID):
        return partial(colleagues.begin, "Elders", organisation_id=organisation, employee_id=new_id())

    for victim in ("noor", "daan", "ingrid"):
        assert is_refused("daan", begins(player(victim).id))
    does("daan", begins(new_id()))
