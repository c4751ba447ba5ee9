"""Spelregels in the independent model: which text holds, who says a next one, who says yes (SHARING 6, 12, 14, 20)."""

from uuid import UUID

from .matrix_world import Row, World
from .model_of_keys import age
from .model_of_rules import Eyes
from .model_steps import need


class Agreeing:
    """What one claim may do with them. What they leave are rows with ids of their own, which the matrix does not compare."""

    eyes: Eyes
    world: World

    def holds(self, book: UUID | None) -> Row | None:
        """17: none does while the book waits to be erased."""
        texts = [text for text in self.world.of("agreement") if text.book == book]
        here = self.world.rows["dossier"].get(book) if book else None
        return max(texts, key=lambda text: text.version, default=None) if here and here.until is None else None

    def holds_for_me(self, book: UUID | None) -> Row | None:
        """18: the last one that no pause hides."""
        texts = [
            one for one in self.world.of("agreement") if one.book == book and not self.eyes.veiled(one, one.created)
        ]
        return max(texts, key=lambda text: text.version, default=None) if self.holds(book) else None

    def say_accord(self, text: UUID) -> None:
        """Everybody in the book, for themselves, to the text that holds now."""
        told = self.world.get("agreement", text)
        need(told.book in self.eyes.me, self.holds_for_me(told.book) == told)

    def say_agreement(self, book: UUID, made_from: int) -> None:
        """Who arranges the book, from the text that holds."""
        me = self.eyes.me.get(book)
        need(me is not None)
        assert me is not None
        sixteen = me.role == "youth" and (age(self.world, me.child) or 0) >= 16
        need(self.eyes.shares(book, "guardian") or (sixteen and self.eyes.shares(book, "youth")))
        last = self.holds(book)
        need(last == self.holds_for_me(book))  # 18: what stands still is not changed
        need(made_from == (last.version if last else 0))
