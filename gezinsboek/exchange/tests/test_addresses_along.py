"""REQ-83: an address goes along only in the copy of who may see it, and the copy dies when it is closed to them."""

import json

import pytest
from django.db import transaction

from cast.deeds import does
from cast.family import WRITE, Family
from cast.living import lives
from cast.people import as_
from gezinsboek.circle import addresses, pausing
from gezinsboek.circle.tests.wires import one, superuser
from gezinsboek.exchange import making
from gezinsboek.exchange.models import TakeAway

from .copies import everything, faults, made, opened, schema


@pytest.fixture
def book() -> Family:
    family = Family.opens()
    family.comes("mark", {"Thuis": WRITE}, purpose="Vader")
    family.comes("jade", {"Thuis": WRITE})
    family.writes("noor", "Thuis", "Lina at een appel.")
    return family


def alive(row: TakeAway, key: str) -> bool:
    with as_(key), transaction.atomic():
        return making.alive(row)


def test_it_goes_along_only_with_who_may_see_it(book):
    lives(book, "noor", "mark", lines="Noorderweg 1", phone="0612345678")
    lives(book, "mark", lines="Zuiderweg 2")
    marks = made(book.id, "mark")
    told = json.loads(opened(marks).read("boek.json"))
    assert faults(told, schema("book")) == []
    assert {one["lines"] for one in told["addresses"]} == {"Noorderweg 1", "Zuiderweg 2"}
    assert "Noorderweg 1" in opened(marks).read("mensen.html").decode()
    noors = everything(made(book.id, "noor"))
    assert "Noorderweg 1" in noors
    assert "Zuiderweg" not in noors
    assert "Noorderweg" not in everything(made(book.id, "mark", "own"))


def test_that_it_went_along_is_in_the_log(book):
    lives(book, "noor", "mark")
    made(book.id, "mark")
    with superuser() as root:
        query = (
            "select count(*) from log_line where event_id = 'address export' and member_id = %s and object_author = %s"
        )
        assert one(root, query, book.members["mark"], book.members["noor"]) == 1


def test_the_copy_dies_when_the_name_is_taken_away(book):
    home = lives(book, "noor", "mark", lines="Noorderweg 1")
    row, mine = made(book.id, "mark"), made(book.id, "noor")
    assert alive(row, "mark")
    does("noor", lambda: addresses.forget(home))
    assert not alive(row, "mark")
    assert alive(mine, "noor")
    assert "Noorderweg" not in everything(made(book.id, "mark"))


def test_the_copy_dies_with_a_pause_and_the_next_one_has_none(book):
    lives(book, "noor", "mark", lines="Noorderweg 1")
    row = made(book.id, "mark")
    does("noor", lambda: pausing.pause(book.members["mark"], whole=False))
    assert not alive(row, "mark")
    assert "Noorderweg" not in everything(made(book.id, "mark"))
