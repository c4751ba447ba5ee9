"""What Dossierkast keeps. Whatever it said yes to is on the disk, and whatever comes twice is there once."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

TABLES = """
create table if not exists setting (name text primary key, value text not null);
create table if not exists note (id text primary key, client text not null, sha256 text not null, content text not null, came_at text not null);
create index if not exists note_of on note (client);
create table if not exists promised (id text primary key, sha256 text not null, tries integer not null default 0, fault text);
create table if not exists file (note text not null, number integer not null, name text not null, sha256 text not null, content blob, tries integer not null default 0, fault text, primary key (note, number));
create table if not exists report (id text primary key, told text not null, answer integer, made_at text not null);
"""
TRIES = 5
ONCE_MORE = "tries = tries + 1, fault = case when tries + 1 >= ? then ? end"


class Store:
    """One SQLite file. Every method is one transaction; synchronous=FULL, so that a yes survives a power cut."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "dossierkast.db"
        with self._open() as db:
            db.executescript("pragma journal_mode=wal;" + TABLES)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        db = sqlite3.connect(self.path, timeout=30)
        try:
            db.execute("pragma synchronous=full")
            with db:
                yield db
        finally:
            db.close()

    def settings(self) -> dict[str, Any]:
        with self._open() as db:
            return {name: json.loads(value) for name, value in db.execute("select name, value from setting")}

    def settle(self, **values: Any) -> None:
        """Keep these settings, and leave the others."""
        with self._open() as db:
            pairs = [(name, json.dumps(value)) for name, value in values.items()]
            db.executemany("insert or replace into setting values (?, ?)", pairs)

    def promise(self, key: str, sha256: str) -> None:
        """Only an id came: fetch it later. Nothing when it is here already."""
        with self._open() as db:
            db.execute(
                "insert or ignore into promised (id, sha256) select ?, ? where not exists (select 1 from note where id = ?)",
                (key, sha256, key),
            )

    def promised(self) -> list[tuple[str, str]]:
        with self._open() as db:
            found = "select id, sha256 from promised where fault is null order by tries, id limit 100"
            return list(db.execute(found))

    def unfit(self, key: str, fault: str) -> None:
        """What came is not what was promised. A few times it may be the line; then it ends, and its page says why."""
        with self._open() as db:
            db.execute(f"update promised set {ONCE_MORE} where id = ?", (TRIES, fault, key))

    def faults(self) -> list[tuple[str, str]]:
        """What was promised and will not come by itself, with why."""
        with self._open() as db:
            return list(db.execute("select id, fault from promised where fault is not null order by id"))

    def forget(self, key: str) -> None:
        """It is not there any more: the family erased it before we fetched it."""
        with self._open() as db:
            db.execute("delete from promised where id = ?", (key,))

    def keep(self, record: dict[str, Any], sha256: str, answer_to: str = "") -> bool:
        """A note in the record of this client, with the report that we send back about it if we do. False when it was
        here already: then nothing changes, whoever sends it again."""
        key, client, now = record["id"], record["reference"] or "zonder nummer", _now()
        content = json.dumps(record, ensure_ascii=False)
        with self._open() as db:
            row = (key, client, sha256, content, now)
            new = db.execute("insert or ignore into note values (?, ?, ?, ?, ?)", row).rowcount == 1
            files = [(key, n, one["name"], one["sha256"]) for n, one in enumerate(record.get("files", ()), 1)]
            db.executemany("insert or ignore into file (note, number, name, sha256) values (?, ?, ?, ?)", files)
            db.execute("delete from promised where id = ?", (key,))
            if new and answer_to:
                _write(db, f"gelezen-{key}", answer_to, client, f"Gelezen: notitie {key}.")
        return new

    def files_to_come(self) -> list[tuple[str, int, str]]:
        """(note, number, sha256) of the files that are told of and not here."""
        with self._open() as db:
            waiting = "content is null and fault is null order by tries, rowid limit 20"
            return list(db.execute(f"select note, number, sha256 from file where {waiting}"))

    def keep_file(self, note: str, number: int, content: bytes) -> None:
        with self._open() as db:
            db.execute("update file set content = ? where note = ? and number = ?", (content, note, number))

    def unfit_file(self, note: str, number: int, fault: str, tries: int = TRIES) -> None:
        """It did not come, or something else did: after so many tries it ends, and the record says why."""
        with self._open() as db:
            db.execute(f"update file set {ONCE_MORE} where note = ? and number = ?", (tries, fault, note, number))

    def files(self, note: str) -> list[tuple[str, int | None, str | None]]:
        """Name and size of each; without a size it is not here, and a fault says why it will not come."""
        with self._open() as db:
            told = "select name, length(content), fault from file where note = ? order by number"
            return list(db.execute(told, (note,)))

    def write_report(self, key: str, to: str, client: str, text: str) -> None:
        """A report that waits to be sent; a double click writes one."""
        with self._open() as db:
            _write(db, key, to, client, text)

    def unsent(self) -> list[tuple[str, dict[str, Any]]]:
        with self._open() as db:
            rows = db.execute("select id, told from report where answer is null order by made_at, id limit 100")
            return [(key, json.loads(told)) for key, told in rows]

    def sent(self, key: str, answer: int) -> None:
        """Gezinsboek answered this, for good."""
        with self._open() as db:
            db.execute("update report set answer = ? where id = ?", (answer, key))

    def clients(self) -> list[tuple[str, int]]:
        with self._open() as db:
            return list(db.execute("select client, count(*) from note group by client order by client"))

    def notes(self, client: str) -> list[dict[str, Any]]:
        """The record of one client, newest first."""
        with self._open() as db:
            rows = db.execute(
                "select content, sha256, came_at from note where client = ? order by came_at desc", (client,)
            )
            return [{**json.loads(content), "sha256": sha256, "came_at": at} for content, sha256, at in rows]

    def reports(self, client: str) -> list[tuple[dict[str, Any], int | None]]:
        with self._open() as db:
            rows = db.execute("select told, answer from report where json_extract(told, '$.reference') = ?", (client,))
            return [(json.loads(told), answer) for told, answer in rows]


def _write(db: sqlite3.Connection, key: str, to: str, client: str, text: str) -> None:
    told = {"id": key, "for": to, "reference": client, "title": "Uit Dossierkast", "text": text}
    told["happened_on"] = datetime.now().astimezone().date().isoformat()
    row = (key, json.dumps(told, ensure_ascii=False), _now())
    db.execute("insert or ignore into report (id, told, made_at) values (?, ?, ?)", row)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
