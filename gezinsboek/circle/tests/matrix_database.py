"""The real thing: loads a generated world, asks it as the web role, and tries deeds on it. All inside one transaction
that is rolled back, so that nothing is left and a smaller world can be tried at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg
from psycopg.types.json import Jsonb

from .matrix_claims import Claim
from .matrix_columns import COLUMNS, CONSTANT
from .matrix_world import TABLES, Row, World
from .wires import Connection

BORN = (
    "insert into acl.birth (child_id, dossier_id, born, said_by, said_at, born_before) values (%s, %s, %s, %s, %s, %s)"
)


class Database:
    """One superuser's connection: loads as itself, asks as `gb_app` and `gb_door`."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        connection.prepare_threshold = None  # whatever is prepared, the driver drops it all at every rollback
        self.prepared: dict[tuple[str, ...], str] = {}
        self.undone = False
        self.statements = {table: self._statement(table) for table in TABLES}

    def _statement(self, table: str) -> str:
        """An insert that fills every column without a meaning here with something empty."""
        rows = self.connection.execute(
            "select column_name, data_type from information_schema.columns"
            " where table_schema = 'public' and table_name = %s and is_nullable = 'NO'",
            [table],
        ).fetchall()
        empty = {
            "bytea": "''",
            "uuid": "gen_random_uuid()",
            "integer": "1",
            "smallint": "0",
            "boolean": "false",
            "date": "current_date",
            "ARRAY": "'{}'",
        }
        must = {name: empty.get(kind, "now()" if "time" in kind else "''") for name, kind in rows}
        given = {name: f"%({name})s" for name in COLUMNS[table]}
        filled = must | CONSTANT.get(table, {}) | given
        return f"insert into public.{table} ({', '.join(filled)}) values ({', '.join(filled.values())})"

    @contextmanager
    def holding(self, world: World) -> Iterator["Database"]:
        """Inside, the database holds this world; afterwards it never did."""
        with self.point():
            self.load(world)
            yield self

    def load(self, world: World) -> None:
        """Put all rows in as they are, past every rule and trigger; the transaction decides whether they stay."""
        self.execute("set local session_replication_role = replica")
        with self.connection.cursor() as cursor, self.connection.pipeline():
            for table in TABLES:
                for row in world.of(table):
                    cursor.execute(self.statements[table], values(table, row))
            for child in world.of("child"):
                if child.born:
                    told = [child.id, child.book, child.born, child.changed_by, child.changed, child.before]
                    cursor.execute(BORN, told)
            for (child_id, member), (born, at) in world.births.items():
                if child_id in world.rows["child"]:
                    told = [child_id, member, world.get("child", child_id).book, born, at]
                    cursor.execute("insert into acl.birth_said values (%s, %s, %s, %s, %s)", told)
        self.execute("set local session_replication_role = origin")

    @contextmanager
    def point(self) -> Iterator[None]:
        """A savepoint that is always gone back to."""
        self.execute("savepoint here")
        try:
            yield
        finally:
            self.execute("rollback to savepoint here; release savepoint here; reset role")

    def execute(self, query: str, told: Any = None) -> psycopg.Cursor[tuple[Any, ...]]:
        return self.connection.execute(query, told)

    def now(self) -> datetime:
        row = self.execute("select acl.now()").fetchone()
        assert row
        moment: datetime = row[0]
        return moment

    def become(self, claim: Claim, now: datetime, role: str = "gb_app") -> None:
        settings = "select set_config('app.claim', %s, true), set_config('app.dossier_id', %s, true)"
        self.execute(settings, [claim.signed(now), str(claim.focus or "")])
        self.execute(f"set local role {role}")

    def seen(self, claim: Claim, now: datetime, tables: tuple[str, ...] = TABLES) -> dict[str, set[UUID]]:
        """Every row of these tables that this claim sees, in one breath."""
        asked = self.prepare(tables)
        with self.point():
            self.become(claim, now)
            row = self.execute(f"execute {asked}").fetchone()
        assert row
        return {table: set(found) for table, found in zip(tables, row, strict=True)}

    def prepare(self, tables: tuple[str, ...]) -> str:
        """The name of the question after these tables: planning it takes as long as answering it."""
        if tables not in self.prepared:
            self.prepared[tables] = f"seen_{len(self.prepared)}"
            key = dict.fromkeys(("entry", "goal", "appointment"), "item_id")
            arrays = ", ".join(f"array(select {key.get(table, 'id')} from {table})" for table in tables)
            self.execute(f"prepare {self.prepared[tables]} as select {arrays}")
        return self.prepared[tables]

    def answers(self, claim: Claim, world: World, now: datetime) -> dict[str, Any]:
        """The same questions as in model_of_answers."""
        items, members = [i.id for i in world.of("item")], [m.id for m in world.of("member")]
        chapters, books = [c.id for c in world.of("chapter")], [b.id for b in world.of("dossier")]
        steps = [s.id for s in world.of("step")]
        told = {"items": items, "steps": steps, "members": members, "chapters": chapters, "books": books}
        with self.point():
            self.become(claim, now)
            with self.connection.pipeline():
                asked = {name: self.execute(query, told) for name, query in ASKED.items()}
            found = {name: cursor.fetchall() for name, cursor in asked.items()}
        shapes: dict[str, Any] = {f"may {deed}": set(found[f"may {deed}"][0][0]) for deed in MAY}
        return shapes | {
            "may rebut": set(found["may rebut"][0][0]),
            "may tick": set(found["may tick"][0][0]),
            "who reads": {i: None if who is None else set(who) for i, who in found["who reads"]},
            "who would read": {c: set(who) for c, who in found["who would read"]},
            "older": dict(found["older"]),
            "protected": {m for (m,) in found["protected"]},
            "may give": set(found["may give"]),
            "may invite": {book: set(roles) for book, roles in found["may invite"]},
            "who looked": {i: set(who) for i, who in found["who looked"]},
            "taking waits": {grant for (grant,) in found["taking waits"]},
            "asked of me": set(found["asked of me"]),
            "to take": {row[0]: row[1:] for row in found["to take"]},
            "not taken over": {row[0]: row[1:] for row in found["not taken over"]},
        }

    def state(self, world: World) -> dict[str, set[tuple[Any, ...]]]:
        """What really stands in the tables that deeds change, whoever may see it."""
        self.execute("reset role")
        books = [b.id for b in world.of("dossier")]
        with self.connection.pipeline():
            asked = {
                table: self.execute(f"select {', '.join(told(table))} from {table} where dossier_id = any(%s)", [books])
                for table in CHANGED
            }
        return {
            table: {tuple(tuple(v) if isinstance(v, list) else v for v in row) for row in cursor}
            for table, cursor in asked.items()
        }

    def attempt(self, claim: Claim, now: datetime, statement: str, told: dict[str, Any], role: str = "gb_app") -> Any:
        """Do it as this claim: the rows that came back, or None when it was refused or touched nothing. `undone` says
        afterwards that it was gone back on, so that nothing can have changed."""
        self.undone = False
        self.execute("savepoint deed")
        try:
            self.become(claim, now, role)
            cursor = self.execute(statement, told)
            return cursor.fetchall() if cursor.description else (cursor.rowcount or None)
        except (
            psycopg.errors.InsufficientPrivilege,
            psycopg.errors.IntegrityError,
            psycopg.errors.SerializationFailure,
        ):
            self.execute("rollback to savepoint deed")
            self.undone = True
            return None


MAY = ("change", "widen", "reply", "restore")
ASKED = {f"may {deed}": f"select acl.may('{deed}', %(items)s)" for deed in MAY} | {
    "may rebut": "select acl.may_rebut(%(items)s)",
    "may tick": "select acl.may_tick(%(steps)s::uuid[])",
    "who reads": "select item, members from acl.who_reads(%(items)s)",
    "who would read": "select c, acl.who_would_read(c) from unnest(%(chapters)s::uuid[]) c",
    "older": "select chapter, n from acl.older(%(chapters)s)",
    "protected": "select m from unnest(%(members)s::uuid[]) m where acl.protected(m)",
    "may give": "select chapter, level, since, until, private from acl.i_may_give()",
    "may invite": "select b, acl.i_may_invite(b) from unnest(%(books)s::uuid[]) b",
    "taking waits": "select acl.taking_waits(b) from unnest(%(books)s::uuid[]) b",
    "asked of me": "select q.given, q.what from unnest(%(books)s::uuid[]) b, acl.asked_of_me(b) q",
    "to take": "select item, why, version, sealed is not null, private from acl.to_take(%(items)s)",
    "not taken over": "select item, why, version, taken_at from acl.not_taken_over(acl.now() - interval '3 days')",
    "who looked": "select i, array(select member from acl.who_looked(i)) from unnest(%(items)s::uuid[]) i",
}
CHANGED = (
    *(
        "item",
        "goal",
        "score",
        "step",
        "step_order",
        "sign",
        "signal",
        "signal_answer",
        "reply",
        "file",
        "heart",
        "question",
        "rebuttal",
        "chapter_grant",
        "letting",
        "member",
        "chapter",
        "invitation",
    ),
    *("appointment", "occurrence", "appointment_place", "topic"),
    *(
        "objection",
        "assent",
        "custody_proof",
        "pause",
        "address",
        "address_reader",
        "takeover",
        "delivery",
        "plan_day",
        "own_plan",
        "helping",
        "consult",
        "consult_answer",
        "plan_version",
        "plan_part",
        "plan_accord",
    ),
)
NAMELESS = ("assent", "custody_proof", "address_reader")  # the database gives them an id of its own


def told(table: str) -> dict[str, str]:
    """The columns of a table that a deed decides about."""
    return {column: of for column, of in COLUMNS[table].items() if of != "id" or table not in NAMELESS}


def values(table: str, row: Row) -> dict[str, Any]:
    found = {column: getattr(row, name) for column, name in COLUMNS[table].items()} | {
        "by_mail": row.by_mail,
        "created": row.created,
    }
    return {column: list(value) if isinstance(value, tuple) else value for column, value in found.items()}


def expected(world: World) -> dict[str, set[tuple[Any, ...]]]:
    """The world in the form of `Database.state`."""
    return {
        table: {tuple(getattr(row, name) for name in told(table).values()) for row in world.of(table)}
        for table in CHANGED
    }


def told_again(world: World, person: UUID | None, book: UUID | None) -> Jsonb:
    """Name, title and purpose for the row of somebody who was here before, as `invitations.redeem` gives them."""
    was = [m.id for m in world.of("member") if m.person == person and m.book == book]
    return Jsonb({"member": str(was[0]), "name": "", "title": "", "purpose": ""} if was else {})
