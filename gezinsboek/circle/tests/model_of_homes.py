"""What guardians say to one another: the part of the independent model for two homes (SHARING 15, 16)."""

from collections.abc import Callable
from uuid import UUID

from .matrix_world import FAMILY, Row, World
from .model_of_keys import live
from .model_of_rules import Eyes
from .model_steps import need


class Homes:
    """The deeds of guardians among themselves; part of `model_of_acts.Deeds`."""

    eyes: Eyes
    world: World
    after: World
    here: Callable[[UUID | None], Row]

    def object(self, id: UUID, book: UUID) -> None:
        me = self.here(book)
        need(me.role == "guardian", self.eyes.shares(book, "guardian"), me.id in self.deciding(book))
        if not any(o.member == me.id and not o.ended for o in self.world.of("objection")):
            self.after.put("objection", Row(id, "new objection", book=book, member=me.id))

    def deciding(self, book: UUID) -> set[UUID]:
        """16, 17: the guardians with gezag or who said nothing about it; where there is none, all of them."""
        here = {
            m.id for m in self.world.of("member") if m.role == "guardian" and m.book == book and live(self.world, m)
        }
        said = {m: [c.level for c in self.world.of("custody") if c.member == m] for m in here}
        return {m for m, levels in said.items() if not levels or "yes" in levels} or here

    def pause(self, id: UUID, other: UUID, whole: bool) -> None:
        """18: a guardian, of anybody they know; wholly never of the family."""
        them = self.world.get("member", other)
        me = self.here(them.book)
        need(me.role == "guardian", other in self.eyes.known, other != me.id, them.accepted, not them.ended)
        need(not whole or them.role not in FAMILY)
        running = [p for p in self.world.of("pause") if (p.member, p.other) == (me.id, other) and not p.ended]
        if not running:
            new = Row(id, "new pause", book=me.book, member=me.id, other=other, private=whole, since=self.world.now)
            self.after.put("pause", new)

    def end_pause(self, other: UUID) -> None:
        mine = [p for p in self.world.of("pause") if p.member in self.eyes.mine and p.other == other and not p.ended]
        need(mine)
        self.after.change("pause", mine[0].id, ended=self.world.now)
        self.after.veiled = {one for one in self.world.veiled if one[0] != mine[0].id}

    def end_objection(self, book: UUID) -> None:
        me = self.here(book)
        mine = [o for o in self.world.of("objection") if o.member == me.id and not o.ended]
        need(mine)
        self.after.change("objection", mine[0].id, ended=self.world.now)

    def say_guardian(self, id: UUID, invited: UUID, yes: bool) -> None:
        """15: yes or no by each present guardian but the inviter; a no ends the invitation."""
        guest = self.world.get("member", invited)
        me = self.here(guest.book)
        need(guest.role == "guardian", me.role == "guardian", not guest.accepted, not guest.ended)
        need(guest.invited_by, guest.invited_by != me.id)
        for old in self.world.of("assent"):
            if (old.member, old.author) == (invited, me.id):
                del self.after.rows["assent"][old.id]
        told = Row(id, "what was said", book=guest.book, member=invited, author=me.id, level="yes" if yes else "no")
        self.after.put("assent", told)
        if not yes:
            for sent in self.world.of("invitation"):
                if sent.member == invited and not sent.used and not sent.withdrawn:
                    self.after.change("invitation", sent.id, withdrawn=self.world.now, waits_for=None)
            self.after.change("member", invited, ended=self.world.now)

    def see_custody(self, id: UUID, c: UUID) -> None:
        """15: a guardian, or to whom the paper was shown; never one's own."""
        custody = self.world.get("custody", c)
        me = self.here(custody.book)
        need(custody.member != me.id, custody.level == "yes")
        guards = me.role == "guardian" and self.eyes.shares(custody.book, "guardian")
        need(guards or (me.role == "professional" and custody.other == me.id))
        for old in self.world.of("custody_proof"):
            if (old.row, old.author) == (c, me.id):
                del self.after.rows["custody_proof"][old.id]
        self.after.put("custody_proof", Row(id, "new proof", book=custody.book, row=c, author=me.id))
