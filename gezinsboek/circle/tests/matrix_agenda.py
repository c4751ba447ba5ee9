"""Deeds with appointments, for the matrix: made, moved, called off, with a place and something to talk about."""

from typing import Any

from .matrix_chooser import Chooser, Deed, Kind
from .matrix_taking import ALL as BEFORE


def whom(c: Chooser, *also: Any) -> list[Any]:
    """People I know, now and then somebody else."""
    good = sorted({*c.eyes.known, *also}, key=str)
    return c.some(good if c.rng.random() < 0.75 else [m.id for m in c.world.of("member")])


def appoint(c: Chooser) -> Deed:
    mine = (lambda i: i.id in c.eyes.items, lambda i: i.author in c.eyes.mine, lambda i: not i.deleted)
    x = c.likely("item", *mine, lambda i: i.version == 1, lambda i: i.id not in c.world.rows["appointment"])
    sql = (
        "insert into appointment (item_id, dossier_id, day, last_day, zone, rule, who, series, version)"
        " values (%(item)s, %(book)s, '2026-03-29', '2026-03-29', 'Europe/Amsterdam', '', %(who)s::uuid[], '', 4)"
    )
    return Deed("appoint", {"item": x, "who": whom(c)}, sql, {"book": c.book_of("item", x) or c.new()})


def change_appointment(c: Chooser) -> Deed:
    x = c.likely(
        "appointment",
        lambda a: a.id in c.eyes.items,
        lambda a: not c.world.get("item", a.id).deleted,
        lambda a: c.eyes.writes(c.world.get("item", a.id).chapter),
        lambda a: c.eyes.may_change(c.world.get("item", a.id).author),
    )
    was = c.world.rows["appointment"].get(x)
    version = was.version if was and c.rng.random() < 0.8 else c.rng.randint(1, 3)
    told = {"x": x, "made_from": version, "who": whom(c, *((was.audience or ()) if was else ()))}
    sql = "update appointment set who = %(who)s::uuid[], version = %(made_from)s + 1 where item_id = %(x)s"
    return Deed("change_appointment", told, sql)


def row_of(table: str, deed: str) -> Kind:
    """A new row of mine at an item that I may change, or only read."""

    def chosen(c: Chooser) -> Deed:
        x = c.read_item() if table == "topic" else c.item()
        item = c.world.rows["item"].get(x)
        told: dict[str, Any] = {"id": c.new(), "item": x, "author": c.my_member(item.book if item else None)}
        sealed = {"topic": "text_sealed", "appointment_place": "place_sealed"}.get(table)
        columns = {"id": "%(id)s", "item_id": "%(item)s", "author": "%(author)s", "dossier_id": "%(book)s"}
        columns |= {"created_at": "now()"} | ({sealed: "''"} if sealed else {"day": "'2026-03-29'"})
        if table == "topic":
            columns["position"] = "1"
        if table == "appointment_place":
            told["names"] = whom(c)
            columns["place_for"] = "%(names)s::uuid[]"
        sql = f"insert into {table} ({', '.join(columns)}) values ({', '.join(columns.values())})"
        return Deed(deed, told, sql, {"book": item.book if item else c.new()})

    return chosen


move_one = row_of("occurrence", "move_one")
say_topic = row_of("topic", "say_topic")
say_place = row_of("appointment_place", "say_place")


def move_back(c: Chooser) -> Deed:
    x = c.of_item("occurrence", lambda o: c.eyes.may_change(c.world.get("item", o.item).author))
    return Deed("move_back", {"x": x}, "delete from occurrence where id = %(x)s")


def talk(c: Chooser) -> Deed:
    told = {"x": c.of_item("topic"), "done": c.rng.random() < 0.5}
    return Deed("talk", told, "update topic set talked_at = case when %(done)s then acl.now() end where id = %(x)s")


def drop_topic(c: Chooser) -> Deed:
    x = c.of_item("topic", lambda t: t.author in c.eyes.mine)
    return Deed("drop_topic", {"x": x}, "delete from topic where id = %(x)s")


def show_place(c: Chooser) -> Deed:
    x = c.of_item("appointment_place", lambda p: p.author in c.eyes.mine)
    sql = "update appointment_place set place_for = %(names)s::uuid[] where id = %(x)s"
    return Deed("show_place", {"x": x, "names": whom(c)}, sql)


def drop_place(c: Chooser) -> Deed:
    x = c.of_item("appointment_place", lambda p: p.author in c.eyes.mine)
    return Deed("drop_place", {"x": x}, "delete from appointment_place where id = %(x)s")


ALL: tuple[Kind, ...] = (
    *(*BEFORE, appoint, change_appointment, move_one, move_back, say_topic, talk, drop_topic),
    *(say_place, show_place, drop_place),
)
