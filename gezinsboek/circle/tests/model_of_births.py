"""Birth dates in the independent model: who says one, whose yes it takes, and who mends what they typed (SHARING 6, 15)."""

from datetime import date, timedelta
from uuid import UUID

from .matrix_world import Row, World
from .model_of_keys import live, years_between
from .model_of_rules import Eyes
from .model_steps import need

MONTH = timedelta(days=30)  # so long ahead a birthday that changes who reads is told (REQ-86)


def band(years: int | None) -> int:
    return sum((years or 0) >= border for border in (12, 16, 18))


class Births:
    """Part of `model_of_acts.Deeds`."""

    eyes: Eyes
    world: World
    after: World

    def set_birth(self, child: UUID, born: date) -> str:
        row, today = self.world.get("child", child), self.world.today()
        mine = [m for m in self.world.of("member") if m.person == self.eyes.person and m.book == row.book]
        mine = [m for m in mine if live(self.world, m)]
        need(mine, child in self.eyes.seen("child"))
        me = mine[0]
        known = self.stands(row, me)
        years = None if known is None else years_between(known, today)
        older = born < known if known else years_between(born - MONTH, today) >= 12
        need(born <= today, band(years_between(born, today)) >= band(years))
        if me.role == "youth" and me.child == child:
            need(years is None or years >= 12)
            return self.said(row, born)
        need(me.role == "guardian", (years or 0) < 12 or self.gezag(me, child))
        same = {by for by in self.guardians(row) - {me.id} if self.says(by, child, born)}
        alone = (years or 0) >= 12 and not any(self.gezag(self.world.get("member", by), child) for by in same)
        others = {by for by in self.guardians(row) - {me.id} if not self.no_gezag(by, child)}
        if alone or (older and others - same):
            return "asked"
        return self.said(row, born)

    def stands(self, row: Row, me: Row) -> date | None:
        """What counts as known: what I typed myself within a day does not."""
        if row.born and row.changed_by == me.id and row.changed and row.changed > self.world.now - timedelta(days=1):
            return row.before
        return row.born

    def said(self, row: Row, born: date) -> str:
        self.after.change("child", row.id, born=born)
        return "set"

    def guardians(self, row: Row) -> set[UUID]:
        here = [m for m in self.world.of("member") if m.book == row.book and m.role == "guardian"]
        return {m.id for m in here if live(self.world, m)}

    def says(self, member: UUID, child: UUID, born: date) -> bool:
        told, at = self.world.births.get((child, member), (None, self.world.now))
        return told == born and at > self.world.now - MONTH

    def gezag(self, member: Row, child: UUID) -> bool:
        return any((c.child, c.member, c.level) == (child, member.id, "yes") for c in self.world.of("custody"))

    def no_gezag(self, member: UUID, child: UUID) -> bool:
        return any((c.child, c.member, c.level) == (child, member, "no") for c in self.world.of("custody"))
