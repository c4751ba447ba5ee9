"""How much the rules cost: the timeline query with all rules against the same query with none."""

from typing import Any
from uuid import UUID

import psycopg

from bench.clocking import both
from bench.town import Eyes
from gezinsboek.ground.acting import Acting
from gezinsboek.ground.claim import sign

PAGE = (
    "select id, chapter_id, author, created_at, version from item"
    " where dossier_id = %s and deleted_at is null order by created_at desc, id desc limit 30"
)


class Reader:
    """One connection on which a person reads the first page of a book, a transaction each time."""

    def __init__(self, parameters: dict[str, Any], person: UUID | None, book: UUID, *, focused: bool = True) -> None:
        self.connection = psycopg.connect(**parameters, autocommit=True)
        self.person, self.book, self.focused = person, book, focused

    def __call__(self) -> int:
        with self.connection.transaction():
            told = "select set_config('app.claim', %s, true), set_config('app.dossier_id', %s, true)"
            claim = sign(Acting(self.person)) if self.person else ""
            self.connection.execute(told, [claim, str(self.book) if self.focused else ""])
            return len(self.connection.execute(PAGE, [self.book]).fetchall())


def measure(roles: dict[str, dict[str, Any]], eyes: Eyes, rounds: int) -> dict[str, float]:
    """Ratios to the same query by a role that no rule binds, and the noise: that query against itself."""
    app, free = roles["gb_app"], roles["gb_backup"]
    readers = {
        "no rules": Reader(free, None, eyes.book),
        "no rules again": Reader(free, None, eyes.book),
        "guardian": Reader(app, eyes.guardian, eyes.book),
        "professional, focused": Reader(app, eyes.helper, eyes.book),
        "professional, not focused": Reader(app, eyes.helper, eyes.book, focused=False),
        "stranger": Reader(app, eyes.stranger, eyes.book),
    }
    seen = {name: reader() for name, reader in readers.items()}
    if not (seen["guardian"] == 30 and seen["professional, focused"] and seen["stranger"] == 0):
        raise AssertionError(f"the readers do not see what they should: {seen}")
    taken = both(readers, rounds, lambda: [reader.connection.info.backend_pid for reader in readers.values()])
    free_of_rules = taken["no rules"]
    found: dict[str, float] = {}
    for name in list(readers)[1:]:
        found[name] = taken[name].wall / free_of_rules.wall
        found[f"{name}, work"] = taken[name].against(free_of_rules)
    for name in ("no rules", "guardian"):
        found[f"{name}, milliseconds"] = taken[name].wall * 1000
        found[f"{name}, milliseconds of work"] = taken[name].work * 1000
    return found
