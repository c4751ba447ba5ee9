"""docs/koppelen.md does what it says: its code blocks are run as they are printed, against the running product."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jsonschema
import psycopg
import pytest

from gezinsboek.ground.tests import samples
from running.postgres import Server

from .killing import until
from .product import ROOT, Product, die_with_parent, free_port
from .writing_on import Writer

PAGE = (ROOT / "docs" / "koppelen.md").read_text()
BLOCKS = dict(re.findall(r"<!-- run: (\S+) -->\n```python\n(.*?)```", PAGE, re.DOTALL))
SCHEMA = json.loads((ROOT / "docs" / "exchange" / "record.schema.json").read_text())


class Supplier:
    """Somebody who copied the blocks of the page into files and follows it."""

    def __init__(self, product: Product, folder: Path) -> None:
        self.product, self.folder, self.port = product, folder, free_port()
        for name, block in BLOCKS.items():
            (folder / name).write_text(block)
        self.writer = Writer(product, folder)
        self.told = self.writer.ready(f"http://localhost:{self.port}/")
        self.env = {**os.environ, "GEZINSBOEK": product.url, "GEZINSBOEK_GEHEIM": self.told["secret"]}
        self.env |= {"GEZINSBOEK_SLEUTEL": self.told["key"], "POORT": str(self.port)}

    @contextmanager
    def receiving(self) -> Iterator[None]:
        command = [sys.executable, "ontvanger.py"]
        running = subprocess.Popen(
            command, cwd=self.folder, env=self.env, stderr=subprocess.DEVNULL, preexec_fn=die_with_parent
        )
        try:
            yield
        finally:
            running.kill()
            running.wait()

    def runs(self, name: str) -> str:
        done = subprocess.run(
            [sys.executable, name], cwd=self.folder, env=self.env, capture_output=True, text=True, check=False
        )
        assert not done.returncode, done.stderr
        return done.stdout

    def kept(self) -> dict[str, Any]:
        """What the receiver has in its own database."""
        if not (self.folder / "overnames.db").exists():
            return {}
        db = sqlite3.connect(self.folder / "overnames.db", timeout=10)
        try:
            return {key: json.loads(told) for key, told in db.execute("select id, gegevens from overname")}
        except sqlite3.OperationalError:  # made, and nothing in it yet
            return {}
        finally:
            db.close()

    def ask(self, question: str, *values: Any) -> list[Any]:
        with psycopg.connect(Server(self.product.home).admin("gezinsboek_demo"), autocommit=True) as connection:
            done = connection.execute(question, values)
            return done.fetchall() if done.description else []

    def came(self, many: int) -> list[Any]:
        """Wait until the receiver has so many, and give the newest."""
        until(lambda: len(self.kept()) >= many, 90, lambda: f"{len(self.kept())}: {self.product.log('worker')[-1500:]}")
        return list(self.kept().values())[many - 1 :]


@pytest.fixture(scope="module")
def supplier(product: Product, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Supplier]:
    found = Supplier(product, tmp_path_factory.mktemp("leverancier"))
    with found.receiving():
        yield found
    found.writer.back()


def test_the_page_has_four_programs():
    assert set(BLOCKS) == {"ontvanger.py", "halen.py", "bestanden.py", "verslag.py"}


def test_the_receiver_of_the_page_receives_what_femke_hands_over(supplier):
    [item] = supplier.writer.writes(supplier.told, 1)
    [record] = supplier.came(1)
    jsonschema.validate(record, SCHEMA)
    assert "Wij spraken over slapen" in record["text"]
    assert record["reference"] == "C-1024"
    canonical = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    [(sha256,)] = supplier.ask("select sha256 from takeover where item_id = %s", item)
    assert hashlib.sha256(canonical.encode()).hexdigest() == sha256


def test_the_program_of_the_page_fetches_the_files(supplier, tmp_path):
    photo = tmp_path / "tekening.jpg"
    photo.write_bytes(samples.encoded(samples.halves(), "JPEG"))
    before = len(supplier.kept())
    supplier.writer.writes(supplier.told, 1, photo=photo)
    [enclosed] = supplier.came(before + 1)[0]["files"]
    assert supplier.runs("bestanden.py").split() == ["tekening.jpg", str(enclosed["size"])]
    kept = (supplier.folder / "bestanden" / enclosed["id"]).read_bytes()
    assert hashlib.sha256(kept).hexdigest() == enclosed["sha256"]
    assert supplier.runs("bestanden.py") == ""


def test_by_id_alone_the_program_of_the_page_fetches_it(supplier):
    before = len(supplier.kept())
    [item] = supplier.writer.writes(supplier.told, 1, ids_at=1)
    [event] = supplier.came(before + 1)
    assert set(event) == {"id", "version", "sha256"}
    # the list lags a minute
    supplier.ask("update takeover set taken_at = taken_at - interval '2 minutes' where item_id = %s", item)
    lines = [line for line in supplier.runs("halen.py").splitlines() if line.startswith(event["id"])]
    assert len(lines) == 1
    assert "Wij spraken over slapen" in lines[0]


def test_the_report_of_the_page_comes_once(supplier):
    def count() -> int:  # other stories told by the same product bring in reports too
        question = "select count(*) from incoming where source = 'system' and organisation_id = %s"
        return int(supplier.ask(question, supplier.told["organisation"])[0][0])

    before = count()
    assert [supplier.runs("verslag.py").strip() for _ in range(2)] == ["201", "200"]
    assert count() == before + 1


def test_the_times_on_the_page_are_those_of_the_queue():
    from gezinsboek.records.sending import LADDER

    minutes = [int(one.total_seconds() // 60) for one in LADDER]
    assert minutes == [1, 5, 30, 120, 360, 720, 1440, 1440]
    assert "1 minuut, 5 minuten, 30 minuten, 2 uur, 6 uur, 12 uur, 24 uur en nog eens 24 uur" in PAGE


def test_every_status_that_a_program_can_get_is_on_the_page():
    from gezinsboek.records.problems import WORDS

    missing = [status for status in WORDS if str(status) not in PAGE and status not in (403, 405, 408, 500)]
    assert missing == []
