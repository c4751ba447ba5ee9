"""Goals, scores and steps (46_plan.sql): in the generated worlds, in the independent model of who sees and who may."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from .matrix_maker import Maker
from .matrix_world import Row, World
from .model_of_keys import live, readers
from .model_of_pauses import hides
from .model_steps import No, need

if TYPE_CHECKING:
    from .model_of_rules import Eyes


def planned(maker: Maker, book: UUID, members: list[Row], children: list[Row]) -> None:
    """Some items are goals, with steps and scores of anybody, changed since or thrown away; steps wait for one another,
    also over goals. Now and then steps hang on what is no goal, or a goal has no facts yet."""
    world, rng = maker.world, maker.rng
    writers = [m for m in members if m.accepted]
    made: list[Row] = []
    for item in [one for one in world.of("item") if one.book == book]:
        if not maker.chance(0.45):
            continue
        if maker.chance(0.9):
            world.change("item", item.id, kind="goal")
        if maker.chance(0.75):
            facts(maker, item, members, children)
        for _ in range(rng.choice((0, 1, 1, 2, 3))):
            made.append(step(maker, item, members, writers))
        for _ in range(rng.choice((0, 0, 1, 2))):
            child = maker.maybe(0.3, maker.pick(children))
            maker.add("score", book=book, item=item.id, author=maker.pick(writers), child=child)
        here = [one for one in made if one.item == item.id]
        for reply in world.of("reply"):
            if reply.item == item.id and here and maker.chance(0.5):
                world.change("reply", reply.id, row=rng.choice(here).id)
    pairs = {(rng.randrange(len(made)), rng.randrange(len(made))) for _ in range(len(made))}
    for last, first in sorted(pair for pair in pairs if pair[0] > pair[1]):
        told = {"item": made[last].item, "row": made[last].id, "other": made[first].id}
        maker.add("step_order", book=book, author=maker.pick(writers), **told)


def facts(maker: Maker, item: Row, members: list[Row], children: list[Row]) -> None:
    closed, changed = maker.maybe(0.2, maker.moment()), maker.chance(0.4)
    child, by = maker.maybe(0.4, maker.pick(children)), maker.pick([m for m in members if m.accepted])
    told = {
        "child": child,
        "member": None if child else maker.maybe(0.5, maker.pick(members)),
        "ended": closed,
        "level": maker.rng.choice(("reached", "stopped")) if closed else "",
        "version": 2 if changed else 1,
        "changed": maker.moment() if changed else None,
        "changed_by": by if changed else None,
    }
    maker.world.put("goal", Row(item.id, f"facts of {item.name}", item.book, item=item.id, **told))


def step(maker: Maker, item: Row, members: list[Row], writers: list[Row]) -> Row:
    named = tuple(m.id for m in maker.rng.sample(members, maker.rng.randint(0, min(3, len(members)))))
    done, again = maker.maybe(0.3, maker.moment()), maker.chance(0.3)
    told = {
        "audience": named,
        "answered": done,
        "member": maker.pick(writers) if done else None,
        "deleted": maker.bin(),
        "version": 2 if again else 1,
        "changed": maker.moment() if again else None,
        "changed_by": maker.pick(writers) if again else None,
    }
    made = maker.add("step", book=item.book, item=item.id, author=maker.pick(writers), **told)
    if again:
        maker.add("revision", book=item.book, item=item.id, row=made.id, author=made.author, chapter=item.chapter)
    return made


class Plans:
    """What one claim sees of them."""

    def __init__(self, eyes: "Eyes") -> None:
        self.eyes, self.world = eyes, eyes.world

    def sees_goal(self, row: Row) -> bool:
        """With its item. 18: not what the pauser changed since, but for who wrote the goal."""
        if row.item not in self.eyes.items:
            return False
        if row.changed is None or self.world.get("item", row.item).author in self.eyes.mine:
            return True
        return not hides(self.eyes.veil, row.id, row.changed_by, row.book, row.changed)

    def sees_step(self, row: Row) -> bool:
        return self.eyes.sees_removable(row) and self.eyes.cut(row.id) is None

    def sees_order(self, row: Row) -> bool:
        """With both its steps."""
        return self.eyes.sees_of_item(row) and {row.row, row.other} <= self.eyes.seen("step")

    def may_tick(self) -> set[UUID]:
        return {row.id for row in self.world.of("step") if self.ticks(row)}

    def ticks(self, row: Row) -> bool:
        """Who is named, however they read; and who may change the goal."""
        if self.eyes.looking or row.deleted or row.id not in self.eyes.seen("step"):
            return False
        item = self.world.get("item", row.item)
        me = self.eyes.me.get(item.book) if item.book else None
        if item.deleted or me is None:
            return False
        changes = self.eyes.writes(item.chapter) and self.eyes.may_change(item.author)
        return me.id in (row.audience or ()) or (changes and self.eyes.cut(item.id) is None)


class Goals:
    """What one claim may do with them; part of `model_of_coming.Deeds`."""

    eyes: "Eyes"
    world: World
    after: World
    here: Callable[[UUID | None], Row]
    item: Callable[..., Row]
    changeable: Callable[..., Row]
    forget_signals_of: Callable[[UUID], None]

    def goal_for(self, item: UUID, author: UUID) -> Row:
        """Where I may write under it, as myself."""
        goal = self.item(item)
        need(goal.kind == "goal")
        need(author in self.eyes.mine, self.world.get("member", author).book == goal.book)
        return goal

    def goal_is_of(self, item: Row, child: UUID | None, person: UUID | None) -> None:
        """Of us all, of a child of the book whom I know, or of somebody who reads it."""
        need(child is None or person is None)
        if child is not None:
            need(child in self.eyes.seen("child"), self.world.get("child", child).book == item.book)
        need(person is None or person in readers(self.world, item))

    def add_goal(self, x: UUID, child: UUID | None, person: UUID | None) -> None:
        item = self.world.get("item", x)
        need(x in self.eyes.items, not item.deleted, item.kind == "goal", item.author in self.eyes.mine)
        need(item.version == 1, x not in self.world.rows["goal"])
        self.goal_is_of(item, child, person)
        self.after.put("goal", Row(x, "new goal", book=item.book, item=x, child=child, member=person))

    def add_score(self, id: UUID, item: UUID, author: UUID, child: UUID | None, late: bool) -> None:
        goal = self.goal_for(item, author)
        if child is not None:
            need(child in self.eyes.seen("child"), self.world.get("child", child).book == goal.book)
            need(not any(m.child == child and live(self.world, m) for m in self.world.of("member")))
        need(not late)
        self.after.put("score", Row(id, "new score", book=goal.book, item=item, author=author, child=child))

    def unscore(self, x: UUID) -> None:
        score = self.world.get("score", x)
        need(score.author in self.eyes.mine, x in self.eyes.seen("score"))
        del self.after.rows["score"][x]
        self.forget_signals_of(x)

    def add_step(self, id: UUID, item: UUID, author: UUID, names: list[UUID]) -> None:
        goal = self.goal_for(item, author)
        need(set(names) <= readers(self.world, goal))
        new = Row(id, "new step", book=goal.book, item=item, author=author, audience=tuple(names))
        self.after.put("step", new)

    def rewrite_step(self, x: UUID, names: list[UUID]) -> None:
        step = self.world.get("step", x)
        item = self.item(step.item)
        need(not step.deleted, x in self.eyes.seen("step"), self.eyes.may_change(step.author), step.version == 1)
        need(set(names) - set(step.audience or ()) <= readers(self.world, item))
        me = self.here(step.book).id
        self.after.change("step", x, version=2, changed=self.world.now, changed_by=me, audience=tuple(names))

    def tick(self, x: UUID, done: bool) -> None:
        step = self.world.get("step", x)
        need(Plans(self.eyes).ticks(step))
        if bool(step.answered) == done:
            return
        me, now = self.here(step.book).id, self.world.now
        told = {"answered": now if done else None, "member": me if done else None}
        self.after.change("step", x, version=step.version + 1, changed=now, changed_by=me, **told)

    def tie(self, id: UUID, item: UUID, author: UUID, step: UUID, first: UUID) -> None:
        """First this, then that: steps that I see, where I write; never twice, never in a circle."""
        goal = self.item(item)
        need(author in self.eyes.mine, self.world.get("member", author).book == goal.book)
        one, other = self.world.get("step", step), self.world.get("step", first)
        need({step, first} <= self.eyes.seen("step"), not one.deleted, not other.deleted)
        need(one.item == item, other.book == goal.book)
        need((step, first) not in {(o.row, o.other) for o in self.world.of("step_order")})
        need(step not in self.all_before(first))
        self.after.put("step_order", Row(id, "new order", goal.book, item=item, author=author, row=step, other=first))

    def all_before(self, step: UUID) -> set[UUID]:
        found, more = {step}, {step}
        while more:
            more = {o.other for o in self.world.of("step_order") if o.row in more and o.other} - found
            found |= more
        return found

    def untie(self, x: UUID) -> None:
        order = self.world.get("step_order", x)
        self.item(order.item)
        need(x in self.eyes.seen("step_order"), self.eyes.may_change(order.author))
        del self.after.rows["step_order"][x]

    def facts_of(self, x: UUID) -> Row:
        self.changeable(x)
        if x not in self.world.rows["goal"]:
            raise No
        return self.world.get("goal", x)

    def say_goal(self, x: UUID, child: UUID | None, person: UUID | None, begin: int | None, made_from: int) -> None:
        facts = self.facts_of(x)
        if (child, person) != (facts.child, facts.member):
            self.goal_is_of(self.world.get("item", x), child, person)
        need(begin is None or 0 <= begin <= 10, made_from == facts.version)
        self.changed(facts, child=child, member=person)

    def close_goal(self, x: UUID, how: str) -> None:
        facts = self.facts_of(x)
        need(how in ("", "reached", "stopped"))
        if how != facts.level:
            self.changed(facts, level=how, ended=self.world.now if how else None)

    def changed(self, facts: Row, **told: object) -> None:
        me, now = self.here(facts.book).id, self.world.now
        self.after.change("goal", facts.id, version=facts.version + 1, changed=now, changed_by=me, **told)

    def order_steps(self, x: UUID, steps: list[UUID]) -> None:
        self.changeable(x)
        need(any(one.item == x for one in self.world.of("step")))
        for place, key in enumerate(steps, 1):
            step = self.world.rows["step"].get(key)
            if step and step.item == x and not step.deleted:
                self.after.change("step", key, tries=place)
