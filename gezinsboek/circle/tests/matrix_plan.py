"""The plan, for the matrix: goals, scores, steps and their order."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from .matrix_agenda import ALL as BEFORE
from .matrix_chooser import Chooser, Deed, Kind
from .matrix_world import Row
from .model_of_keys import live, readers


def goal(c: Chooser, *better: Callable[[Row], bool]) -> UUID:
    seen = (lambda i: i.id in c.eyes.items, lambda i: not i.deleted, lambda i: i.kind == "goal")
    return c.likely("item", *seen, lambda i: c.eyes.writes(i.chapter), *better)


def mine(c: Chooser, item: UUID) -> tuple[dict[str, Any], dict[str, Any]]:
    """What every row under a goal holds: for the model, and for the statement."""
    book = c.book_of("item", item)
    return {"id": c.new(), "item": item, "author": c.my_member(book)}, {"book": book or c.new()}


def whose(c: Chooser, x: UUID) -> dict[str, Any]:
    row = c.world.rows["item"].get(x)
    told: dict[str, Any] = {"child": None, "person": None}
    if row and c.rng.random() < 0.7:
        if c.rng.random() < 0.5:
            told["child"] = c.likely("child", lambda k: k.id in c.eyes.seen("child"), lambda k: k.book == row.book)
        else:
            told["person"] = c.likely("member", lambda m: m.id in readers(c.world, row))
        if c.rng.random() < 0.05:
            told["child"], told["person"] = c.child(row.book), c.someone()
    return told


def add_goal(c: Chooser) -> Deed:
    x = goal(
        c,
        lambda i: i.author in c.eyes.mine,
        lambda i: i.id not in c.world.rows["goal"],
        lambda i: i.version == 1,
    )
    sql = (
        "insert into goal (item_id, dossier_id, whose_child, whose_member, begin, enough, closed_how, version)"
        " values (%(x)s, %(book)s, %(child)s, %(person)s, 3, 8, '', 7)"
    )
    return Deed("add_goal", {"x": x} | whose(c, x), sql, {"book": c.book_of("item", x) or c.new()})


def add_score(c: Chooser) -> Deed:
    x = goal(c)
    told, more = mine(c, x)
    here = {m.child for m in c.world.of("member") if live(c.world, m)}
    known = (lambda k: k.id in c.eyes.seen("child"), lambda k: k.book == more["book"])
    told["child"] = c.maybe(c.likely("child", *known, lambda k: k.id not in here), 0.5)
    told["late"] = c.rng.random() < 0.1
    more["day"] = c.world.today() + timedelta(days=int(told["late"]))
    sql = (
        "insert into score (id, dossier_id, item_id, author, for_child, value, scored_on, words_sealed, created_at)"
        " values (%(id)s, %(book)s, %(item)s, %(author)s, %(child)s, 6, %(day)s, '', now())"
    )
    return Deed("add_score", told, sql, more)


def unscore(c: Chooser) -> Deed:
    x = c.of_item("score", lambda s: s.author in c.eyes.mine)
    return Deed("unscore", {"x": x}, "delete from score where id = %(x)s")


def named(c: Chooser, item: UUID | None) -> list[UUID]:
    row = c.world.rows["item"].get(item) if item else None
    names = c.some(sorted(readers(c.world, row), key=str)) if row else []
    return names if c.rng.random() < 0.8 else [*names, c.someone()]


def add_step(c: Chooser) -> Deed:
    x = goal(c)
    told, more = mine(c, x)
    told["names"] = named(c, x)
    sql = (
        "insert into step (id, dossier_id, item_id, author, text_sealed, who, who_words_sealed, by, position, done_at, created_at, version)"
        " values (%(id)s, %(book)s, %(item)s, %(author)s, '', %(names)s::uuid[], '', 'family', 0, now(), now(), 7)"
    )
    return Deed("add_step", told, sql, more)


def rewrite_step(c: Chooser) -> Deed:
    x = c.of_item("step", lambda s: not s.deleted, lambda s: c.eyes.may_change(s.author), lambda s: s.version == 1)
    row = c.world.rows["step"].get(x)
    sql = "update step set text_sealed = 'new', who = %(names)s::uuid[], version = 2 where id = %(x)s and version = 1"
    return Deed("rewrite_step", {"x": x, "names": named(c, row.item if row else None)}, sql)


def tick(c: Chooser) -> Deed:
    x = c.of_item("step", lambda s: not s.deleted, lambda s: bool(c.eyes.mine & set(s.audience or ())))
    return Deed("tick", {"x": x, "done": c.rng.random() < 0.6}, "select acl.tick(%(x)s, %(done)s)")


def tie(c: Chooser) -> Deed:
    seen = (lambda s: s.id in c.eyes.seen("step"), lambda s: not s.deleted)
    step = c.likely("step", *seen, lambda s: c.eyes.writes(c.world.get("item", s.item).chapter))
    row = c.world.rows["step"].get(step)
    told, more = mine(c, row.item if row and row.item and c.rng.random() < 0.9 else c.item())
    orders = {o.other for o in c.world.of("step_order") if o.row == step}
    first = c.likely("step", *seen, lambda s: s.book == more["book"], lambda s: s.id not in {step, *orders})
    told |= {"step": step, "first": first}
    sql = (
        "insert into step_order (id, dossier_id, item_id, author, step, first, created_at)"
        " values (%(id)s, %(book)s, %(item)s, %(author)s, %(step)s, %(first)s, now())"
    )
    return Deed("tie", told, sql, more)


def untie(c: Chooser) -> Deed:
    x = c.of_item("step_order", lambda o: c.eyes.may_change(o.author), lambda o: o.id in c.eyes.seen("step_order"))
    return Deed("untie", {"x": x}, "delete from step_order where id = %(x)s")


def facts(c: Chooser) -> UUID:
    return goal(c, lambda i: c.eyes.may_change(i.author), lambda i: i.id in c.world.rows["goal"])


def say_goal(c: Chooser) -> Deed:
    x = facts(c)
    there = c.world.rows["goal"].get(x)
    version = there.version if there and c.rng.random() < 0.85 else c.rng.randint(1, 3)
    told = {"x": x, "begin": c.rng.choice((None, 0, 3, 10, 11)), "made_from": version} | whose(c, x)
    sql = "select acl.say_goal(%(x)s, %(child)s, %(person)s, %(begin)s, 8, %(made_from)s)"
    return Deed("say_goal", told, sql)


def close_goal(c: Chooser) -> Deed:
    told = {"x": facts(c), "how": c.rng.choice(("", "reached", "stopped", "stopped", "else"))}
    return Deed("close_goal", told, "select acl.close_goal(%(x)s, %(how)s)")


def order_steps(c: Chooser) -> Deed:
    x = goal(c, lambda i: c.eyes.may_change(i.author), lambda i: any(s.item == i.id for s in c.world.of("step")))
    there = [s.id for s in c.world.of("step") if s.item == x]
    c.rng.shuffle(there)
    told = {"x": x, "steps": there if c.rng.random() < 0.8 else [*there, c.new()]}
    return Deed("order_steps", told, "select acl.order_steps(%(x)s, %(steps)s::uuid[])")


PLAN: tuple[Kind, ...] = (
    *(add_goal, add_score, unscore, add_step, rewrite_step),
    *(tick, tie, untie, say_goal, close_goal, order_steps),
)
ALL: tuple[Kind, ...] = (*BEFORE, *PLAN)
