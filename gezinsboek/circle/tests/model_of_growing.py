"""Growing up: what a child of twelve and of sixteen says about its own readers, in the independent model (SHARING 6)."""

from collections.abc import Callable
from uuid import UUID

from .matrix_world import Row, World
from .model_of_keys import age, counts, frozen, running
from .model_of_rules import Eyes
from .model_steps import need


class Growing:
    """Part of `model_of_acts.Deeds`."""

    eyes: Eyes
    world: World
    after: World
    here: Callable[[UUID | None], Row]

    def say_reader(self, g: UUID, yes: bool) -> None:
        """6: the child's own answer to a new reader; a no changes nothing that anybody else sees."""
        grant = self.world.get("chapter_grant", g)
        guest, me = self.world.get("member", grant.member), self.eyes.me.get(grant.book) if grant.book else None
        need(grant.asks, me and me.role == "youth" and me.child == grant.asks, running(self.world, grant))
        gone = guest.ended or (guest.expires is not None and guest.expires <= self.world.now)
        need(grant.yes is None, (age(self.world, grant.asks) or 0) >= 12, not gone)
        need(not yes or not frozen(self.world, grant.chapter))
        if yes:
            self.after.change("chapter_grant", g, yes=self.world.now)

    def let_read(self, id: UUID, guardian: UUID, yes: bool) -> None:
        """6: from sixteen I say which guardian reads about me."""
        there = self.world.get("member", guardian)
        me = self.here(there.book)
        need(there.role == "guardian", there.accepted, not there.ended, guardian in self.eyes.known)
        need(me.role == "youth", me.child, (age(self.world, me.child) or 0) >= 16)
        child = self.world.get("child", me.child)
        before = [one for one in self.world.of("letting") if (one.child, one.member) == (child.id, guardian)]
        before = [one for one in before if one.ended is None]
        for one in before:
            if not yes or not counts(self.world, child, one):
                self.after.change("letting", one.id, ended=self.world.now)
        if yes and all(not counts(self.world, child, one) for one in before):
            row = Row(id, "new letting", book=there.book, child=child.id, member=guardian, created=self.world.now)
            self.after.put("letting", row)
