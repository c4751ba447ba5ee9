"""Written once, it arrives once: a thousand stukjes with the tick, while our processes, the database and the other system are
killed with -9 at moments nobody can foresee, end with nothing lost and nothing doubled, there and back.

Femke's words go by webhook into Dossierkast, the first half whole and the rest by their ids alone; of each of them Dossierkast says
back that it was read, and that comes into her "Binnengekomen". A minute between two tries is a quarter of a second here.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID, uuid5

import psycopg
import pytest

from .beside import Counterpart, beside
from .killing import Killer, until
from .product import Product, running
from .writing_on import Writer

COUNT = 1000
MINUTE = "0.25"
# Of ours no part may die more than four times a minute: oftener, and it is taken for a program that cannot start. A process of the
# database that dies takes the others along, and they all look first at what was written last; so that is one kill of many.
KILLS = {"web_process": 4, "web": 1, "worker": 2, "backend": 3, "postmaster": 1, "counterpart": 12}
SEED = 20261123
LONGEST = 900  # seconds; only so that a fault does not last for ever
FEMKE = "femke@voorbeeld.test"

pytestmark = pytest.mark.killing


@dataclass
class After:
    """What was left when the killing was done and everything had the time to arrive."""

    product: Product
    counterpart: Counterpart
    killer: Killer
    told: dict[str, str]
    written: list[str]

    def ask(self, question: str, *values: Any) -> list[Any]:
        """As the database's own superuser, from whom nothing is hidden."""
        with psycopg.connect(self.killer.server.admin("gezinsboek_demo")) as connection:
            return connection.execute(question, values).fetchall()

    def here(self, question: str) -> list[Any]:
        """The same, of the book that Femke wrote in; in the demo's own book she hands over too. `{here}` is where."""
        return self.ask(question.format(here="dossier_id = %s"), self.told["book"])

    def count(self, question: str) -> int:
        return int(self.ask(question)[0][0])


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Iterator[After]:
    folder = tmp_path_factory.mktemp("dossierkast")
    with (
        running(families=1, durable=True, GEZINSBOEK_SENDING_MINUTE=MINUTE) as product,
        beside(product.beside) as kast,
    ):
        writer = Writer(product, folder, GEZINSBOEK_SENDING_MINUTE=MINUTE)
        told = writer.ready(kast.hook)
        kast.settle(origin=product.url, secret=told["secret"], key=told["key"], answer_to=FEMKE)

        def fell_over() -> bool:
            kast.kill()
            time.sleep(killer.chance.uniform(0, 0.5))
            kast.start()
            return True

        killer = Killer(product, SEED, counterpart=fell_over)
        began = time.monotonic()
        writer.begin(told, COUNT, ids_at=COUNT // 2)
        try:
            kill_on_the_way(killer, lambda: len(writer.written()) + arrived(kast))
            writer.end(LONGEST)
            found = After(product, kast, killer, told, writer.written())
            report_time(f"written: {killer.killed}", began)
            until(lambda: settled(found), LONGEST, lambda: f"it did not all arrive: {left(found)}\n{words(found)}")
            report_time("arrived", began)
            yield found
        finally:
            writer.stop()


def kill_on_the_way(killer: Killer, come: Callable[[], int]) -> None:
    """All of the plan, spread at random over the way there: a stukje counts when it is written and when it is over there."""
    moments = sorted(killer.chance.randrange(2 * COUNT - COUNT // 10) for _ in range(sum(KILLS.values())))
    for name, moment in zip(killer.plan(**KILLS), moments, strict=True):
        until(lambda moment=moment: come() >= moment, LONGEST, lambda: f"stuck at {come()}: {killer.killed}")  # type: ignore[misc]
        until(partial(killer.kill, name), LONGEST, lambda name=name: f"no {name} to kill")  # type: ignore[misc]


def arrived(kast: Counterpart) -> int:
    return int(kast.rows("select count(*) from note")[0][0])


def report_time(what: str, began: float) -> None:
    """For who runs this with -s."""
    print(f"{what} after {time.monotonic() - began:.0f} s")  # noqa: T201


def left(after: After) -> dict[str, Any]:
    """How many have come how far."""
    try:
        return {
            "deliveries": dict(after.ask("select state, count(*) from delivery group by 1")),
            "notes": after.counterpart.rows("select count(*) from note")[0][0],
            "promised": after.counterpart.rows("select count(*) from promised")[0][0],
            "reports": dict(after.counterpart.rows("select answer, count(*) from report group by 1")),
            "incoming": after.count("select count(*) from incoming"),
        }
    except psycopg.Error:
        return {}


def settled(after: After) -> bool:
    """Nothing is on its way any more, on either side."""
    now = left(after)
    return bool(now) and "waiting" not in now["deliveries"] and not now["promised"] and None not in now["reports"]


def words(after: After) -> str:
    return f"{after.product.said()[-1500:]}\n{after.product.log('worker')[-1500:]}"


def test_both_sides_were_killed_often_enough(after):
    assert sum(after.killer.killed.values()) >= sum(KILLS.values()), after.killer.killed
    assert set(after.killer.killed) == set(KILLS)


def test_all_of_it_was_written_and_handed_over_once(after):
    assert len(after.written) == len(set(after.written)) == COUNT
    rows = after.here("select item_id::text, count(*) from takeover where {here} group by 1")
    assert {item for item, count in rows if count == 1} == set(after.written)
    assert len(rows) == COUNT


def test_every_receipt_arrived_and_nothing_is_a_dead_letter(after):
    assert after.here("select state, count(*) from delivery where {here} group by 1") == [("arrived", COUNT)]
    assert after.count("select count(*) from takeover where sent_at is null or failed_at is not null") == 0


def test_the_other_system_has_each_of_them_once_with_the_same_sha256(after):
    ours = dict(after.here("select id::text, sha256 from takeover where {here}"))
    theirs = after.counterpart.rows("select id, sha256 from note")
    assert len(theirs) == COUNT
    assert dict(theirs) == ours
    assert all(len(one) == 64 for one in ours.values())


def test_the_words_are_whole_on_the_other_side(after):
    notes = [json.loads(content) for (content,) in after.counterpart.rows("select content from note")]
    numbers = sorted(int(note["text"].partition(".")[0]) for note in notes)
    assert numbers == list(range(1, COUNT + 1))
    assert all(note["text"].rstrip().endswith("🌱") for note in notes)
    assert {note["reference"] for note in notes} == {"C-1024"}


def test_every_report_back_is_there_once(after):
    organisation = UUID(after.told["organisation"])
    notes = [key for (key,) in after.counterpart.rows("select id from note")]
    wanted = Counter(str(uuid5(organisation, f"gelezen-{key}")) for key in notes)
    found = Counter(key for (key,) in after.ask("select id::text from incoming where source = 'system'"))
    assert found == wanted
    assert set(found.values()) == {1}
    assert {answer for (answer,) in after.counterpart.rows("select distinct answer from report")} <= {200, 201}


def test_the_family_reads_in_the_log_that_each_was_taken_over_once(after):
    rows = after.here("select item_id::text, count(*) from log_line where event_id = 'take over' and {here} group by 1")
    assert Counter(dict(rows)) == Counter(after.written)


def test_what_arrived_whole_is_not_kept_here(after):
    assert 0 < after.count("select count(*) from delivery where payload_sealed = ''") < COUNT


def test_no_log_holds_a_word_of_it(after):
    for part in ("web", "worker", "postgres"):
        log = after.product.log(part)
        assert "Wij spraken" not in log, part
        assert after.told["book"] not in log, part
        assert after.told["key"] not in log, part
