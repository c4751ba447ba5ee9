"""Who does what and asking to confer (49_helping.sql, 49_consult.sql): in the generated worlds and in the independent model."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from .matrix_maker import Maker
from .matrix_world import FAMILY, OUTSIDERS, Row, World
from .model_steps import need

if TYPE_CHECKING:
    from .model_of_rules import Eyes

SAID = ("yes", "talk", "no", "back")


def helped(maker: Maker, book: UUID, members: list[Row]) -> None:
    """Words about anybody, by anybody; and under some items a request to confer with what was said to it."""
    rng, writers = maker.rng, [m for m in members if m.accepted]
    for member in members:
        for _ in range(rng.choice((0, 1, 1, 2))):
            maker.add("helping", book=book, member=member.id, author=maker.pick(writers))
    for item in [one for one in maker.world.of("item") if one.book == book and maker.chance(0.3)]:
        told = {"book": book, "item": item.id}
        asked = maker.add("consult", **told, author=maker.pick(writers))
        for answer in rng.sample(SAID, rng.choice((0, 0, 1, 1, 2))):
            maker.add("consult_answer", **told, author=maker.pick(writers), row=asked.id, level=answer)
            maker.world.change("consult", asked.id, level=answer, answered=maker.moment())


def sees_helping(eyes: "Eyes", row: Row) -> bool:
    """5: with the person it is about."""
    return row.member in eyes.seen("member") and not eyes.veiled(row)


def sees_consult_answer(eyes: "Eyes", row: Row) -> bool:
    """2: with what was asked."""
    return row.row in eyes.seen("consult") and not eyes.veiled(row)


class Helping:
    """Part of `model_of_coming.Deeds`."""

    eyes: "Eyes"
    world: World
    after: World
    item: Callable[..., Row]
    goal_for: Callable[[UUID, UUID], Row]

    def say_helping(self, id: UUID, book: UUID, author: UUID, member: UUID) -> None:
        """The family of any helper, a helper of oneself; along a chapter of both in which I write."""
        me, whose = self.eyes.me.get(book), self.world.get("member", member)
        need(me is not None and me.id == author, whose.book == book, whose.role in OUTSIDERS)
        assert me is not None
        need(me.role in FAMILY or me.id == member)
        given = {grant.chapter for grant in self.world.of("chapter_grant") if grant.member == member}
        need(any(self.eyes.writes(chapter) for chapter in self.eyes.keys_in(book) & given))
        self.after.put("helping", Row(id, "new words", book, member=member, author=author))

    def unsay_helping(self, x: UUID) -> None:
        row = self.world.get("helping", x)
        need(row.author in self.eyes.mine, x in self.eyes.seen("helping"))
        del self.after.rows["helping"][x]

    def ask_consult(self, id: UUID, item: UUID, author: UUID) -> None:
        goal = self.goal_for(item, author)
        need(self.world.get("member", author).role == "professional")
        self.after.put("consult", Row(id, "new request", goal.book, item=item, author=author))

    def answer_consult(self, id: UUID, consult: UUID, item: UUID, author: UUID, answer: str) -> None:
        """The family says yes, no or let us talk; who asked takes it back, once."""
        there = self.world.get("consult", consult)
        need(consult in self.eyes.seen("consult"), there.item == item, there.level != "back")
        goal, me = self.item(item), self.world.get("member", author)
        need(author in self.eyes.mine, me.book == goal.book)
        need(there.author == author if answer == "back" else me.role in FAMILY)
        said = Row(id, "new answer", goal.book, item=item, author=author, row=consult, level=answer)
        self.after.put("consult_answer", said)
        self.after.change("consult", consult, level=answer, answered=self.world.now)
