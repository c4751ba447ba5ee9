"""The papers of the plan (REQ-01, REQ-02): the days the law counts with and the own plans of helpers, in the generated
worlds and in the independent model."""

from typing import TYPE_CHECKING
from uuid import UUID

from .matrix_maker import Maker
from .matrix_world import FAMILY, Row, World
from .model_of_keys import age
from .model_steps import need

if TYPE_CHECKING:
    from .model_of_rules import Eyes


ASIDE = ("declined", "threat", "interests")
WHATS = ("offered", "accepted", "made", "asked", "written", "set_aside", "set_aside")
WHO_SEES = (*FAMILY, "professional")


def papers(maker: Maker, book: UUID, members: list[Row]) -> None:
    """Days written down by anybody, and own plans at anything."""
    writers = [m for m in members if m.accepted]
    for _ in range(maker.rng.randint(0, 4)):
        what = maker.rng.choice(WHATS)
        reason = maker.rng.choice(ASIDE) if what == "set_aside" else ""
        told = {"author": maker.pick(writers), "created": maker.moment()}
        maker.add("plan_day", book=book, level=what, place=reason, **told)
    for item in [one for one in maker.world.of("item") if one.book == book]:
        for author in maker.rng.sample(writers, min(len(writers), maker.rng.choice((0, 0, 1, 2)))):
            maker.add("own_plan", book=book, item=item.id, author=author.id)


def sees_day(eyes: "Eyes", row: Row) -> bool:
    """5: who shares something here, but the network; 18: not what is behind a pause; 20: only what both of us see."""
    if not eyes.shares(row.book, *WHO_SEES) or eyes.veiled(row, row.created):
        return False
    if eyes.looking is None:
        return True
    theirs = any(eyes.is_shared(c) and grant.book == row.book for c, grant in eyes.as_keys.items())
    return eyes.through is not None and eyes.through.role in WHO_SEES and theirs


class Papering:
    """Part of `model_of_coming.Deeds`."""

    eyes: "Eyes"
    world: World
    after: World

    def say_day(self, id: UUID, book: UUID, author: UUID, what: str, reason: str) -> None:
        me = self.eyes.me.get(book)
        need(author in self.eyes.mine, me is not None)
        assert me is not None
        need(me.id == author)
        need(any(self.eyes.is_shared(c) and self.eyes.writes(c) for c in self.eyes.keys_in(book)))
        grown = me.role == "youth" and (age(self.world, me.child) or 0) >= 16
        need(
            {
                "offered": me.role in ("guardian", "professional"),
                "made": me.role in ("guardian", "professional"),
                "written": me.role in ("guardian", "professional"),
                "accepted": me.role == "guardian" or grown,
                "asked": me.role in WHO_SEES,
                "set_aside": me.role == ("guardian" if reason == "declined" else "professional"),
            }[what]
        )
        need((reason in ASIDE) if what == "set_aside" else reason == "")
        self.after.put(
            "plan_day", Row(id, "new day", book, author=author, level=what, place=reason, created=self.world.now)
        )

    def unsay_day(self, x: UUID) -> None:
        row = self.world.get("plan_day", x)
        need(row.author in self.eyes.mine, x in self.eyes.seen("plan_day"))
        del self.after.rows["plan_day"][x]

    def say_own_plan(self, id: UUID, item: UUID, author: UUID) -> None:
        there = self.world.get("item", item)
        me = self.eyes.me.get(there.book) if there.book else None
        need(author in self.eyes.mine, me is not None and me.id == author, item in self.eyes.seen("goal"))
        need(item in self.eyes.items, not there.deleted, self.eyes.writes(there.chapter))
        need(me is not None and me.role == "professional")
        self.after.put("own_plan", Row(id, "new own plan", there.book, item=item, author=author))

    def unsay_own_plan(self, x: UUID) -> None:
        row = self.world.get("own_plan", x)
        need(row.author in self.eyes.mine, x in self.eyes.seen("own_plan"))
        del self.after.rows["own_plan"][x]
