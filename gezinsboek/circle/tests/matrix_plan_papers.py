"""Deeds with the papers of the plan, for the matrix."""

from .matrix_chooser import Chooser, Deed, Kind
from .matrix_plan import ALL as BEFORE
from .model_of_plan_papers import ASIDE, WHATS


def say_day(c: Chooser) -> Deed:
    book = c.likely("dossier", lambda d: d.id in c.eyes.me)
    what = c.rng.choice(WHATS)
    fits = what == "set_aside" if c.rng.random() < 0.95 else what != "set_aside"
    told = {
        "id": c.new(),
        "book": book,
        "author": c.my_member(book),
        "what": what,
        "reason": c.rng.choice(ASIDE) if fits else "",
    }
    sql = (
        "insert into plan_day (id, dossier_id, author, what, reason, day, words_sealed, created_at) values"
        " (%(id)s, %(book)s, %(author)s, %(what)s, %(reason)s, (acl.now() - interval '2 days')::date, '', now())"
    )
    return Deed("say_day", told, sql)


def unsay_day(c: Chooser) -> Deed:
    x = c.likely("plan_day", lambda d: d.author in c.eyes.mine, lambda d: d.book in c.eyes.me)
    return Deed("unsay_day", {"x": x}, "delete from plan_day where id = %(x)s")


def say_own_plan(c: Chooser) -> Deed:
    goals = c.eyes.seen("goal")
    x = c.likely(
        "item",
        lambda i: i.id in goals,
        lambda i: i.id in c.eyes.items,
        lambda i: c.eyes.writes(i.chapter),
        lambda i: not i.deleted,
    )
    book = c.book_of("item", x)
    told = {"id": c.new(), "item": x, "author": c.my_member(book)}
    sql = (
        "insert into own_plan (id, dossier_id, item_id, author, kind, name_sealed, dated, created_at) values"
        " (%(id)s, %(book)s, %(item)s, %(author)s, 'help', '', '2026-01-01', now())"
    )
    return Deed("say_own_plan", told, sql, {"book": book or c.new()})


def unsay_own_plan(c: Chooser) -> Deed:
    x = c.of_item("own_plan", lambda p: p.author in c.eyes.mine)
    return Deed("unsay_own_plan", {"x": x}, "delete from own_plan where id = %(x)s")


ALL: tuple[Kind, ...] = (*BEFORE, say_day, say_day, unsay_day, say_own_plan, say_own_plan, unsay_own_plan)
