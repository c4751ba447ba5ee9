"""What searching costs in a book of 20,000 items: the page of results against an empty page through the same middleware.

Once with the items alone, which the budget is about, and once with thousands of replies and documents besides.
"""

import logging
import random
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any, TypeVar
from uuid import UUID

import psycopg
from django.test import Client

from bench.clocking import both
from bench.pages import get, servers
from cast.browser import sign_in
from cast.family import WRITE, Family
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault import vault

ITEMS, REPLIES, FILES = 20_000, 10_000, 1_000
WORDS = 45  # of a stukje
INSIDE = 800  # different words of a document
Written = TypeVar("Written")
ASKED = {
    "one word": "zwemlessen",
    "three words": "school vriendje ruzie",
    "a word that is everywhere": "les",
    "a typing error": "medicjin",
    "nothing": "qwxzyqwxzy",
}
_STEMS = """
    zwem les school juf ruzie vriend moeder vader kind huis tuin bad fiets brood melk slaap nacht dag week boek lied spel
    hulp praat loop lach huil boos blij moe ziek arts tand medicijn gesprek plan doel stap vraag brief foto rooster groep
    meester oma opa tante buur hond poes regen zon sneeuw zomer vakantie feest taart cadeau jas schoen broek sok trein bus
""".split()  # noqa: SIM905
_ENDS = ("", "", "", "en", "s", "je", "t", "de", "er")


def measure(owner: dict[str, Any], rounds: int) -> dict[str, float]:
    """Each question as a ratio to an empty page, and in seconds; the slowest of those in items alone bears the budget."""
    logging.disable(logging.INFO)
    family = Family.opens("noor", "Gezin dat veel schrijft")
    family.comes("femke", {"Thuis": WRITE, "School": WRITE})
    items = fill(owner, lambda cursor: Writer(cursor, family).stories())
    found = _measured(family, rounds)
    found["search, seconds"] = max(found[f"{name}, seconds"] for name in ASKED)
    found["search, seconds of work"] = max(found[f"{name}, seconds of work"] for name in ASKED)
    fill(owner, lambda cursor: Writer(cursor, family).besides(items))
    return found | {f"with replies and documents, {name}": value for name, value in _measured(family, rounds).items()}


def _measured(family: Family, rounds: int) -> dict[str, float]:
    client = sign_in(Client(SERVER_NAME="localhost"), "noor")
    helper = sign_in(Client(SERVER_NAME="localhost"), "femke")
    address = f"/boek/{family.id}/zoeken/"
    things = {"empty": get(client, f"/boek/{family.id}/meer/")}
    things |= {name: _post(client, address, words) for name, words in ASKED.items()}
    things["one word, a helper"] = _post(helper, address, ASKED["one word"])
    taken = both(things, rounds, lambda: servers())
    nothing = taken.pop("empty")
    found: dict[str, float] = {}
    for name, page in taken.items():
        found |= {
            f"{name} : empty page": page.wall / nothing.wall,
            f"{name} : empty page, work": page.against(nothing),
            f"{name}, seconds": page.wall,
            f"{name}, seconds of work": page.work,
        }
    return found


def _post(client: Client, address: str, words: str) -> Callable[[], object]:
    def post() -> object:
        answer = client.post(address, {"words": words})
        if answer.status_code != 200:
            raise AssertionError(f"{address} answered {answer.status_code}")
        return answer

    return post


class Writer:
    """Rows with sealed words, straight into the tables."""

    def __init__(self, cursor: psycopg.Cursor[Any], family: Family) -> None:
        self.cursor, self.family, self.rng = cursor, family, random.Random(7)
        self.words = [a + b + end for a in _STEMS for b in ("", *_STEMS) for end in _ENDS]
        self.common = self.words[:: len(self.words) // 4000]

    def sealed(self, row: UUID, column: str, many: int) -> bytes:
        text = " ".join(self.rng.choices(self.common, k=many)).capitalize() + "."
        return vault().seal(self.family.id, row, column, text)

    def inside(self, row: UUID) -> bytes:
        return vault().seal(
            self.family.id, row, "file_text.words_sealed", " ".join(self.rng.sample(self.words, INSIDE))
        )

    def put(self, table: str, columns: str, rows: Iterable[tuple[Any, ...]]) -> None:
        names = columns.split()
        query = f"insert into {table} ({', '.join(names)}) values ({', '.join(['%s'] * len(names))})"
        self.cursor.executemany(query.encode(), list(rows))

    def stories(self) -> list[UUID]:
        """20,000 stukjes."""
        book, now, items = self.family.id, clock.now(), [new_id() for _ in range(ITEMS)]
        chapters, writers = list(self.family.chapters.values()), list(self.family.members.values())
        self.put(
            "item",
            "id dossier_id kind chapter_id author created_at version",
            (
                (one, book, "entry", chapters[n % len(chapters)], writers[n % 2], now - timedelta(hours=n), 1)
                for n, one in enumerate(items)
            ),
        )
        self.put(
            "entry",
            "item_id dossier_id text_sealed version",
            ((one, book, self.sealed(one, "entry.text_sealed", WORDS), 1) for one in items),
        )
        return items

    def besides(self, items: list[UUID]) -> None:
        """Replies to them and files with them, a quarter of which could be read."""
        book, now, document = self.family.id, clock.now(), ("document", "application/pdf")
        writers = list(self.family.members.values())
        replies, files = ([new_id() for _ in range(n)] for n in (REPLIES, FILES))
        self.put(
            "reply",
            "id dossier_id item_id author text_sealed created_at version",
            (
                (one, book, items[n * 2], writers[n % 2], self.sealed(one, "reply.text_sealed", WORDS // 4), now, 1)
                for n, one in enumerate(replies)
            ),
        )
        self.put(
            "file",
            "id dossier_id item_id author kind mime name_sealed alt_sealed size created_at",
            (
                (one, book, items[n * 20], writers[0], *document, self.sealed(one, "file.name_sealed", 2), b"", 9, now)
                for n, one in enumerate(files)
            ),
        )
        self.put(
            "file_text",
            "id dossier_id state reader words_sealed text_sealed",
            (
                (one, book, "whole", 1, self.inside(one), self.sealed(one, "file_text.text_sealed", INSIDE))
                for one in files[: FILES // 4]
            ),
        )


def fill(owner: dict[str, Any], write: Callable[[psycopg.Cursor[Any]], Written]) -> Written:
    """Triggers rest meanwhile."""
    tables = ("item", "entry", "reply", "file")
    with psycopg.connect(**owner) as connection, connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"alter table {table} disable trigger user".encode())
        cursor.execute("set local role gb_acl")
        written = write(cursor)
        cursor.execute("reset role")
        cursor.execute("set constraints all immediate")
        for table in tables:
            cursor.execute(f"alter table {table} enable trigger user".encode())
    with psycopg.connect(**owner, autocommit=True) as connection:
        connection.execute("analyze")
    return written
