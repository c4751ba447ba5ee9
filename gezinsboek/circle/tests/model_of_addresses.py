"""Addresses in the matrix (SHARING 3, 5-7, 16-18, 20): in the generated worlds, in the independent model, and as deeds."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from .matrix_claims import Claim
from .matrix_maker import Maker
from .matrix_world import Row, World
from .model_of_keys import age, live, not_let
from .model_of_pauses import NEVER
from .model_steps import need

if TYPE_CHECKING:
    from .model_of_rules import Eyes


def homes(maker: Maker, book: UUID, members: list[Row], children: list[Row]) -> None:
    """Some say where they live, a guardian also of a child, and name anybody who ever came in."""
    here = [m for m in members if m.accepted]
    for member in here:
        for _ in range(maker.rng.choice((0, 1, 1, 2))):
            child = maker.maybe(0.5, maker.pick(children)) if member.role == "guardian" else None
            version = maker.rng.randint(1, 2)
            said = maker.add("address", book=book, author=member.id, child=child, version=version)
            for other in here:
                if other is not member and maker.chance(0.4):
                    maker.add("address_reader", book=book, row=said.id, member=other.id)


class Addresses:
    """Which addresses one claim sees."""

    def __init__(self, eyes: "Eyes") -> None:
        self.eyes, self.world = eyes, eyes.world

    def sees(self, row: Row) -> bool:
        """One's own, but what is about a child of 16 or older who did not let; and where somebody known named me."""
        author = self.world.get("member", row.author)
        named = any(self.open(row, me) for me in self.named(row) & self.eyes.mine) and row.author in self.eyes.known
        if not named and not (row.author in self.eyes.mine and row.child not in not_let(self.world, author)):
            return False
        return self.eyes.looking is None or self.sees_through(row)

    def sees_through(self, row: Row) -> bool:
        """20: what they wrote themselves, and mine where they are named; they know me along a chapter of us both."""
        if self.eyes.through is None:
            return False
        through = self.eyes.through.id
        told = row.author in self.eyes.mine and through in self.named(row)
        return row.author == through or bool(told and self.eyes.as_keys and self.open(row, through))

    def sees_reader(self, row: Row) -> bool:
        """That it is me; and of my own, whom I know."""
        address = self.world.get("address", row.row)
        if self.eyes.looking or not self.sees(address):
            return False
        return row.member in self.eyes.mine or (address.author in self.eyes.mine and row.member in self.eyes.known)

    def named(self, row: Row) -> set[UUID | None]:
        return {one.member for one in self.world.of("address_reader") if one.row == row.id}

    def open(self, row: Row, to: UUID | None) -> bool:
        """7, 17, 6, 18: its author takes part and knows them, the book stays, the child is younger than 16, and nobody is
        paused."""
        waits = self.world.get("dossier", row.book).until is not None
        here = live(self.world, self.world.get("member", row.author))
        young = (age(self.world, row.child) or 0) < 16
        return here and not waits and young and not self.veiled(row) and self.knows(row.author, to)

    def knows(self, author: UUID | None, to: UUID | None) -> bool:
        """5: who invited them, or has a key of a chapter that was ever theirs, whether they proved themselves just now or
        not."""
        from .model_of_rules import Eyes

        keys = Eyes(self.world, Claim(self.world.get("member", author).person, strong=0)).keys
        theirs = {grant.chapter for grant in self.world.of("chapter_grant") if grant.member == to}
        return self.world.get("member", to).invited_by == author or bool(theirs & keys.keys())

    def veiled(self, row: Row) -> bool:
        veil = self.eyes.veil
        if row.author in veil:
            return veil[row.author] != NEVER
        return row.book in veil


class Addressing:
    """What one claim may do with them; part of `model_of_coming.Deeds`."""

    eyes: "Eyes"
    world: World
    after: World
    here: Callable[[UUID | None], Row]

    def whose(self, me: Row) -> set[UUID]:
        """6: my own, for a young person from twelve; a guardian's also of the children under twelve."""
        mine = {me.id} if me.role != "youth" or (age(self.world, me.child) or 0) >= 12 else set()
        if me.role != "guardian":
            return mine
        here = [c for c in self.world.of("child") if c.book == me.book and c.id in self.eyes.seen("child")]
        return mine | {c.id for c in here if (age(self.world, c.id) or 0) < 12}

    def say_address(self, x: UUID, book: UUID, child: UUID | None, made_from: int, names: list[UUID]) -> None:
        me = self.here(book)
        need(me.id in self.eyes.mine)
        was = self.world.rows["address"].get(x)
        if was is None:
            need(made_from == 0, (child or me.id) in self.whose(me))
            was = self.after.put("address", Row(x, "new address", book=book, author=me.id, child=child))
        else:
            need(was.author == me.id, Addresses(self.eyes).sees(was))
            if made_from == 0 and was.version == 1:
                return
            need(made_from == was.version)
            self.after.change("address", x, version=was.version + 1)
        named = {one.member: one for one in self.world.of("address_reader") if one.row == x}
        for member, one in named.items():
            if member not in names and member in self.eyes.known:
                del self.after.rows["address_reader"][one.id]
        for new in set(names) - named.keys():
            self.name(me, was, new)

    def name(self, me: Row, address: Row, new: UUID) -> None:
        """Somebody I know who takes part, while it is still mine to say."""
        them = self.world.get("member", new)
        need(new != me.id, them.book == me.book, live(self.world, them), new in self.eyes.known)
        need((address.child or me.id) in self.whose(me))
        self.after.put("address_reader", Row(uuid4(), "newly named", book=me.book, row=address.id, member=new))

    def forget_address(self, x: UUID) -> None:
        was = self.world.get("address", x)
        need(was.author in self.eyes.mine, Addresses(self.eyes).sees(was))
        close(self.after, lambda address: address.id == x, lambda reader: reader.row == x)


def close(world: World, address: Callable[[Row], bool], reader: Callable[[Row], bool]) -> None:
    gone = {one.id for one in world.of("address") if address(one)}
    for one in world.of("address_reader"):
        if one.row in gone or reader(one):
            del world.rows["address_reader"][one.id]
    for key in gone:
        del world.rows["address"][key]


def closed_for(world: World, before: World) -> None:
    """7: who ended since takes theirs along, and is named nowhere any more."""
    then = before.rows["member"]
    ended = {m.id for m in world.of("member") if m.ended and m.id in then and not then[m.id].ended}
    if ended:
        close(world, lambda address: address.author in ended, lambda reader: reader.member in ended)
