"""Versions of the plan, for the matrix: making one, and what is said to it."""

from .matrix_chooser import Chooser, Deed, Kind
from .matrix_stack import ALL as BEFORE
from .model_of_keys import live
from .model_of_plan_versions import Agreed, Versions


def make_plan(c: Chooser) -> Deed:
    book = c.likely("dossier", lambda d: d.id in c.eyes.me, lambda d: c.eyes.shares(d.id, "guardian", "youth"))
    last = Versions(c.eyes).last(book)
    known = (lambda m: m.id in c.eyes.known, lambda m: m.book == book)
    deeds = Agreed()
    deeds.eyes, deeds.world = c.eyes, c.world
    mine = [i.id for i in c.world.of("item") if deeds.may_copy(i.id, book)]
    items = c.some(mine)[:3] + ([c.likely("item", lambda i: i.book == book)] if c.rng.random() < 0.2 else [])
    told = {
        "x": c.new(),
        "book": book,
        "made_from": (last.version if last else 0) + (c.rng.random() < 0.05),
        "contact": c.maybe(c.likely("member", *known, lambda m: live(c.world, m), lambda m: m.role != "guest")),
        "there": [c.likely("member", *known)] if c.rng.random() < 0.5 else [],
        "parts": [c.new() for _ in items],
        "items": items,
        "days": c.rng.choice((30, 90, 366, 1, 1, 90, 0, 367) if c.rng.random() < 0.2 else (90,)),
    }
    sql = (
        "select acl.make_plan(%(x)s, %(book)s, %(made_from)s, (acl.now() at time zone 'Europe/Amsterdam')::date + %(days)s,"
        " %(contact)s, %(there)s::uuid[], '', %(parts)s::uuid[], %(items)s::uuid[],"
        " array_fill(''::bytea, array[cardinality(%(items)s::uuid[])]))"
    )
    return Deed("make_plan", told, sql)


def agree_plan(c: Chooser) -> Deed:
    version = c.likely(
        "plan_version",
        lambda v: v.id in c.eyes.seen("plan_version"),
        lambda v: v is Versions(c.eyes).last(v.book, known=True),
    )
    told = {"x": c.new(), "version": version, "answer": c.rng.choice(("yes", "not_yet"))}
    return Deed("agree_plan", told, "select acl.agree_plan(%(x)s, %(version)s, %(answer)s, '')")


ALL: tuple[Kind, ...] = (*BEFORE, make_plan, make_plan, agree_plan, agree_plan)
