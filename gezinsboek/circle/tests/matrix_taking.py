"""Taking over and "mag overnemen", for the matrix."""

from .matrix_addresses import ALL as BEFORE
from .matrix_chooser import Chooser, Deed, Kind
from .model_of_coming import Deeds
from .model_of_keys import running, takes_over
from .model_of_taking import BY_HAND


def take_over(c: Chooser) -> Deed:
    mine = Deeds(c.eyes).to_take()
    x = c.likely("item", lambda i: i.id in c.eyes.items, lambda i: i.id in mine)
    if c.rng.random() < 0.1:
        row = c.world.rows["takeover"].get(c.likely("takeover", lambda t: t.person == c.claim.person))
    else:
        row = None
    way = c.rng.choice((*BY_HAND, "copy", "download", "webhook"))
    told = {
        "id": row.id if row else c.new(),
        "item": row.item if row and c.rng.random() < 0.7 else x,
        "version": c.rng.choice((0, 1, 1, 1, 1, 2, 2, 3)),
        "way": way,
        "reason": c.rng.random() < 0.7,
        "organisation": c.maybe(c.new(), 0.05),
    }
    sql = (
        "select acl.take_over(jsonb_build_object('id', %(id)s::uuid, 'item', %(item)s::uuid, 'version', %(version)s::int,"
        " 'way', %(way)s::text, 'how', %(how)s::text, 'organisation', %(organisation)s::uuid), '', %(said)s, null)"
    )
    more = {"how": "typed" if way == "typed" else "click", "said": b"s" * 40 if told["reason"] else b""}
    return Deed("take_over", told, sql, more)


def say_taking(c: Chooser) -> Deed:
    """The child's answer to it; now and then to a question that is still about reading."""
    children = {m.child for m in c.eyes.me.values() if m.role == "youth" and m.child}
    g = c.likely(
        "chapter_grant",
        lambda g: c.world.get("chapter", g.chapter).about in children,
        lambda g: g.takes and running(c.world, g),
        lambda g: not c.world.get("chapter", g.chapter).owner and not takes_over(c.world, g, None),
        lambda g: c.world.get("member", g.member).role == "professional" and not (g.asks and g.yes is None),
    )
    told = {"g": g, "yes": c.rng.random() < 0.7, "taking": True}
    return Deed("say_reader", told, "select acl.say_reader(%(g)s, %(yes)s, %(taking)s)")


def allow_taking(c: Chooser) -> Deed:
    g = c.likely(
        "chapter_grant",
        lambda g: g.chapter in c.eyes.keys,
        lambda g: running(c.world, g),
        lambda g: c.world.get("member", g.member).role == "professional" or g.member in c.eyes.mine,
    )
    return Deed("allow_taking", {"g": g, "yes": c.rng.random() < 0.6}, "select acl.allow_taking(%(g)s, %(yes)s)")


ALL: tuple[Kind, ...] = (*BEFORE, take_over, take_over, allow_taking, say_taking)
