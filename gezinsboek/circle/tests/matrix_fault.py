"""A fault planted in the rules, inside a transaction that is rolled back."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from gezinsboek.circle.rules import FILES

from . import matrix_needs as needs
from .matrix_chooser import Kind
from .matrix_needs import Need
from .matrix_world import AGES, TABLES
from .wires import Connection, one


@dataclass(frozen=True)
class Fault:
    """A piece of a function, view or policy, and what stands there wrongly. `where` is its name; a policy has a table.
    `by` are the deeds that it spoils; without them reading finds it. One about a single birthday is looked for among
    children of those `ages`: among all it would take hours; one that shows only in some worlds, in those it `needs`; one that
    shows only after a deed, by looking `after` so many of them. It is looked for in all that can be seen and asked, or where
    it `shows` best: in these tables, or in none and only in what is asked."""

    where: str
    right: str
    wrong: str
    by: tuple[Kind, ...] = ()
    ages: tuple[int, ...] = AGES
    needs: Need = needs.any_world
    after: float = 0.1
    shows: tuple[str, ...] | None = None

    @property
    def tables(self) -> tuple[str, ...]:
        """In which tables to look for it by reading: a policy spoils its own."""
        if " on " in self.where:
            return (self.where.split(" on ")[1],)
        return TABLES if self.shows is None else self.shows


BOOKS = ("person", "member", "item")  # where most of what opens a book or a chapter wrongly shows
ASKED = ()


@contextmanager
def planted(connection: Connection, fault: Fault) -> Iterator[None]:
    """Inside, the rule is wrong."""
    connection.execute("savepoint planted")
    (_policy if " on " in fault.where else _function)(connection, fault)
    yield
    connection.execute("rollback to savepoint planted; release savepoint planted")


def _function(connection: Connection, fault: Fault) -> None:
    start = rf"create or replace (function|view) acl\.{fault.where}\b"
    text = "\n".join(path.read_text() for path in FILES if not path.read_text().startswith("-- demo only"))
    found = re.search(start + r".*?(?=\n\n|\ncreate |\n--|\nreset)", text, re.DOTALL)
    assert found, fault.where
    assert found[0].count(fault.right) >= 1, f"{fault.where} no longer says {fault.right}"
    connection.execute("set local role gb_acl")
    connection.execute(found[0].replace(fault.right, fault.wrong))
    connection.execute("reset role")


def _policy(connection: Connection, fault: Fault) -> None:
    name, table = fault.where.split(" on ")
    qual = str(one(connection, "select qual from pg_policies where policyname = %s and tablename = %s", name, table))
    assert fault.right in qual, f"{fault.where} no longer says {fault.right}: {qual}"
    wrong = qual.replace(fault.right, fault.wrong)
    connection.execute(f"alter policy {name} on {table} using ({wrong})")
