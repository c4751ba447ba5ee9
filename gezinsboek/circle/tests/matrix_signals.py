"""Signals, for the matrix: what to look out for, noticing it, and answering."""

from .matrix_chooser import Chooser, Deed, Kind
from .matrix_plan import goal, mine, named
from .matrix_plan_papers import ALL as BEFORE


def add_sign(c: Chooser) -> Deed:
    x = goal(c)
    told, more = mine(c, x)
    told["names"] = named(c, x)
    sql = (
        "insert into sign (id, dossier_id, item_id, author, level, text_sealed, then_sealed, who, created_at, ended_at)"
        " values (%(id)s, %(book)s, %(item)s, %(author)s, 'care', '', '', %(names)s::uuid[], now(), now())"
    )
    return Deed("add_sign", told, sql, more)


def end_sign(c: Chooser) -> Deed:
    x = c.of_item("sign", lambda s: c.eyes.may_change(s.author), lambda s: s.id in c.eyes.seen("sign"))
    return Deed("end_sign", {"x": x, "over": c.rng.random() < 0.6}, "select acl.end_sign(%(x)s, %(over)s)")


def notice(c: Chooser) -> Deed:
    goals = {i.id for i in c.world.of("item") if i.kind == "goal" and not i.deleted and c.eyes.writes(i.chapter)}
    sign = c.of_item(
        "sign", lambda s: s.item in goals, lambda s: s.ended is None, lambda s: s.id in c.eyes.seen("sign")
    )
    row = c.world.rows["sign"].get(sign)
    told, more = mine(c, row.item if row and row.item and c.rng.random() < 0.9 else goal(c))
    sql = (
        "insert into signal (id, dossier_id, item_id, author, rule, sign, words_sealed, cause, created_at, answer, answered_at)"
        " values (%(id)s, %(book)s, %(item)s, %(author)s, 'silence', %(sign)s, '', %(id)s, now() - interval '9 days', 'known', now())"
    )
    return Deed("notice", told | {"sign": sign}, sql, more)


def answer_signal(c: Chooser) -> Deed:
    writes = {i.id for i in c.world.of("item") if not i.deleted and c.eyes.writes(i.chapter)}
    signal = c.of_item("signal", lambda s: s.item in writes, lambda s: s.id in c.eyes.seen("signal"))
    row = c.world.rows["signal"].get(signal)
    told, more = mine(c, row.item if row and row.item and c.rng.random() < 0.9 else c.item())
    told |= {"signal": signal, "answer": c.rng.choice(("known", "talking", "not_right"))}
    sql = (
        "insert into signal_answer (id, dossier_id, item_id, author, signal, answer, words_sealed, created_at)"
        " values (%(id)s, %(book)s, %(item)s, %(author)s, %(signal)s, %(answer)s, '', now())"
    )
    return Deed("answer_signal", told, sql, more)


ALL: tuple[Kind, ...] = (*BEFORE, add_sign, end_sign, notice, notice, answer_signal, answer_signal)
