"""Who adds their own view to a text: the part of the independent model for the weerwoord (SHARING 2)."""

from collections.abc import Callable
from uuid import UUID

from .matrix_world import FAMILY, Row, World
from .model_of_keys import age, readers
from .model_of_rules import Eyes
from .model_steps import need


class Rebuttals:
    """Part of `model_of_acts.Deeds`."""

    eyes: Eyes
    world: World
    after: World
    behind: Callable[..., None]

    def need_about_me(self, item: Row) -> None:
        """A weerwoord: another wrote it and it (or its chapter) is about me; about a child under twelve, or of unknown age, also for its
        guardians; what an outsider wrote about no child is about the family, and what a professional or guest wrote
        also about the network. Reading is enough."""
        me = self.eyes.me.get(item.book) if item.book else None
        need(me is not None, item.id in self.eyes.items, not item.deleted)
        assert me is not None
        need(me.id != item.author)
        about = item.about or self.world.get("chapter", item.chapter).about
        if about is None:
            by = self.world.get("member", item.author).role
            near = me.role == "network" and by in ("professional", "guest")
            need(near or (me.role in FAMILY and by not in FAMILY))
        else:
            young = (age(self.world, about) or 0) < 12
            need(me.child == about or (me.role == "guardian" and young))

    def rewrite_rebuttal(self, x: UUID) -> None:
        mine = self.world.get("rebuttal", x)
        item = self.world.get("item", mine.item)
        need(mine.author in self.eyes.mine, item.id in self.eyes.items, not item.deleted)
        if mine.deleted:
            self.need_about_me(item)
            self.behind(mine, item, set(), readers(self.world, item))  # 18: what it said before comes back for nobody
        self.after.change("rebuttal", x, version=2, deleted=None)

    def take_back(self, x: UUID) -> None:
        mine = self.world.get("rebuttal", x)
        item = self.world.get("item", mine.item)
        need(mine.author in self.eyes.mine, item.id in self.eyes.items, not item.deleted, not mine.deleted)
        self.after.change("rebuttal", x, deleted=self.world.now)
