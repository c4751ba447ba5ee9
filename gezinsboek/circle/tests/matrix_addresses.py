"""Deeds with addresses, for the matrix: said, changed, shown to others and taken away."""

from .matrix_chooser import Chooser, Deed, Kind
from .matrix_deeds import CHOICES
from .model_of_keys import live


def say_address(c: Chooser) -> Deed:
    x = c.likely("address", lambda a: a.author in c.eyes.mine) if c.rng.random() < 0.6 else c.new()
    was = c.world.rows["address"].get(x)
    book = was.book if was else c.likely("dossier", lambda d: d.id in c.eyes.me)
    near = [m.id for m in c.world.of("member") if m.book == book]
    good = [m.id for m in c.world.of("member") if m.id in c.eyes.known and live(c.world, m) and m.id not in c.eyes.mine]
    version = was.version if was else 0
    told = {
        "x": x,
        "book": book,
        "child": c.maybe(c.child(book), 0.4),
        "made_from": version if c.rng.random() < 0.8 else c.rng.randint(0, 2),
        "names": c.some(good if c.rng.random() < 0.7 else near),
    }
    sql = "select acl.say_address(%(x)s, %(book)s, %(child)s, %(made_from)s, '', %(names)s::uuid[])"
    return Deed("say_address", told, sql)


def forget_address(c: Chooser) -> Deed:
    return Deed(
        "forget_address",
        {"x": c.likely("address", lambda a: a.author in c.eyes.mine)},
        "select acl.forget_address(%(x)s)",
    )


ALL: tuple[Kind, ...] = (*CHOICES, say_address, say_address, forget_address)
