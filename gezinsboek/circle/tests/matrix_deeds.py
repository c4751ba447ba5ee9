"""What is tried in the matrix: any deed, by anybody, on anything, said twice: to the model and as SQL."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from .matrix_chooser import Chooser, Deed, Kind
from .matrix_database import told_again
from .matrix_world import DAY
from .model_of_growing import asked
from .model_of_keys import frozen, readers, running


def narrow(c: Chooser) -> Deed:
    x = c.item()
    return Deed("narrow", {"x": x, "names": c.names(x)}, "select acl.narrow(%(x)s, %(names)s)")


def widen(c: Chooser) -> Deed:
    x = c.likely("item", lambda i: i.id in c.eyes.items, lambda i: not i.deleted, lambda i: i.audience is not None)
    return Deed("widen", {"x": x, "names": c.maybe(c.names(x), 0.7)}, "select acl.widen(%(x)s, %(names)s)")


def move(c: Chooser) -> Deed:
    told = {"x": c.item(), "target": c.chapter()}
    return Deed("move", told, "select acl.move(%(x)s, %(target)s)")


def say_about(c: Chooser) -> Deed:
    x = c.item()
    told = {"x": x, "child": c.maybe(c.child(c.book_of("item", x)), 0.7)}
    return Deed("say_about", told, "select acl.say_about(%(x)s, %(child)s)")


def bin_(c: Chooser) -> Deed:
    return Deed("bin", {"x": c.item()}, "select acl.bin(%(x)s)")


def restore(c: Chooser) -> Deed:
    return Deed("restore", {"x": c.item(binned=True)}, "select acl.restore(%(x)s)")


def rewrite(c: Chooser) -> Deed:
    told = {"x": c.item(), "version": c.rng.choice((1, 1, 1, 2))}
    sql = "update entry set text_sealed = 'new', version = %(version)s + 1 where item_id = %(x)s and version = %(version)s"
    return Deed("rewrite", told, sql)


def write(c: Chooser) -> Deed:
    chapter = c.chapter()
    book = c.book_of("chapter", chapter)
    near = [m.id for m in c.world.of("member") if m.book == book]
    told = {
        "id": c.new(),
        "chapter": chapter,
        "author": c.my_member(book),
        "audience": c.maybe(c.some(near), 0.4),
        "about": c.maybe(c.child(book), 0.3),
    }
    sql = (
        "insert into item (id, dossier_id, kind, chapter_id, author, audience, about, created_at, version)"
        " values (%(id)s, %(book)s, 'entry', %(chapter)s, %(author)s, %(audience)s, %(about)s, '2001-01-01', 7)"
    )
    return Deed("write", told, sql, {"book": book})


def add(table: str) -> Callable[[Chooser], Deed]:
    def chosen(c: Chooser) -> Deed:
        x = c.item() if table == "file" else c.read_item()
        if table == "rebuttal":
            x = c.likely(
                "item", lambda i: i.id in c.eyes.items, lambda i: not i.deleted, lambda i: i.author not in c.eyes.mine
            )
        item = c.world.rows["item"].get(x)
        told: dict[str, Any] = {
            "table": table,
            "id": c.new(),
            "item": x,
            "author": c.my_member(item.book if item else None),
        }
        columns = {"id": "id", "dossier_id": "book", "item_id": "item", "author": "author"}
        more: dict[str, Any] = {"book": item.book if item else c.new(), "empty": b"", "one": 1}
        if table == "question":
            told["asked"] = c.likely("member", lambda m: item is not None and m.id in readers(c.world, item))
            columns["asked"] = "asked"
        if table == "reply":
            columns |= {"text_sealed": "empty", "version": "one", "held_until": "soon", "step": "step"}
            told["step"] = c.maybe(c.likely("step", lambda s: s.item == x, lambda s: s.id in c.eyes.seen("step")), 0.4)
            told["held"] = c.rng.random() < 0.4
            more["soon"] = c.world.now + DAY if told["held"] else None
        if table == "rebuttal":
            columns |= {"text_sealed": "empty", "version": "one", "item_version": "one"}
        if table == "file":
            columns |= dict.fromkeys(("name_sealed", "alt_sealed"), "empty") | {"size": "one"}
            columns |= {"kind": "word", "mime": "word"}
            more["word"] = "x"
        names, marks = ", ".join(columns), ", ".join(f"%({told})s" for told in columns.values())
        return Deed("add", told, f"insert into {table} ({names}, created_at) values ({marks}, now())", more)

    return chosen


def unlike(c: Chooser) -> Deed:
    x = c.of_item("heart", lambda h: h.author in c.eyes.mine)
    return Deed("unlike", {"x": x}, "delete from heart where id = %(x)s")


def rewrite_reply(c: Chooser) -> Deed:
    sql = "update reply set text_sealed = 'new', version = 2 where id = %(x)s and version = 1"
    return Deed(
        "rewrite_reply", {"x": c.of_item("reply", lambda r: not r.deleted, lambda r: c.eyes.may_change(r.author))}, sql
    )


def unsend_reply(c: Chooser) -> Deed:
    now = c.world.now
    mine = (lambda r: r.author in c.eyes.mine, lambda r: not r.deleted, lambda r: bool(r.held and r.held > now))
    x = c.of_item("reply", *mine)
    return Deed("unsend_reply", {"x": x}, "select acl.unsend_reply(%(x)s)")


def rewrite_rebuttal(c: Chooser) -> Deed:
    sql = "update rebuttal set text_sealed = 'new', version = 2, item_version = 1 where id = %(x)s and version = 1"
    return Deed("rewrite_rebuttal", {"x": c.of_item("rebuttal", lambda r: r.author in c.eyes.mine)}, sql)


def take_back(c: Chooser) -> Deed:
    x = c.of_item("rebuttal", lambda r: not r.deleted, lambda r: r.author in c.eyes.mine)
    return Deed("take_back", {"x": x}, "select acl.take_back(%(x)s)")


def bin_child(c: Chooser) -> Deed:
    kind = c.rng.choice(("reply", "reply", "file", "step"))
    told = {"kind": kind, "x": c.of_item(kind, lambda r: c.eyes.may_change(r.author)), "gone": c.rng.random() < 0.6}
    return Deed("bin_child", told, "select acl.bin_child(%(kind)s, %(x)s, %(gone)s)")


def answer(c: Chooser) -> Deed:
    return Deed(
        "answer",
        {"x": c.of_item("question", lambda q: not q.answered, lambda q: q.asked in c.eyes.mine)},
        "select acl.answer(%(x)s)",
    )


def give(c: Chooser) -> Deed:
    chapter = c.chapter()
    told = {
        "id": c.new(),
        "chapter": chapter,
        "to": c.someone(),
        "level": c.rng.choice(("read", "write")),
        "since": c.maybe(c.moment(), 0.4),
        "until": c.maybe(c.moment(), 0.3),
    }
    return Deed("give", told, "select acl.give(%(id)s, %(chapter)s, %(to)s, %(level)s, %(since)s, %(until)s)")


def end_grant(c: Chooser) -> Deed:
    return Deed(
        "end_grant",
        {"g": c.likely("chapter_grant", lambda g: g.chapter in c.eyes.keys, lambda g: running(c.world, g))},
        "select acl.end_grant(%(g)s)",
    )


def end_member(c: Chooser) -> Deed:
    x = c.my_member() if c.rng.random() < 0.2 else c.someone()
    return Deed("end_member", {"x": x}, "select acl.end_member(%(x)s)")


def set_until(c: Chooser) -> Deed:
    told = {"x": c.someone(), "until": c.maybe(c.moment(), 0.7)}
    return Deed("set_until", told, "select acl.set_until(%(x)s, %(until)s)")


def add_chapter(c: Chooser) -> Deed:
    book = c.likely("dossier", lambda d: d.id in c.eyes.me)
    told = {"id": c.new(), "book": book, "private": c.rng.random() < 0.6, "about": c.maybe(c.child(book), 0.4)}
    return Deed("add_chapter", told, "select acl.add_chapter(%(id)s, %(book)s, '', 'home', 2, %(private)s, %(about)s)")


def chapter_about(c: Chooser) -> Deed:
    chapter = c.chapter()
    told = {"c": chapter, "child": c.maybe(c.child(c.book_of("chapter", chapter)), 0.7)}
    return Deed("chapter_about", told, "select acl.chapter_about(%(c)s, %(child)s)")


def set_birth(c: Chooser) -> Deed:
    today = c.world.today()
    child = c.likely("child", lambda k: k.id in c.eyes.seen("child"), lambda k: k.book in c.eyes.me)
    said = sorted({born for (of, _), (born, _) in c.world.births.items() if of == child})
    born = today - timedelta(days=365 * c.rng.randint(1, 20) + c.rng.randint(0, 90))
    told = {"child": child, "born": c.rng.choice(said) if said and c.rng.random() < 0.7 else born}
    return Deed("set_birth", told, "select acl.set_birth(%(child)s, %(born)s, '')")


def say_reader(c: Chooser) -> Deed:
    children = {m.child for m in c.eyes.me.values() if m.role == "youth"}
    g = c.likely(
        "chapter_grant",
        lambda g: g.asks in children,
        lambda g: (to := asked(c.eyes, g)) is not None and to[1] != "take",
        lambda g: not frozen(c.world, g.chapter),
    )
    return Deed("say_reader", {"g": g, "yes": c.rng.random() < 0.7}, "select acl.say_reader(%(g)s, %(yes)s)")


def let_read(c: Chooser) -> Deed:
    guardian = c.likely("member", lambda m: m.role == "guardian", lambda m: m.id in c.eyes.known)
    told = {"id": c.new(), "guardian": guardian, "yes": c.rng.random() < 0.7}
    return Deed("let_read", told, "select acl.let_read(%(id)s, %(guardian)s, %(yes)s)")


def withdraw(c: Chooser) -> Deed:
    return Deed(
        "withdraw",
        {"inv": c.likely("invitation", lambda i: not i.used, lambda i: i.member in c.eyes.known)},
        "select acl.withdraw(%(inv)s)",
    )


def redeem(c: Chooser) -> Deed:
    inv = c.likely("invitation", lambda i: not i.used, lambda i: not i.withdrawn, lambda i: not i.refused)
    row = c.world.rows["invitation"].get(inv)
    more = {
        "claim": c.claim.signed(c.world.now),
        "again": told_again(c.world, c.claim.person, row.book if row else None),
    }
    agreed = c.text(row.book) if row and c.rng.random() < 0.8 else None
    sql = "select acl.redeem(%(claim)s, %(inv)s::uuid::text, 'right', '{}', '', %(again)s, %(agreed)s)"
    return Deed("redeem", {"inv": inv, "agreed": agreed}, sql, more)


def say_accord(c: Chooser) -> Deed:
    book = c.likely("dossier", lambda b: b.id in c.eyes.me)
    return Deed("say_accord", {"text": c.text(book) or c.new()}, "select acl.say_accord(%(text)s)")


def say_agreement(c: Chooser) -> Deed:
    book = c.likely("dossier", lambda b: c.eyes.shares(b.id, "guardian", "youth"))
    last = max((text.version for text in c.world.of("agreement") if text.book == book), default=0)
    told = {"book": book, "made_from": last if c.rng.random() < 0.8 else c.rng.randint(0, 3)}
    return Deed("say_agreement", told, "select acl.say_agreement(gen_random_uuid(), %(book)s, %(made_from)s, '')")


def say_yes(c: Chooser) -> Deed:
    inv = c.likely(
        "invitation",
        lambda i: i.waits_for is not None,
        lambda i: c.world.get("member", i.member).invited_by in c.eyes.mine,
        lambda i: not (i.withdrawn or i.refused) and i.tries < 5,
    )
    row = c.world.rows["invitation"].get(inv)
    again = told_again(c.world, row.waits_for if row else None, row.book if row else None)
    return Deed("say_yes", {"inv": inv}, "select acl.say_yes(%(inv)s, %(again)s)", {"again": again})


def object_(c: Chooser) -> Deed:
    told = {"id": c.new(), "book": c.likely("dossier", lambda d: d.id in c.eyes.me)}
    return Deed("object", told, "select acl.object(%(id)s, %(book)s)")


def pause(c: Chooser) -> Deed:
    told = {"id": c.new(), "other": c.someone(), "whole": c.rng.random() < 0.4}
    return Deed("pause", told, "select acl.pause(%(id)s, %(other)s, %(whole)s)")


def end_pause(c: Chooser) -> Deed:
    key = c.likely("pause", lambda p: p.member in c.eyes.mine, lambda p: not p.ended)
    row = c.world.rows["pause"].get(key)
    return Deed("end_pause", {"other": row.other if row else key}, "select acl.end_pause(%(other)s)")


def end_objection(c: Chooser) -> Deed:
    mine = c.likely("objection", lambda o: o.member in c.eyes.mine, lambda o: not o.ended)
    book = c.book_of("objection", mine) or c.new()
    return Deed("end_objection", {"book": book}, "select acl.end_objection(%(book)s)")


def say_guardian(c: Chooser) -> Deed:
    guest = c.likely(
        "member",
        lambda m: m.role == "guardian",
        lambda m: not m.accepted and not m.ended,
        lambda m: m.book in c.eyes.me and m.invited_by not in c.eyes.mine,
    )
    told = {"id": c.new(), "invited": guest, "yes": c.rng.random() < 0.6}
    return Deed("say_guardian", told, "select acl.say_guardian(%(invited)s, %(yes)s)")


def see_custody(c: Chooser) -> Deed:
    row = c.likely("custody", lambda g: g.id in c.eyes.seen("custody"), lambda g: g.member not in c.eyes.mine)
    return Deed("see_custody", {"id": c.new(), "c": row}, "select acl.see_custody(%(c)s, 'register')")


CHOICES: tuple[Kind, ...] = (
    *(narrow, widen, move, bin_, restore, rewrite, write, give, end_grant) * 2,
    *(say_about, unlike, rewrite_reply, bin_child, answer, end_member, set_until, add_chapter, chapter_about),
    *(set_birth, withdraw, redeem, redeem, say_yes, say_accord, say_agreement, say_reader, say_reader, let_read),
    *(object_, end_objection, say_guardian, see_custody, pause, end_pause),
    *(rewrite_rebuttal, take_back, unsend_reply),
    *(add(table) for table in ("reply", "file", "heart", "question", "rebuttal")),
)
