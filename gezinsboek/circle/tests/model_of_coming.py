"""Inviting and coming in: the last part of what may be done (SHARING 14), and with it everything that may be."""

from uuid import UUID

from .matrix_world import FAMILY, OUTSIDERS, Row
from .model_of_acts import Acts
from .model_of_addresses import Addressing
from .model_of_agenda import Planning
from .model_of_agreement import Agreeing
from .model_of_keys import frozen, live, running, to_agree, within
from .model_of_plan import Goals
from .model_of_plan_papers import Papering
from .model_of_plan_versions import Agreed
from .model_of_signals import Signalling
from .model_of_stack import Helping
from .model_of_taking import Taking
from .model_steps import need


class Deeds(Acts, Agreeing, Addressing, Taking, Planning, Goals, Papering, Signalling, Helping, Agreed):
    """All that one claim may do."""

    # ---------- inviting

    def withdraw(self, inv: UUID) -> None:
        row = self.world.get("invitation", inv)
        need(row.member in self.eyes.known, not row.used, not row.withdrawn)
        sent = self.world.get("member", row.member).invited_by in self.eyes.mine
        need(sent or self.eyes.shares(row.book, "guardian"))
        self.after.change("invitation", inv, withdrawn=self.world.now, waits_for=None)
        self.after.change("member", row.member or inv, ended=self.world.now)

    def is_open(self, row: Row) -> bool:
        """14: not used, refused, withdrawn, expired or locked, and the inviter is still here."""
        guest = self.world.get("member", row.member)
        inviter = self.world.rows["member"].get(guest.invited_by) if guest.invited_by else None
        closed = row.used or row.refused or row.withdrawn or guest.ended or row.tries >= 5
        expired = any(at is not None and at <= self.world.now for at in (row.expires, guest.expires))
        return not closed and not expired and inviter is not None and live(self.world, inviter)

    def redeem(self, inv: UUID, agreed: UUID | None) -> str:
        """14: coming in with the right code; the word that comes out. Who has another address waits for a yes."""
        row = self.world.rows["invitation"].get(inv)
        if self.eyes.person is None or self.eyes.looking:
            return "closed"
        if row is None or not self.is_open(row):
            return "wrong"
        was = self.was_here(self.eyes.person, row)
        if was and live(self.world, was) and self.shares_already(was):
            return "already"
        text = self.holds(row.book)
        if text and text.id != agreed:
            return "agree"
        if row.by_mail and row.waits_for not in (None, self.eyes.person):
            return "other"
        if row.by_mail:
            self.after.change("invitation", inv, waits_for=self.eyes.person)
            return "waits"
        return self.enter(row, self.eyes.person, was)

    def say_yes(self, inv: UUID) -> str:
        """14: the inviter lets in who came with another address."""
        row = self.world.get("invitation", inv)
        sent = self.world.get("member", row.member).invited_by in self.eyes.mine
        need(sent, row.member in self.eyes.known, row.waits_for, self.is_open(row))
        assert row.waits_for
        return self.enter(row, row.waits_for, self.was_here(row.waits_for, row))

    def was_here(self, person: UUID, row: Row) -> Row | None:
        here = [m for m in self.world.of("member") if m.person == person and m.book == row.book]
        return here[0] if here else None

    def shares_already(self, member: Row) -> bool:
        granted = [g.chapter for g in self.world.of("chapter_grant") if g.member == member.id and g.chapter]
        return member.role in FAMILY or any(self.eyes.is_shared(c) for c in granted)

    def enter(self, row: Row, person: UUID, was: Row | None) -> str:
        world, guest = self.world, self.world.get("member", row.member)
        waiting = [g for g in world.of("chapter_grant") if g.member == guest.id and running(world, g)]
        here = was is not None and live(world, was)
        if was and here and (self.shares_already(was) or was.id == guest.id):
            return "already"
        if here and not (
            guest.role in OUTSIDERS and any(g.chapter and self.eyes.is_shared(g.chapter) for g in waiting)
        ):
            return "already"
        guardians = [
            m.id for m in world.of("member") if m.book == guest.book and m.role == "guardian" and live(world, m)
        ]
        taken = [m for m in world.of("member") if guest.child and m.child == guest.child and live(world, m)]
        if taken or (guest.role in FAMILY and guest.invited_by not in guardians):
            return "closed"
        if to_agree(world, guest):
            return "guardians"
        fit = [g for g in waiting if self.can_grant(g.given_by, g.chapter, g.level, g.since, g.until)]
        fit = [g for g in fit if not frozen(world, g.chapter)]
        if not fit:
            return "empty"
        self.come_in(row, person, was, here, waiting, fit)
        return "in"

    def come_in(self, row: Row, person: UUID, was: Row | None, here: bool, waiting: list[Row], fit: list[Row]) -> None:
        """Who comes back is the same member; old grants stay ended, unless they never left."""
        now, after, guest = self.world.now, self.after, self.world.get("member", row.member)
        for grant in waiting:
            if grant not in fit:
                after.change("chapter_grant", grant.id, until=now)
            elif grant.asks is None:  # 6: who became twelve since it was given is asked now
                asks = self.asked_child(self.world.get("chapter", grant.chapter), guest.role, grant.given_by)
                after.change("chapter_grant", grant.id, asks=asks)
        after.change("invitation", row.id, used=now, waits_for=None)
        if was is None:
            after.change("member", guest.id, person=person, accepted=now)
            return
        old = [g for g in self.world.of("chapter_grant") if g.member == was.id and running(self.world, g)]
        expires = guest.expires
        if here:
            for grant in fit:
                if grant.chapter in {g.chapter for g in old}:
                    after.change("chapter_grant", grant.id, until=now)
            for grant in list(after.of("chapter_grant")):
                end = guest.expires if grant.member == guest.id else was.expires
                if grant.member in (guest.id, was.id) and not within(grant.until, end):
                    after.change("chapter_grant", grant.id, until=end)
            ends = (guest.expires, was.expires)
            expires = None if None in ends else max(end for end in ends if end)
        else:
            for grant in old:
                after.change("chapter_grant", grant.id, until=now)
            for letting in list(after.of("letting")):  # 6: what a child let them read as well
                if letting.member == was.id and letting.ended is None:
                    after.change("letting", letting.id, ended=now)
            own = {one.id for one in after.of("address") if one.author == was.id}
            for named in list(after.of("address_reader")):  # 7: an address is shown anew
                if named.member == was.id or named.row in own:
                    del after.rows["address_reader"][named.id]
        for grant in list(after.of("chapter_grant")):
            if grant.member == guest.id:
                after.change("chapter_grant", grant.id, member=was.id)
        for table in ("invitation", "helping"):
            for other in list(after.of(table)):
                if other.member == guest.id:
                    after.change(table, other.id, member=was.id)
        kept = {"role": guest.role, "child": guest.child, "invited_by": guest.invited_by, "expires": expires}
        after.change("member", was.id, accepted=now, ended=None, **kept)
        del after.rows["member"][guest.id]
