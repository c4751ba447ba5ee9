"""Appointments in the matrix (SHARING 2, 5, 8, 12, 18, 20; REQ-83): in the generated worlds, in the independent model, and as
deeds."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from .matrix_maker import Maker
from .matrix_world import FAMILY, Row, World
from .model_of_addresses import Addresses
from .model_of_pauses import NEVER, hides
from .model_steps import need

if TYPE_CHECKING:
    from .model_of_rules import Eyes


def appointments(maker: Maker, book: UUID, members: list[Row]) -> None:
    """Some items are one; some of those moved, with places of anybody for anybody, and something to talk about."""
    world, here = maker.world, [m for m in members if m.accepted]
    for item in [one for one in world.of("item") if one.book == book]:
        if not maker.chance(0.5):
            continue
        again = maker.chance(0.4)
        told = {"version": 1 + again, "changed": maker.maybe(again, maker.moment())}
        who = tuple(m.id for m in members if maker.chance(0.3))
        by = maker.pick(here) if again else None
        world.put(
            "appointment", Row(item.id, f"when of {item.name}", book, audience=who, changed_by=by, item=item.id, **told)
        )
        for author in maker.rng.sample(here, min(len(here), maker.rng.choice((0, 1, 2)))):
            named = tuple(m.id for m in members if maker.chance(0.4))
            maker.add("appointment_place", book=book, item=item.id, author=author.id, audience=named)
        for _ in range(maker.rng.choice((0, 0, 1, 2))):
            maker.add("topic", book=book, item=item.id, author=maker.pick(here), answered=maker.bin())
        if maker.chance(0.3):
            maker.add("occurrence", book=book, item=item.id, author=maker.pick(here))


class Agenda:
    """What one claim sees of appointments. What is moved, and what to talk about, is seen as a reply is."""

    def __init__(self, eyes: "Eyes") -> None:
        self.eyes, self.world = eyes, eyes.world

    def sees(self, row: Row) -> bool:
        """2: with its item. 18: not what was changed behind a pause, but for what I wrote myself."""
        if row.id not in self.eyes.items:
            return False
        mine = self.eyes.veil.get(self.world.get("item", row.id).author or row.id) == NEVER
        return mine or row.changed is None or not hides(self.eyes.veil, row.id, row.changed_by, row.book, row.changed)

    def sees_place(self, row: Row) -> bool:
        """REQ-83: who wrote it and whom they name. 18: nobody who is paused. 20: while looking, what both may see."""
        named = set(row.audience or ())
        if row.item not in self.eyes.items:
            return False
        told = bool(named & self.eyes.mine) and not Addresses(self.eyes).veiled(row)
        through = self.eyes.looking is None or row.author == self.eyes.looking or self.eyes.looking in named
        return (row.author in self.eyes.mine or told) and through


class Planning:
    """What one claim may do with them; part of `model_of_coming.Deeds`."""

    eyes: "Eyes"
    world: World
    after: World
    here: Callable[[UUID | None], Row]

    def of_item(self, x: UUID) -> Row:
        """Of an appointment that I see, outside the bin."""
        item = self.world.get("item", x)
        need(x in self.eyes.items, not item.deleted)
        return item

    def i_change(self, x: UUID) -> Row:
        item = self.of_item(x)
        need(self.eyes.writes(item.chapter), self.eyes.may_change(item.author))
        return item

    def appoint(self, item: UUID, who: list[UUID]) -> None:
        """The detail of an item of mine that nobody changed yet."""
        row = self.of_item(item)
        need(row.author in self.eyes.mine, self.eyes.writes(row.chapter), row.version == 1)
        need(item not in self.world.rows["appointment"], set(who) <= self.eyes.known)
        self.after.put("appointment", Row(item, "new appointment", book=row.book, item=item, audience=tuple(who)))

    def change_appointment(self, x: UUID, made_from: int, who: list[UUID]) -> None:
        """By who may change the item, from the version that is there; 5: whom it names anew, they know."""
        was = self.world.get("appointment", x)
        self.i_change(x)
        need(x in self.eyes.seen("appointment"), made_from == was.version)
        need(set(who) - set(was.audience or ()) <= self.eyes.known)
        me = self.here(was.book)
        told = {"version": made_from + 1, "audience": tuple(who), "changed": self.world.now, "changed_by": me.id}
        self.after.change("appointment", x, **told)

    def mine_in(self, item: Row, author: UUID) -> None:
        need(author in self.eyes.mine, self.world.get("member", author).book == item.book)

    def move_one(self, id: UUID, item: UUID, author: UUID) -> None:
        row = self.i_change(item)
        self.mine_in(row, author)
        need(not any(one.item == item for one in self.world.of("occurrence")))  # the same day twice is none
        self.after.put("occurrence", Row(id, "new occurrence", book=row.book, item=item, author=author))

    def move_back(self, x: UUID) -> None:
        row = self.world.get("occurrence", x)
        self.i_change(row.item or x)
        need(x in self.eyes.seen("occurrence"))
        del self.after.rows["occurrence"][x]

    def say_topic(self, id: UUID, item: UUID, author: UUID) -> None:
        """What to talk about, says the family."""
        row = self.of_item(item)
        self.mine_in(row, author)
        need(self.eyes.writes(row.chapter), self.here(row.book).role in FAMILY)
        self.after.put("topic", Row(id, "new topic", book=row.book, item=item, author=author))

    def talk(self, x: UUID, done: bool) -> None:
        """That it was talked about says anybody who writes there."""
        row = self.world.get("topic", x)
        item = self.of_item(row.item or x)
        need(x in self.eyes.seen("topic"), self.eyes.writes(item.chapter))
        self.after.change("topic", x, answered=self.world.now if done else None)

    def drop_topic(self, x: UUID) -> None:
        row = self.world.get("topic", x)
        need(row.author in self.eyes.mine, x in self.eyes.seen("topic"))
        del self.after.rows["topic"][x]

    def say_place(self, id: UUID, item: UUID, author: UUID, names: list[UUID]) -> None:
        row = self.i_change(item)
        self.mine_in(row, author)
        need(set(names) <= self.eyes.known)
        need((item, author) not in {(one.item, one.author) for one in self.world.of("appointment_place")})
        new = Row(id, "new place", book=row.book, item=item, author=author, audience=tuple(names))
        self.after.put("appointment_place", new)

    def show_place(self, x: UUID, names: list[UUID]) -> None:
        """Whom I name for a place of mine, as long as I read what it belongs to."""
        row = self.world.get("appointment_place", x)
        self.of_item(row.item or x)
        need(row.author in self.eyes.mine, set(names) <= self.eyes.known)
        self.after.change("appointment_place", x, audience=tuple(names))

    def drop_place(self, x: UUID) -> None:
        row = self.world.get("appointment_place", x)
        need(row.author in self.eyes.mine, row.item in self.eyes.items)
        del self.after.rows["appointment_place"][x]
