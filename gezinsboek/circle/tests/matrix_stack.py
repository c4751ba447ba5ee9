"""Who does what and asking to confer, for the matrix."""

from .matrix_chooser import Chooser, Deed, Kind
from .matrix_plan import goal, mine
from .matrix_signals import ALL as BEFORE
from .matrix_world import FAMILY, OUTSIDERS


def say_helping(c: Chooser) -> Deed:
    book = c.likely("dossier", lambda d: d.id in c.eyes.me)
    me = c.my_member(book)
    family = any(m.id == me and m.role in FAMILY for m in c.world.of("member"))
    given = {g.member for g in c.world.of("chapter_grant") if c.eyes.writes(g.chapter)}
    who = c.likely(
        "member",
        lambda m: m.book == book,
        lambda m: m.role in OUTSIDERS,
        lambda m: m.id in given,
        lambda m: family or m.id == me,
    )
    told = {"id": c.new(), "book": book, "author": me, "member": who}
    sql = (
        "insert into helping (id, dossier_id, member, author, purpose_sealed, often_sealed, created_at)"
        " values (%(id)s, %(book)s, %(member)s, %(author)s, '', '', now())"
    )
    return Deed("say_helping", told, sql)


def unsay_helping(c: Chooser) -> Deed:
    x = c.likely("helping", lambda h: h.author in c.eyes.mine, lambda h: h.member in c.eyes.known)
    return Deed("unsay_helping", {"x": x}, "delete from helping where id = %(x)s")


def ask_consult(c: Chooser) -> Deed:
    told, more = mine(c, goal(c))
    sql = (
        "insert into consult (id, dossier_id, item_id, author, whom_sealed, about_sealed, why_sealed, created_at, answer, answered_at)"
        " values (%(id)s, %(book)s, %(item)s, %(author)s, '', '', '', now(), 'yes', now())"
    )
    return Deed("ask_consult", told, sql, more)


def answer_consult(c: Chooser) -> Deed:
    return _answer(c, c.rng.choice(("yes", "talk", "no")))


def end_consult(c: Chooser) -> Deed:
    return _answer(c, "back")


def _answer(c: Chooser, said: str) -> Deed:
    writes = {i.id for i in c.world.of("item") if not i.deleted and c.eyes.writes(i.chapter)}
    x = c.of_item(
        "consult",
        lambda r: r.item in writes,
        lambda r: r.level != "back",
        lambda r: said != "back" or r.author in c.eyes.mine,
        lambda r: r.id in c.eyes.seen("consult"),
    )
    row = c.world.rows["consult"].get(x)
    told, more = mine(c, row.item if row and row.item and c.rng.random() < 0.95 else c.item())
    sql = (
        "insert into consult_answer (id, dossier_id, item_id, consult, author, answer, words_sealed, created_at)"
        " values (%(id)s, %(book)s, %(item)s, %(consult)s, %(author)s, %(answer)s, '', now())"
    )
    return Deed("answer_consult", told | {"consult": x, "answer": said}, sql, more)


ALL: tuple[Kind, ...] = (
    *(*BEFORE, say_helping, say_helping, unsay_helping),
    *(ask_consult, ask_consult, answer_consult, answer_consult, end_consult, end_consult),
)
