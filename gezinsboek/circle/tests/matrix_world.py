"""The generated worlds of the matrix (SHARING 29): books, people, chapters, grants and all that was written, as plain
rows. `matrix_maker` makes them."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
AGES = (3, 12, 12, 12, 14, 16, 16, 18)
FAMILY, OUTSIDERS = ("guardian", "youth"), ("network", "professional")


@dataclass(frozen=True)
class Row:
    """One row of a table. `name` is how a story calls it; other rows are named by their ids."""

    id: UUID
    name: str
    book: UUID | None = None
    chapter: UUID | None = None
    item: UUID | None = None
    member: UUID | None = None
    person: UUID | None = None
    author: UUID | None = None
    owner: UUID | None = None
    about: UUID | None = None
    child: UUID | None = None
    role: str = ""
    level: str = ""
    since: datetime | None = None
    until: datetime | None = None
    created: datetime | None = None
    deleted: datetime | None = None
    accepted: datetime | None = None
    expires: datetime | None = None
    ended: datetime | None = None
    audience: tuple[UUID, ...] | None = None
    invited_by: UUID | None = None
    given_by: UUID | None = None
    asked: UUID | None = None
    answered: datetime | None = None
    row: UUID | None = None
    other: UUID | None = None
    waits_for: UUID | None = None
    used: datetime | None = None
    withdrawn: datetime | None = None
    refused: datetime | None = None
    tries: int = 0
    place: str = ""
    held: datetime | None = None
    by_mail: bool = False
    asks: UUID | None = None
    yes: datetime | None = None
    private: bool = False
    items: tuple[UUID, ...] = ()
    outcome: int = 0
    deed: str = "R"
    changed: datetime | None = None
    changed_by: UUID | None = None
    born: date | None = None
    before: date | None = None
    version: int = 1
    takes: bool = False
    kind: str = "entry"
    taking_yes: UUID | None = None


TABLES = (
    "person",
    "dossier",
    "child",
    "member",
    "chapter",
    "chapter_grant",
    "letting",
    "item",
    "entry",
    "goal",
    "score",
    "step",
    "step_order",
    "sign",
    "signal",
    "signal_answer",
    "reply",
    "file",
    "file_text",
    "heart",
    "question",
    "rebuttal",
    "revision",
    "custody",
    "custody_proof",
    "objection",
    "assent",
    "pause",
    "bookmark",
    "draft",
    "invitation",
    "one_time_link",
    "agreement",
    "accord",
    "address",
    "address_reader",
    "appointment",
    "occurrence",
    "appointment_place",
    "topic",
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
    "log_line",
)


@dataclass
class World:
    """All rows by table and id, and the moment that is now."""

    now: datetime
    rows: dict[str, dict[UUID, Row]] = field(default_factory=lambda: {table: {} for table in TABLES})
    veiled: set[tuple[UUID, UUID]] = field(default_factory=set)  # 18: pause and row that deeds put behind it
    births: dict[tuple[UUID, UUID], tuple[date, datetime]] = field(
        default_factory=dict
    )  # 6: child, guardian: date, when

    def of(self, table: str) -> list[Row]:
        return list(self.rows[table].values())

    def get(self, table: str, key: UUID | None) -> Row:
        found = self.rows[table].get(key) if key else None
        if found is None:
            raise KeyError(key)
        return found

    def put(self, table: str, row: Row) -> Row:
        self.rows[table][row.id] = row
        return row

    def change(self, table: str, key: UUID, **values: Any) -> None:
        self.rows[table][key] = replace(self.rows[table][key], **values)

    def copy(self) -> "World":
        return World(
            self.now, {table: dict(rows) for table, rows in self.rows.items()}, set(self.veiled), dict(self.births)
        )

    def today(self) -> date:
        return self.now.astimezone(AMSTERDAM).date()

    def name(self, key: UUID | None) -> str:
        for rows in self.rows.values():
            if key in rows:
                return rows[key].name
        return "nobody" if key is None else str(key)[:8]
