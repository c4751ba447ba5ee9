"""Signs, signals and their answers (49_signals.sql): in the generated worlds, in the independent model of who sees and who may."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from .matrix_maker import Maker
from .matrix_world import FAMILY, Row, World
from .model_of_keys import readers
from .model_of_pauses import hides
from .model_steps import need

if TYPE_CHECKING:
    from .model_of_rules import Eyes

FIRST = timedelta(days=3)  # how long a signal is the family's alone


def signalled(maker: Maker, book: UUID, members: list[Row]) -> None:
    """Under some items: what to look out for, what was noticed or raised by a rule, and what anybody said to it."""
    world, rng = maker.world, maker.rng
    writers = [m for m in members if m.accepted]
    for item in [one for one in world.of("item") if one.book == book and maker.chance(0.4)]:
        told = {"book": book, "item": item.id}
        for _ in range(rng.choice((1, 1, 2))):
            named = tuple(m.id for m in rng.sample(members, min(1, len(members))))
            sign = maker.add(
                "sign", **told, author=maker.pick(writers), audience=named, ended=maker.maybe(0.3, maker.moment())
            )
            for _ in range(rng.choice((0, 1, 2))):
                answers(maker, raised(maker, told, sign, writers), writers)


def raised(maker: Maker, told: dict[str, Any], sign: Row, writers: list[Row]) -> Row:
    """By somebody who noticed what was agreed, or by a rule about a step, a score or nothing at all."""
    world = maker.world
    more: dict[str, Any] = {"place": "noticed", "row": sign.id, "author": maker.pick(writers)}
    if maker.chance(0.5):
        steps = [one.id for one in world.of("step") if one.item == told["item"]]
        scores = [one.id for one in world.of("score") if one.item == told["item"]]
        more = {"place": "silence"}
        if steps and maker.chance(0.7):
            more = {"place": "overdue", "asked": maker.rng.choice(steps)}
        elif scores and maker.chance(0.7):
            more = {"place": "down_two", "other": maker.rng.choice(scores)}
    made = maker.add("signal", **told, **more, created=maker.moment())
    world.change("signal", made.id, given_by=None if made.author else made.id)
    return world.get("signal", made.id)


def answers(maker: Maker, signal: Row, writers: list[Row]) -> None:
    for _ in range(maker.rng.choice((0, 0, 1, 2))):
        answer = {"author": maker.pick(writers), "level": maker.rng.choice(("known", "talking", "not_right"))}
        maker.add("signal_answer", book=signal.book, item=signal.item, row=signal.id, **answer)
        at = signal.answered or maker.maybe(0.6, maker.moment())
        maker.world.change("signal", signal.id, level=answer["level"], answered=at)


class Signals:
    """What one claim sees of them."""

    def __init__(self, eyes: "Eyes") -> None:
        self.eyes, self.world = eyes, eyes.world

    def sees_signal(self, row: Row) -> bool:
        """The family that reads the goal and who noticed it at once, the others later; never what is about something unseen."""
        if row.item not in self.eyes.items or hides(
            self.eyes.veil, row.id, row.author, row.book, row.created or self.world.now
        ):
            return False
        for table, about in (("sign", row.row), ("step", row.asked), ("score", row.other)):
            if about is not None and about not in self.eyes.seen(table):
                return False
        assert row.created and row.book
        if row.answered is not None or row.created <= self.world.now - FIRST:
            return True
        me, through = self.eyes.me[row.book], self.eyes.through
        if row.author not in self.eyes.mine and me.role not in FAMILY:
            return False
        return not self.eyes.looking or (through is not None and (row.author == through.id or through.role in FAMILY))

    def sees_answer(self, row: Row) -> bool:
        return row.row in self.eyes.seen("signal") and not self.eyes.veiled(row)


class Signalling:
    """What one claim may do with them; part of `model_of_coming.Deeds`."""

    eyes: "Eyes"
    world: World
    after: World
    item: Callable[..., Row]
    goal_for: Callable[[UUID, UUID], Row]

    def add_sign(self, id: UUID, item: UUID, author: UUID, names: list[UUID]) -> None:
        goal = self.goal_for(item, author)
        need(set(names) <= readers(self.world, goal))
        self.after.put("sign", Row(id, "new sign", goal.book, item=item, author=author, audience=tuple(names)))

    def end_sign(self, x: UUID, over: bool) -> None:
        sign = self.world.get("sign", x)
        self.item(sign.item)
        need(x in self.eyes.seen("sign"), self.eyes.may_change(sign.author))
        if bool(sign.ended) != over:
            self.after.change("sign", x, ended=self.world.now if over else None)

    def notice(self, id: UUID, item: UUID, author: UUID, sign: UUID) -> None:
        """What was agreed for this goal and still holds; whatever else is said of it, the database makes it just that."""
        goal = self.goal_for(item, author)
        there = self.world.get("sign", sign)
        need(sign in self.eyes.seen("sign"), there.item == item, there.ended is None)
        told: dict[str, Any] = {"place": "noticed", "row": sign, "created": self.world.now}
        self.after.put("signal", Row(id, "new signal", goal.book, item=item, author=author, **told))

    def forget_signals_of(self, score: UUID) -> None:
        """A score that goes takes along what a rule made of it, and what was said to that."""
        signals = {one.id for one in self.after.of("signal") if one.other == score}
        for table, gone in (("signal", lambda one: one.id), ("signal_answer", lambda one: one.row)):
            for id in [one.id for one in self.after.of(table) if gone(one) in signals]:
                del self.after.rows[table][id]

    def answer_signal(self, id: UUID, item: UUID, author: UUID, signal: UUID, answer: str) -> None:
        goal = self.item(item)
        there = self.world.get("signal", signal)
        me = self.world.get("member", author)
        need(author in self.eyes.mine, me.book == goal.book, signal in self.eyes.seen("signal"), there.item == item)
        told: dict[str, Any] = {"item": item, "author": author, "row": signal, "level": answer}
        self.after.put("signal_answer", Row(id, "new answer", goal.book, **told))
        answered = there.answered or (self.world.now if me.role in FAMILY else None)
        self.after.change("signal", signal, level=answer, answered=answered)
