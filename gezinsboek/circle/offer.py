"""What the acting person has to give in a book: the database's own answer, as a page needs it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from gezinsboek.dossier.models import Chapter, Child
from gezinsboek.ground.acts import ask

from .homes import frozen
from .models import Grant, Member
from .proposals import KINDS, Kind
from .sharing import older


@dataclass(frozen=True)
class Giveable:
    """A chapter that I may open for somebody, within my own keys (SHARING 1, 10)."""

    chapter: Chapter
    level: str
    since: datetime | None
    until: datetime | None
    older: int

    @property
    def may_write(self) -> bool:
        return self.level == Grant.Level.WRITE


@dataclass(frozen=True)
class Offer:
    """The chapters I may give, the kinds of people I may invite, the children that can come in themselves."""

    chapters: list[Giveable]
    kinds: list[Kind]
    children: list[Child]
    frozen: bool = False  # an objection keeps some chapters out of it (SHARING 16)

    @classmethod
    def of(cls, book: UUID) -> "Offer":
        """Empty for who has nothing to give here."""
        limits = {row[0]: row[1:] for row in ask("i_may_give")}
        stopped = frozen(book)
        chapters = Chapter.objects.filter(dossier_id=book, id__in=limits.keys() - stopped, hidden_at=None)
        counts = older(limits)
        found = [
            Giveable(chapter, *limits[chapter.id][:3], counts.get(chapter.id, 0))  # type: ignore[call-arg]  # a slice
            for chapter in sorted(chapters, key=lambda one: (one.private, one.position, one.id))
        ]
        roles = set(ask("i_may_invite", book)[0][0])
        themselves = Member.objects.filter(dossier_id=book, child__isnull=False)
        here = {member.child_id for member in themselves if member.live}
        return cls(
            found,
            [kind for kind in KINDS.values() if kind.role in roles] if found else [],
            [child for child in Child.objects.filter(dossier_id=book) if child.id not in here],
            bool(stopped),
        )
