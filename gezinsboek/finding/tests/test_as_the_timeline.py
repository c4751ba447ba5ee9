"""Whatever a book is like and whoever looks: searching finds exactly what the rules show of it (SHARING 29). Generated
worlds of the matrix, with the same word in everything, against the independent model."""

import secrets
import time
from random import Random

import pytest
from django.db import transaction

from gezinsboek.circle.tests.matrix_claims import claim
from gezinsboek.circle.tests.matrix_database import Database
from gezinsboek.circle.tests.matrix_maker import Maker
from gezinsboek.circle.tests.matrix_story import say, tell
from gezinsboek.circle.tests.model_of_rules import Eyes
from gezinsboek.circle.tests.wires import superuser
from gezinsboek.finding.models import FileText
from gezinsboek.finding.scan import INSIDE, NAME, REBUTTAL, REPLY, TEXT, search
from gezinsboek.ground.acting import Acting, acting_as
from gezinsboek.ground.vault import vault
from gezinsboek.timeline.before_pause import before, rebuttals
from gezinsboek.timeline.models import File, Rebuttal, Reply
from gezinsboek.timeline.reading import Choice, page

SEED = secrets.token_hex(4)
WORLDS, CLAIMS = 8, 20
TABLES = {TEXT: "item", REBUTTAL: "rebuttal", REPLY: "reply", NAME: "file", INSIDE: "file_text"}

pytestmark = pytest.mark.matrix


def written_full(connection, world):
    """The same word in every stukje, reply, name of a file and document of this world."""
    for book in world.of("dossier"):
        vault().store.create(book.id)

    def sealed(row, place):
        return vault().seal(row.book, row.id, place, "Hier staat zwemlessen.")

    for table, key, column in (
        ("entry", "item_id", "text_sealed"),
        ("rebuttal", "id", "text_sealed"),
        ("reply", "id", "text_sealed"),
        ("file", "id", "name_sealed"),
        ("file_text", "id", "words_sealed"),
        ("file_text", "id", "text_sealed"),
    ):
        for row in world.of(table):
            told = [sealed(row, f"{table}.{column}"), row.id]
            connection.execute(f"update {table} set {column} = %s where {key} = %s", told)
    for row in world.of("revision"):  # what stands still for somebody who is paused is searched as it was
        table = next(one for one in ("entry", "reply", "rebuttal", "step") if row.row in world.rows[one])
        text = vault().seal(row.book, row.row, f"{table}.text_sealed", "Hier staat zwemlessen.")
        connection.execute("update revision set text_sealed = %s where id = %s", [text, row.id])


@pytest.fixture(scope="module")
def worlds():
    made = []
    with superuser(autocommit=False) as connection:
        database = Database(connection)
        for number in range(WORLDS):
            world = Maker(f"{SEED}.finding.{number}", database.now()).make()
            database.load(world)
            connection.execute("set local session_replication_role = replica")
            written_full(connection, world)
            made.append(world)
        connection.commit()
    return made


def rows(who, table, book):
    """What this claim sees there and would be shown: not in the bin."""
    seen = who.seen(table)
    return {row.id for row in who.world.of(table) if row.id in seen and row.book == book and not row.deleted}


def test_searching_finds_exactly_what_the_rules_show(worlds):
    rng, found_something = Random(SEED), 0
    for world in worlds:
        for _ in range(CLAIMS):
            who = claim(world, rng)
            if who.fault != "none" or who.person is None:
                continue
            eyes = Eyes(world, who)
            strong = None if who.strong is None else int(time.time()) - who.strong
            for book in world.of("dossier"):
                with (
                    acting_as(Acting(who.person, as_member=who.as_member, strong_at=strong), who.focus),
                    transaction.atomic(),
                ):
                    hits = search(book.id, "zwemles").hits
                    shown = set(page(book.id, Choice()).ids)
                    still = {one.row for one in before(shown)} | {one.id for one in rebuttals(shown)}
                wanted = rows(eyes, "item", book.id)
                got = {hit.item for hit in hits}
                told = f"seed {SEED}\n" + tell(
                    world, who, f"the rules say {say(world, wanted)}, found {say(world, got)}"
                )
                assert got == wanted == shown, told
                for what, table in TABLES.items():
                    pieces = {piece.row for hit in hits for piece in hit.pieces if piece.source.what == what}
                    files = rows(eyes, "file", book.id)
                    there = rows(eyes, table, book.id) & (files if what == INSIDE else rows(eyes, table, book.id))
                    of = {row.id for row in world.of(table) if row.id in there and (what == TEXT or row.item in wanted)}
                    assert of <= pieces <= of | still, f"{what}: {told}"
                found_something += bool(got)
    assert found_something > 5


def test_the_models_are_those_of_the_tables():
    assert [model._meta.db_table for model in (Rebuttal, Reply, File, FileText)] == [
        "rebuttal",
        "reply",
        "file",
        "file_text",
    ]
