"""Who picks the deeds of the matrix: a deed is said twice, to the model and as SQL."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

from .matrix_world import DAY, Row
from .model_of_keys import readers
from .model_of_rules import Eyes


@dataclass(frozen=True)
class Deed:
    """A deed of the model with what it is told, and the statement that does the same."""

    name: str
    told: dict[str, Any] = field(hash=False)
    sql: str
    more: dict[str, Any] = field(default_factory=dict, hash=False)

    @property
    def parameters(self) -> dict[str, Any]:
        return self.told | self.more


class Chooser:
    """Picks deeds; most of them are plausible and fail, if at all, by one thing, since nonsense is refused anyway."""

    def __init__(self, eyes: Eyes, rng: Random) -> None:
        self.world, self.claim, self.rng = eyes.world, eyes.claim, rng
        self.eyes = Eyes(eyes.world, replace(eyes.claim, as_member=None)) if eyes.looking else eyes

    def likely(self, table: str, *better: Callable[[Row], bool]) -> UUID:
        """A row that is better in every way; now and then in one way less, or any at all."""
        rows = self.world.of(table)
        wanted = list(better)
        while wanted and self.rng.random() < 0.2:
            wanted.pop(self.rng.randrange(len(wanted)))
        near = [row for row in rows if all(good(row) for good in wanted)]
        return self.rng.choice(near or rows).id if rows else self.new()

    def item(self, *, binned: bool = False) -> UUID:
        """One that this person could change."""
        return self.likely(
            "item",
            lambda i: i.id in self.eyes.items,
            lambda i: bool(i.deleted) == binned,
            lambda i: self.eyes.writes(i.chapter),
            lambda i: self.eyes.may_change(i.author),
        )

    def text(self, book: UUID | None) -> UUID | None:
        """Spelregels of this book: mostly those that hold."""
        texts = sorted((t for t in self.world.of("agreement") if t.book == book), key=lambda t: -t.version)
        if not texts:
            return None
        return texts[0].id if self.rng.random() < 0.8 else self.rng.choice(self.world.of("agreement")).id

    def read_item(self) -> UUID:
        return self.likely("item", lambda i: i.id in self.eyes.items, lambda i: not i.deleted)

    def of_item(self, table: str, *better: Callable[[Row], bool]) -> UUID:
        return self.likely(table, lambda r: r.item in self.eyes.items, *better)

    def chapter(self) -> UUID:
        return self.likely("chapter", lambda c: c.id in self.eyes.keys, lambda c: self.eyes.writes(c.id))

    def someone(self) -> UUID:
        return self.likely("member", lambda m: m.id in self.eyes.known, lambda m: not m.ended)

    def child(self, book: UUID | None) -> UUID:
        return self.likely("child", lambda c: c.book == book)

    def book_of(self, table: str, key: UUID) -> UUID | None:
        row = self.world.rows[table].get(key)
        return row.book if row else None

    def new(self) -> UUID:
        return UUID(int=self.rng.getrandbits(128), version=4)

    def my_member(self, book: UUID | None = None) -> UUID:
        return self.likely("member", lambda m: m.person == self.claim.person, lambda m: book in (None, m.book))

    def some(self, ids: list[UUID]) -> list[UUID]:
        return self.rng.sample(ids, self.rng.randint(0, len(ids)))

    def names(self, item: UUID) -> list[UUID]:
        """Some of who reads it, now and then somebody else; often what is there with one more or less."""
        row = self.world.rows["item"].get(item)
        if row is None:
            return []
        near = [m.id for m in self.world.of("member") if m.book == row.book]
        now = sorted(readers(self.world, row) | set(row.audience or ()), key=str)
        match self.rng.randrange(4):
            case 0:
                return self.some(near)
            case 1:
                return list({*now, *self.some(near)[:1]})
            case 2:
                return [name for name in now if self.rng.random() < 0.8]
            case _:
                return self.some(now)

    def maybe(self, value: Any, of: float = 0.5) -> Any:
        return value if self.rng.random() < of else None

    def moment(self) -> Any:
        return (
            self.world.now + DAY * self.rng.choice((-5, -3, -1, 1, 2, 9)) + timedelta(seconds=self.rng.choice((0, 1)))
        )


Kind = Callable[[Chooser], Deed]
