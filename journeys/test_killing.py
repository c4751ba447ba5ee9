"""Killed at any moment of a write, a stukje is there whole or not at all, and once however often its form was sent.

Three people write, each stukje with a photo; some send the same form twice at the same moment, and who gets no answer
sends it again. Meanwhile web processes, the worker and PostgreSQL are killed with -9, many times.
"""

from __future__ import annotations

import io
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import psycopg
import pytest
from PIL import Image

from gezinsboek.site.tests.forms_found import read_forms

from .asking import NoAnswer, Visitor
from .killing import Killer, until
from .product import Product, running

# A part may die four times a minute: oftener, and it is taken for a program that cannot start. The worker also ends
# by itself when the whole database is killed, so these two share their four.
KILLS = {"web_process": 4, "web": 2, "worker": 1, "backend": 23, "postmaster": 3}
ENOUGH_TAKEN, ENOUGH_HIT = 20, 5  # stukjes that were written, and answers that never came
LONGEST = 900  # seconds; only so that a fault does not last for ever
FIRST, SILENCE = (
    90,
    240,
)  # seconds: until the first is taken, before anything is killed; and without any while it goes on
SEED = 20261122
WRITERS = ("noor", "mark", "tine")
LINE = "Dit is een zin van een lang stukje, zodat een half stukje opvalt. "

pytestmark = pytest.mark.killing


@dataclass
class Sent:
    """One form: its id, its words, and how often the answer was that it was taken."""

    id: str
    text: str
    taken: int = 0
    unknown: int = 0


@dataclass
class Writer:
    """Somebody who writes until told to stop."""

    product: Product
    book: str
    key: str
    chance: random.Random
    stop: threading.Event
    sent: list[Sent] = field(default_factory=list)
    answers: Counter[str] = field(default_factory=Counter)  # to tell when nothing is taken

    def __post_init__(self) -> None:
        self.visitor = Visitor(self.product.url)

    def become(self) -> None:
        assert self.visitor.post(f"/demo/als/{self.key}/").status == 302

    def write(self) -> None:
        number = 0
        while not self.stop.is_set():
            number += 1
            try:
                form = self.form()
            except (*NoAnswer, LookupError) as fault:
                self.answers[f"no form: {fault!r}"] += 1
                time.sleep(0.1)
                continue
            one = Sent(form["id"][0], f"{self.key} {number}. " + LINE * self.chance.randint(1, 60) + "Einde.")
            self.sent.append(one)
            self.send(one, {**form, "text": one.text}, twice=number % 4 == 0)

    def form(self) -> dict[str, Any]:
        """The composer, as the page gives it."""
        page = f"/boek/{self.book}/"
        answer = self.visitor.get(page)
        for form in read_forms(page, answer.text):
            if {"id", "chapter", "text"} <= {one.name for one in form.fields}:
                # a question without a day: what is filled in there may be past
                return form.filled() | {"wanted_on": ""}
        raise LookupError(answer.status)

    def send(self, one: Sent, form: dict[str, Any], *, twice: bool) -> None:
        """Until it is taken; after five tries in vain they give up, and nobody knows."""
        photo = picture(self.chance.randrange(256))
        for _attempt in range(5):
            if twice:
                with ThreadPoolExecutor(2) as pool:
                    answers = list(pool.map(lambda _: self.post(form, photo), range(2)))
            else:
                answers = [self.post(form, photo)]
            self.answers.update(str(answer) for answer in answers)
            one.taken += answers.count(302)
            one.unknown += sum(1 for status in answers if status != 302)
            if one.taken or self.chance.random() < 0.1:
                return
            time.sleep(self.chance.uniform(0.05, 0.8))

    def post(self, form: dict[str, Any], photo: bytes) -> int:
        try:
            return self.visitor.post(f"/boek/{self.book}/", form, photo).status
        except NoAnswer:
            return 0


def picture(shade: int) -> bytes:
    drawn = io.BytesIO()
    Image.effect_noise((120, 90), 40 + shade / 4).convert("RGB").save(drawn, "JPEG", quality=95)
    return drawn.getvalue()


@dataclass
class After:
    """What was left when the killing was done."""

    product: Product
    writers: list[Writer]
    killer: Killer
    book: str
    rows: Any = None

    @property
    def sent(self) -> list[Sent]:
        return [one for writer in self.writers for one in writer.sent]

    def ask(self, question: str, *values: Any) -> list[Any]:
        """As the database's own superuser, from whom nothing is hidden."""
        with psycopg.connect(self.killer.server.admin("gezinsboek_demo")) as connection:
            return connection.execute(question, values).fetchall()


@pytest.fixture(scope="module")
def after() -> Iterator[After]:
    with running(families=1, durable=True) as product:
        killer = Killer(product, SEED)
        book = first_book(product)
        stop = threading.Event()
        chance = random.Random(SEED)
        writers = [Writer(product, book, key, random.Random(chance.random()), stop) for key in WRITERS]
        for writer in writers:
            writer.become()
        threads = [threading.Thread(target=writer.write, name=writer.key) for writer in writers]
        for thread in threads:
            thread.start()
        written = Written(writers)
        try:
            until(lambda: written() > 0, FIRST, lambda: f"{written.told()}\n{product.said()[-2500:]}")
            killer.all(killer.plan(**KILLS), written, lambda: enough(writers), LONGEST)
        finally:
            stop.set()
            for thread in threads:
                thread.join(60)
        until(
            lambda: well(product),
            60,
            lambda: f"it did not come back: {killer.killed}\n{product.said()[-2500:]}\n{product.log('worker')[-800:]}",
        )
        yield After(product, writers, killer, book)


class Written:
    """How many stukjes were taken until now. When it was none for so long that something is broken, it ends there, and says
    what was answered instead."""

    def __init__(self, writers: list[Writer]) -> None:
        self.writers, self.count, self.since = writers, 0, time.monotonic()

    def __call__(self) -> int:
        now = taken(self.writers)
        if now > self.count:
            self.count, self.since = now, time.monotonic()
        assert time.monotonic() - self.since < SILENCE, self.told()
        return now

    def told(self) -> str:
        return f"{self.count} taken, and no more: " + str({one.key: dict(one.answers) for one in self.writers})


def taken(writers: list[Writer]) -> int:
    """How many stukjes were taken until now."""
    return sum(one.taken > 0 for writer in writers for one in list(writer.sent))


def enough(writers: list[Writer]) -> bool:
    """Whether so much was written, and so much hit in the middle, that the tests below say something."""
    hit = sum(one.unknown for writer in writers for one in list(writer.sent))
    return taken(writers) >= ENOUGH_TAKEN and hit >= ENOUGH_HIT


def first_book(product: Product) -> str:
    """The book that Noor comes into."""
    noor = Visitor(product.url)
    noor.post("/demo/als/noor/")
    address = noor.get("/").url
    assert "/boek/" in address, address
    return address.split("/boek/")[1].split("/")[0]


def well(product: Product) -> bool:
    try:
        return Visitor(product.url).get("/gezond/", patience=5).status == 200
    except NoAnswer:
        return False


def test_enough_was_killed_and_enough_was_written(after):
    assert sum(after.killer.killed.values()) >= 30, after.killer.killed
    assert set(after.killer.killed) == set(KILLS)
    assert enough(after.writers), [(one.taken, one.unknown) for one in after.sent]


def test_it_answers_again_by_itself(after):
    for writer in after.writers:
        assert writer.visitor.get(f"/boek/{after.book}/").status == 200
    assert after.product.process.poll() is None


def test_whatever_was_taken_is_there_once_and_nothing_twice(after):
    ids = [one.id for one in after.sent]
    rows = after.ask("select id::text, count(*) from item where id = any(%s::uuid[]) group by 1", ids)
    there = dict(rows)
    assert [one.id for one in after.sent if one.taken and one.id not in there] == []
    assert [found for found, count in rows if count != 1] == []
    texts = after.ask("select count(*) from entry where item_id = any(%s::uuid[])", ids)
    assert texts[0][0] == len(there)


def test_nothing_is_there_that_nobody_sent(after):
    rows = after.ask("select id::text from item where dossier_id = %s and created_at > %s", after.book, began(after))
    assert {row[0] for row in rows} <= {one.id for one in after.sent}


def began(after: After) -> Any:
    """Just before the first of these stukjes."""
    ids = [one.id for one in after.sent]
    return after.ask("select min(created_at) - interval '1 second' from item where id = any(%s::uuid[])", ids)[0][0]


def test_every_stukje_is_whole(after):
    """Its row, its words to the last, its photo that can be opened, and its line in the log."""
    there = after.ask(
        "select i.id::text, count(distinct e.item_id), count(distinct f.id), min(f.id::text),"
        " (select array_agg(l.participant_object_detail) from log_line l where l.item_id = i.id and l.event_action_code = 'C' and l.event_id = 'create')"
        " from item i left join entry e on e.item_id = i.id left join file f on f.item_id = i.id"
        " where i.id = any(%s::uuid[]) group by i.id",
        [one.id for one in after.sent],
    )
    texts = {one.id: one.text for one in after.sent}
    reader = after.writers[0].visitor
    for item, entries, files, file, lines in there:
        assert (entries, files) == (1, 1), item
        assert sorted(lines) == ["file", "item", "question"], (
            item
        )  # one line each: the stukje, its photo and what it asks
        page = reader.get(f"/boek/{after.book}/stukje/{item}/")
        assert page.status == 200
        assert texts[item].strip() in " ".join(page.text.split()), item
        for size in ("small", "large"):
            photo = reader.get(f"/boek/{after.book}/bestand/{file}/{size}/")
            assert photo.status == 200
            Image.open(io.BytesIO(photo.content)).load()


def test_no_part_of_a_stukje_is_there_without_the_rest(after):
    for table in ("entry", "file", "reply", "heart", "question"):
        alone = f"select count(*) from {table} d where not exists (select from item i where i.id = d.item_id)"
        assert after.ask(alone) == [(0,)], table
    lone = (
        "select count(*) from item i where i.kind = 'entry' and not exists (select from entry e where e.item_id = i.id)"
    )
    assert after.ask(lone) == [(0,)]


def test_the_worker_works_again(after):
    until(
        lambda: (
            after.ask("select count(*) from procrastinate_workers where last_heartbeat > now() - interval '30 s'")[0][0]
            > 0
        ),
        40,
        lambda: after.product.log("worker")[-1000:],
    )


def test_the_logs_say_nothing_of_what_was_written(after):
    for part in ("web", "worker", "postgres"):
        log = after.product.log(part)
        assert "Dit is een zin" not in log, part
        assert after.book not in log, part
