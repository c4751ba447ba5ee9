"""What the manager reads of how much went over: never what one colleague did. The rule said again in Python, in worlds by chance."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from random import Random
from typing import NamedTuple
from uuid import UUID

import pytest
from psycopg.types.json import Jsonb

from cast.deeds import does
from cast.family import Family
from cast.people import PLAYERS, player
from cast.working import samen_doen
from gezinsboek.circle.tests.matrix_fault import Fault, planted
from gezinsboek.circle.tests.wires import Connection, claims, superuser
from gezinsboek.ground.acting import Acting
from gezinsboek.ground.acts import act
from gezinsboek.ground.ids import new_id
from gezinsboek.organisations.models import Organisation

COLLEAGUES = ("femke", "tamara", "karim", "bram", "ruben", "ingrid")
MONTHS = (date(2024, 1, 1), date(2024, 2, 1), date(2024, 12, 1))
HOW = ("ticked", "click", "typed")
Told = dict[tuple[date, str], int]


class Made(NamedTuple):
    """So many, by this player, in this month, in this way."""

    month: date
    how: str
    key: str
    many: int


def expected(made: list[Made], asker: str) -> Told:
    """Said again: only where three besides the asker made ten or more, and none of those more than all the others of them."""
    found: Told = {}
    for month in MONTHS:
        for how in HOW:
            by: Counter[str] = Counter()
            for one in made:
                if (one.month, one.how) == (month, how):
                    by[one.key] += one.many
            others = sorted((many for key, many in by.items() if key != asker and many), reverse=True)
            if len(others) >= 3 and sum(others) >= 10 and others[0] <= sum(others[1:]):
                found[month, how] = sum(by.values()) // 10 * 10
    return found


def invented(rng: Random) -> list[Made]:
    """In some months all did as much: then two are told apart from three by their number alone."""
    found = []
    for month in MONTHS:
        for how in HOW:
            alike = rng.choice((0, 0, 4, 11))
            for key in rng.sample(COLLEAGUES, rng.randint(0, len(COLLEAGUES))):
                found.append(Made(month, how, key, alike or rng.randint(1, rng.choice((3, 9, 30)))))
    return found


@pytest.fixture
def here() -> Organisation:
    return samen_doen()


@pytest.fixture
def one_taken(family: Family, here: Organisation) -> UUID:
    """A receipt to make others like it."""
    item, takeover = family.writes("femke", "Hulp", "Milan sliep door."), new_id()
    told = {"id": takeover, "item": item.id, "organisation": here.id, "version": 1, "how": "typed", "way": "typed"}
    sent = Jsonb({name: str(value) if isinstance(value, UUID) else value for name, value in told.items()})
    does("femke", partial(act, "take_over", sent, here.name_sealed, b"", None))
    return takeover


@contextmanager
def world(one: UUID, made: list[Made]) -> Iterator[Connection]:
    """Only these went over, until the end of this block."""
    with superuser(autocommit=False) as root:
        root.execute("delete from takeover where organisation_id is not null and id <> %s", [one])
        for month, how, key, many in made:
            at = datetime(month.year, month.month, 15, 12, tzinfo=UTC)
            like = {"person": str(player(key).id), "how": how, "taken_at": at.isoformat()}
            root.execute(
                "insert into takeover select (jsonb_populate_record(t, %s || jsonb_build_object('id', gen_random_uuid()))).*"
                " from takeover t, generate_series(1, %s) where t.id = %s",
                [Jsonb(like), many, one],
            )
        yield root
        root.rollback()


def told(root: Connection, asker: str) -> Told:
    """What this player gets."""
    root.execute("set local role gb_app")
    claims(root, Acting(PLAYERS[asker].id))
    found = root.execute("select * from acl.organisation_counts()").fetchall()
    root.execute("reset role")
    return {(month, how): many for month, how, many in found}


def in_one_month(**many: int) -> list[Made]:
    return [Made(MONTHS[0], "click", key, each) for key, each in many.items()]


@pytest.mark.matrix
@pytest.mark.parametrize("seed", range(12))
def test_the_database_and_the_rule_agree_about_every_number(one_taken, seed):
    made = invented(Random(seed))
    with world(one_taken, made) as root:
        assert told(root, "ingrid") == expected(made, "ingrid")
        for key in ("femke", "tamara", "noor", "yasmin"):
            assert told(root, key) == {}


FAULTS = {
    "ten by one colleague are told": Fault("organisation_counts", ">= 3 and", ">= 1 and"),
    "who asks is one of the three": Fault(
        "organisation_counts", "count(*) filter (where x.person <> acl.me()) >= 3", "count(*) >= 3"
    ),
    "fewer than ten are told": Fault("organisation_counts", ">= 10", ">= 1"),
    "one colleague may have done nearly all": Fault(
        "organisation_counts", "max(x.k) filter (where x.person <> acl.me()) * 2 <=", "0 <="
    ),
    "the number itself is told": Fault("organisation_counts", "(sum(x.k)::bigint / 10) * 10", "sum(x.k)::bigint"),
    "colleagues who do not manage it are told": Fault("organisation_counts", "acl.i_manage()", "acl.my_organisation()"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(one_taken, name):
    for seed in range(12):
        made = invented(Random(seed))
        with world(one_taken, made) as root, planted(root, FAULTS[name]):
            if told(root, "ingrid") != expected(made, "ingrid") or told(root, "femke"):
                return
    pytest.fail("nobody noticed")


def test_ten_and_more_by_one_colleague_are_not_told(one_taken):
    for many in (10, 11, 250):
        with world(one_taken, in_one_month(femke=many)) as root:
            assert told(root, "ingrid") == {}


def test_what_two_did_is_not_told_also_when_the_manager_is_the_third(one_taken):
    with world(one_taken, in_one_month(femke=20, tamara=20)) as root:
        assert told(root, "ingrid") == {}
    with world(one_taken, in_one_month(femke=20, tamara=20, ingrid=20)) as root:
        assert told(root, "ingrid") == {}
    with world(one_taken, in_one_month(femke=20, tamara=20, karim=20)) as root:
        assert told(root, "ingrid") == {(MONTHS[0], "click"): 60}


def test_two_who_help_with_one_each_do_not_uncover_a_third(one_taken):
    with world(one_taken, in_one_month(femke=28, tamara=1, karim=1)) as root:
        assert told(root, "ingrid") == {}


def test_two_months_that_differ_by_one_colleague_do_not_tell_what_she_did(one_taken):
    """However little or much she did up to the tens: the manager reads the same."""
    seen = set()
    for many in range(1, 10):
        with_her = in_one_month(tamara=10, karim=10, bram=10, femke=many)
        without = [Made(MONTHS[1], "click", key, 10) for key in ("tamara", "karim", "bram")]
        with world(one_taken, with_her + without) as root:
            seen.add(tuple(sorted(told(root, "ingrid").items())))
    assert seen == {(((MONTHS[0], "click"), 30), ((MONTHS[1], "click"), 30))}


def test_a_month_of_which_nothing_is_told_is_not_there_at_all(one_taken):
    with world(one_taken, []) as root:
        nothing = told(root, "ingrid")
    with world(one_taken, in_one_month(femke=9)) as root:
        assert told(root, "ingrid") == nothing == {}


def test_this_month_is_not_told_before_it_is_over(one_taken):
    made = in_one_month(femke=10, tamara=10, karim=10)
    with world(one_taken, made) as root:
        root.execute("update takeover set taken_at = %s", [datetime.now(UTC) - timedelta(seconds=1)])
        assert told(root, "ingrid") == {}
