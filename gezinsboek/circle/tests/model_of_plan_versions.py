"""Versions of the plan (49_plan_versions.sql): in the generated worlds, in the independent model of who sees and who may."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from .matrix_maker import Maker
from .matrix_world import DAY, FAMILY, OUTSIDERS, Row, World
from .model_of_keys import age, live
from .model_steps import need

if TYPE_CHECKING:
    from .model_of_rules import Eyes

EVERYBODY = (*FAMILY, *OUTSIDERS)
IN_THE_PLAN = ("goal", "plan-well", "plan-worry", "plan-want")


def versions(maker: Maker, book: UUID, members: list[Row]) -> None:
    """Up to three, by anybody, with copies of anything; and what anybody said to each."""
    writers = [m for m in members if m.accepted]
    items = [one.id for one in maker.world.of("item") if one.book == book]
    for number in range(1, maker.rng.choice((0, 1, 1, 2, 3)) + 1):
        told = {"author": maker.pick(writers), "created": maker.moment(), "version": number}
        named = tuple(m.id for m in maker.rng.sample(members, min(1, len(members))))
        made = maker.add("plan_version", book=book, **told, audience=named, born=maker.world.today() + DAY * 30)
        for item in maker.rng.sample(items, min(len(items), 4)):
            maker.add("plan_part", book=book, item=item, row=made.id, author=told["author"])
        for _ in range(maker.rng.choice((0, 1, 2, 3))):
            said = {"author": maker.pick(writers), "created": maker.moment()}
            maker.add("plan_accord", book=book, row=made.id, **said, level=maker.rng.choice(("yes", "not_yet")))


class Versions:
    """What one claim sees of them."""

    def __init__(self, eyes: "Eyes") -> None:
        self.eyes, self.world = eyes, eyes.world

    def veiled(self, row: Row) -> bool:
        """18: nothing of since, by anybody else: the plan stands still."""
        eyes = self.eyes
        for pause in self.world.of("pause"):
            paused = pause.other in self.every_me or (pause.other == eyes.looking and pause.member in self.every_me)
            later = bool(row.created and pause.since and row.created > pause.since)
            if paused and not pause.ended and pause.book == row.book and pause.other != row.author and later:
                return True
        return False

    @property
    def every_me(self) -> set[UUID]:
        return {m.id for m in self.world.of("member") if self.eyes.person and m.person == self.eyes.person}

    def sees(self, row: Row) -> bool:
        """Who shares something here; while looking only what both of us do."""
        if not self.eyes.shares(row.book, *EVERYBODY) or self.veiled(row):
            return False
        theirs = (c for c, grant in self.eyes.as_keys.items() if grant.book == row.book)
        return not self.eyes.looking or any(self.eyes.is_shared(c) for c in theirs)

    def sees_part(self, row: Row) -> bool:
        return row.item in self.eyes.items and row.row in self.eyes.seen("plan_version")

    def sees_accord(self, row: Row) -> bool:
        known = row.author in self.eyes.known
        return not self.eyes.looking and known and row.row in self.eyes.seen("plan_version") and not self.veiled(row)

    def last(self, book: UUID | None, *, known: bool = False) -> Row | None:
        """The last version of this book; `known`: that I may know of."""
        every = [v for v in self.world.of("plan_version") if v.book == book and not (known and self.veiled(v))]
        return max(every, key=lambda v: v.version, default=None)


class Agreed:
    """What one claim may do with them; part of `model_of_coming.Deeds`."""

    eyes: "Eyes"
    world: World
    after: World

    def make_plan(
        self,
        x: UUID,
        book: UUID,
        made_from: int,
        contact: UUID | None,
        there: list[UUID],
        parts: list[UUID],
        items: list[UUID],
        days: int,
    ) -> None:
        """By a guardian or a young person of sixteen who writes where others read, after the last version."""
        me = self.eyes.me.get(book)
        need(me is not None, not self.eyes.looking)
        assert me is not None
        shared = [c for c in self.eyes.keys_in(book) if self.eyes.is_shared(c)]
        need(any(self.eyes.writes(c) for c in shared))
        need(me.role == "guardian" or (me.role == "youth" and (age(self.world, me.child) or 0) >= 16))
        seen = Versions(self.eyes)
        last = seen.last(book)
        need(seen.last(book, known=True) is last)
        need(made_from == (last.version if last else 0), 0 < days <= 366)
        if contact is not None:
            asked = self.world.get("member", contact)
            need(asked.book == book, contact in self.eyes.known, asked.role != "guest", live(self.world, asked))
        need(all(one in self.eyes.known and self.world.get("member", one).book == book for one in there))
        need(len(set(items)) == len(items), all(self.may_copy(item, book) for item in items))
        self.keep(x, book, me.id, last, self.world.now, contact, there, days)
        for id, item in zip(parts, items, strict=True):
            self.after.put("plan_part", Row(id, "new part", book, item=item, row=x, author=me.id))

    def keep(
        self,
        x: UUID,
        book: UUID,
        me: UUID,
        last: Row | None,
        now: datetime,
        contact: UUID | None,
        there: list[UUID],
        days: int,
    ) -> None:
        number, review = (last.version if last else 0) + 1, self.world.today() + DAY * days
        new = Row(x, "new version", book, author=me, created=now, member=contact, version=number, born=review)
        self.after.put("plan_version", replace(new, audience=tuple(there)))
        self.after.put("plan_accord", Row(x, "own yes", book, row=x, author=me, level="yes", created=now))

    def may_copy(self, item: UUID, book: UUID) -> bool:
        """What I read of the plan where others read; 4: nothing private."""
        there = self.world.get("item", item)
        mine = item in self.eyes.items and there.book == book and not there.deleted and there.kind in IN_THE_PLAN
        return mine and there.chapter is not None and self.eyes.is_shared(there.chapter)

    def agree_plan(self, x: UUID, version: UUID, answer: str) -> None:
        row = self.world.get("plan_version", version)
        me = self.eyes.me.get(row.book) if row.book else None
        need(me is not None, not self.eyes.looking, version in self.eyes.seen("plan_version"))
        last = Versions(self.eyes).last(row.book, known=True)
        need(last is row)
        assert me is not None
        said = Row(x, "new accord", row.book, row=version, author=me.id, level=answer, created=self.world.now)
        self.after.put("plan_accord", said)
