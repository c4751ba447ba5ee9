"""Growing up: what a child of twelve and of sixteen says about its own readers, in the independent model (SHARING 6)."""

from collections.abc import Callable
from uuid import UUID

from .matrix_world import Row, World
from .model_of_keys import age, counts, frozen, live, running, takes_over
from .model_of_rules import Eyes
from .model_steps import need


def asked(eyes: Eyes, grant: Row) -> tuple[UUID, str] | None:
    """6, 22: whose yes this grant still takes: to reading, and once that is open to taking over; never of a private chapter."""
    world = eyes.world
    guest, chapter = world.get("member", grant.member), world.get("chapter", grant.chapter)
    gone = guest.ended or (guest.expires is not None and guest.expires <= world.now)
    reads = not grant.asks or grant.yes is not None
    child, what = (chapter.about, "take") if reads else (grant.asks, grant.level)
    taken = grant.takes and guest.role == "professional" and not takes_over(world, grant, None)
    if reads and (chapter.owner or not taken):
        return None
    open_ = running(world, grant) and not gone and (age(world, child) or 0) >= 12
    return (child, what) if child and open_ else None


def asked_of_me(eyes: Eyes) -> set[tuple[UUID, str]]:
    """The questions that wait for me as a child of a book."""
    mine = {m.child for m in eyes.me.values() if m.role == "youth" and live(eyes.world, m)} - {None}
    found = {(grant.id, asked(eyes, grant)) for grant in eyes.world.of("chapter_grant")}
    return {(grant, to[1]) for grant, to in found if to and to[0] in mine and eyes.looking is None}


class Growing:
    """Part of `model_of_acts.Deeds`."""

    eyes: Eyes
    world: World
    after: World
    here: Callable[[UUID | None], Row]

    def say_reader(self, g: UUID, yes: bool, taking: bool = False) -> None:
        """6, 22: the child's own answer, to reading or to taking over; a no changes nothing that anybody else sees."""
        grant = self.world.get("chapter_grant", g)
        me = self.eyes.me.get(grant.book) if grant.book else None
        of = asked(self.eyes, grant)
        need(of, me and me.role == "youth" and of and me.child == of[0], of and (of[1] == "take") == taking)
        need(not yes or not frozen(self.world, grant.chapter))
        if yes and taking:
            self.after.change("chapter_grant", g, taking_yes=self.world.get("chapter", grant.chapter).about)
        elif yes:
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
