"""Asking the database to do something: what comes back, and what the refusals are called."""

import pytest
from django.db import DatabaseError, connections, transaction

from cast.people import as_
from gezinsboek.ground.acts import Refused, act, ask


def test_a_refusal_leaves_the_transaction_usable(family):
    with as_("karim"), transaction.atomic():
        with pytest.raises(Refused):
            act("end_member", family.members["tine"])
        assert ask("my_member", family.id) == [(None,)]


def test_another_fault_stays_what_it_is():
    with as_("noor"), transaction.atomic(), pytest.raises(DatabaseError):
        act("there_is_no_such_function", 1)


@pytest.mark.parametrize("name", ["refuse(); drop table item; --", "my member", ""])
def test_only_a_word_is_a_function(name):
    with pytest.raises(ValueError, match="one word"):
        ask(name)
    with pytest.raises(ValueError, match="one word"):
        act(name)


def test_values_are_never_part_of_the_statement():
    with as_("noor"), transaction.atomic(), pytest.raises(DatabaseError):
        act("end_member", "'; drop table item; --")
    with connections["default"].cursor() as cursor:
        cursor.execute("select to_regclass('public.item') is not null")
        assert cursor.fetchone() == (True,)
