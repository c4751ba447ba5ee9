"""Taking over into one's own record system (SHARING 22): in the generated worlds, in the independent model, and as deeds."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from .matrix_maker import Maker
from .matrix_world import DAY, FAMILY, Row, World
from .model_of_keys import frozen, live, out, running, takes_over
from .model_of_pauses import hides
from .model_steps import No, need

if TYPE_CHECKING:
    from .model_of_rules import Eyes

AT_GOAL = ("step", "score", "sign", "signal", "signal_answer", "consult", "consult_answer")
BY_HAND = ("download", "copy", "typed")


def taken(maker: Maker, book: UUID, members: list[Row]) -> None:
    """Receipts of anybody, of anything, also of what went or moved since; some still have to arrive."""
    world = maker.world
    for item in [one for one in world.of("item") if one.book == book]:
        for member in [m for m in members if m.person]:
            if not maker.chance(0.25 if member.role == "professional" else 0.05):
                continue
            told = {"item": item.id, "member": member.id, "person": member.person, "private": maker.chance(0.3)}
            at = world.now + DAY if maker.chance(0.1) else maker.moment()
            why = maker.rng.choice(("own", "asked", "allowed", "replied"))
            receipt = maker.add(
                "takeover", book=book, level=why, version=maker.rng.choice((1, 1, 2)), created=at, **told
            )
            if maker.chance(0.5):
                state = maker.rng.choice(("waiting", "arrived", "dead"))
                world.put(
                    "delivery", Row(receipt.id, f"way of {receipt.name}", book, person=member.person, level=state)
                )


def sees_takeover(eyes: "Eyes", row: Row) -> bool:
    """2: with its item, and for who took it also when that is gone; 4: of a private chapter only while fresh; 18: not what
    was taken behind a pause; not before what is held back is out. 20: while looking, with the item alone."""
    with_item = row.item in eyes.items
    if row.person == eyes.person and (eyes.fresh or not row.private):
        return with_item or not eyes.looking
    assert row.created
    hidden = hides(eyes.veil, row.id, row.member, row.book, row.created)
    return with_item and row.created <= eyes.world.now and not hidden


def not_taken_after_all(world: World, reply: Row) -> None:
    """With an answer that is taken back goes what was taken over since and did not leave yet."""
    for row in world.of("takeover"):
        way = world.rows["delivery"].get(row.id)
        stays = row.created is None or row.created < world.now or (row.item, row.member) != (reply.item, reply.author)
        if not stays and (row.level == "replied" or (way is not None and way.level == "waiting")):
            del world.rows["takeover"][row.id]
            world.rows["delivery"].pop(row.id, None)


@dataclass(frozen=True)
class Hand:
    """Why somebody may take it over, up to which version, whether with its text, and whether from a private chapter."""

    why: str
    version: int
    private: bool

    @property
    def told(self) -> tuple[Any, ...]:
        return self.why, self.version, self.why != "replied", self.private


class Taking:
    """Part of `model_of_coming.Deeds`."""

    eyes: "Eyes"
    world: World
    after: World
    here: Callable[[UUID | None], Row]
    gives: Callable[[Row, Row], bool]

    def hand(self, item: Row) -> Hand:
        """22: one's own as one last wrote it; what the family or its author asked, or the grant allows, as one reads it; where
        one only answered or said something at a goal, that alone."""
        me = self.eyes.me.get(item.book) if item.book else None
        need(me is not None, self.eyes.looking is None)
        assert me is not None
        need(me.role == "professional", item.id in self.eyes.items, not item.deleted)
        text = self.world.get("entry", item.id)
        earlier = [r for r in self.world.of("revision") if r.row == item.id]
        why, version = self.why(me, item), text.version
        if why == "own" and item.changed_by not in (None, me.id):
            version = max((r.version for r in earlier if r.author == me.id), default=version)
        if why in ("asked", "allowed") and (cut := self.eyes.cut(item.id)) is not None:
            version = max((r.version for r in earlier if r.version == cut - 1), default=version)
        return Hand(why, version, self.world.get("chapter", item.chapter).owner is not None)

    def why(self, me: Row, item: Row) -> str:
        if item.author == me.id:
            return "own"
        for question in self.world.of("question"):
            if (question.item, question.asked) == (item.id, me.id) and not self.eyes.veiled(question):
                by = self.world.get("member", question.author)
                if by.id == item.author or by.role in FAMILY:
                    return "asked"
        if item.chapter and takes_over(self.world, self.eyes.keys[item.chapter], item.about):
            return "allowed"
        need(self.i_said(me, item, ("reply", *AT_GOAL)))
        return "replied"

    def my_replies(self, me: Row, item: Row, table: str = "reply") -> list[Row]:
        return [r for r in self.world.of(table) if (r.item, r.author) == (item.id, me.id) and not r.deleted]

    def i_said(self, me: Row, item: Row, tables: tuple[str, ...]) -> list[datetime]:
        """When I said something there: just now, like all of it here, whatever was changed in it before, but for a signal."""
        mine = [row for table in tables for row in self.my_replies(me, item, table)]
        signals = {row.id for row in self.my_replies(me, item, "signal")}
        return [row.created if row.id in signals and row.created else self.world.now for row in mine]

    def to_take(self) -> dict[UUID, Hand]:
        found = {}
        for item in self.world.of("item"):
            try:
                found[item.id] = self.hand(item)
            except (KeyError, No):
                continue
        return found

    def not_taken_over(self, since: datetime) -> dict[UUID, tuple[Any, ...]]:
        """What I wrote, answered or was asked since, and did not take over yet, or in an older version; and what I took over
        and was moved since."""
        found = {}
        for key, hand in self.to_take().items():
            item = self.world.get("item", key)
            me, now = self.eyes.me[item.book] if item.book else Row(key, ""), self.world.now
            said = self.i_said(me, item, ("reply", *AT_GOAL))
            goal = AT_GOAL if item.kind == "goal" else ()
            answered = any(moment > since for moment in self.i_said(me, item, ("reply", *goal)))
            asked = any((q.item, q.asked) == (key, me.id) for q in self.world.of("question"))
            wrote = item.author == me.id and (item.changed or item.created or now) > since
            mine = [t for t in self.world.of("takeover") if (t.item, t.person) == (key, self.eyes.person)]
            last = max((t.version for t in mine), default=None)
            at = max((t.created for t in mine if t.created), default=None)
            older = last is not None and last < hand.version and hand.why != "replied"
            again = at is not None and any(moment > at for moment in said)
            moved = self.moved(item, hand.why)
            later = at is not None and moved is not None and moved > at
            moved_since = bool(mine) and moved is not None and moved > since
            if (answered or asked or wrote or moved_since) and (last is None or older or again or later):
                found[key] = (hand.why, hand.version, at)
        return found

    def moved(self, item: Row, why: str) -> datetime | None:
        """When an appointment last became another, as I see it: its day and people go with its text, its topics as others'
        words do, and a place says nothing."""
        if why == "replied" or item.id not in self.eyes.seen("appointment"):
            return None
        hung = ("occurrence", "topic") if why == "allowed" else ("occurrence",)
        rows = [row for table in hung for row in self.world.of(table) if row.id in self.eyes.seen(table)]
        just_now = self.world.now if any(row.item == item.id for row in rows) else None
        return max((at for at in (self.world.get("appointment", item.id).changed, just_now) if at), default=None)

    def take_over(self, id: UUID, item: UUID, version: int, way: str, reason: bool, organisation: UUID | None) -> None:
        there = self.world.rows["takeover"].get(id)
        if there is not None:  # a second click is the first one; the id of another is refused
            need((there.item, there.person) == (item, self.eyes.person))
            return
        row = self.world.get("item", item)
        hand = self.hand(row)
        need(1 <= version <= hand.version, reason or hand.why != "allowed", way in BY_HAND, organisation is None)
        me = self.here(row.book)
        held = [r.held for r in (row, *self.my_replies(me, row)) if r.held and not out(self.world, r)]
        new = Row(id, "new takeover", row.book, item=item, member=me.id, person=self.eyes.person, level=hand.why)
        at = max([self.world.now, *held])
        self.after.put("takeover", replace(new, version=version, private=hand.private, created=at))

    def allow_taking(self, g: UUID, yes: bool) -> None:
        """Who gives there says it, to a professional, and whoever is a child here for itself too; who has it lays it down.
        6: given anew, the child is asked anew. 16: not anew after an objection."""
        grant = self.world.get("chapter_grant", g)
        need(grant.chapter in self.eyes.keys, running(self.world, grant))
        me = self.eyes.me.get(grant.book) if grant.book else None
        need(me is not None)
        assert me is not None and live(self.world, me)
        them = self.world.get("member", grant.member)
        gives = self.gives(me, self.world.get("chapter", grant.chapter))
        says = gives and them.role == "professional" and not them.ended
        need(says or (not yes and grant.member == me.id))
        if grant.takes == yes and (not yes or me.child in (None, grant.taking_yes)):
            return
        need(not (yes and frozen(self.world, grant.chapter)))
        self.after.change("chapter_grant", g, takes=yes, taking_yes=me.child if yes else None)
