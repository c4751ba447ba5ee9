"""Inviting somebody once more: what was chosen the last time, as a proposal that can be changed."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from gezinsboek.ground import clock

from .around import Around
from .models import Grant, Member
from .offer import Offer
from .proposals import Kind
from .standing import standings


@dataclass(frozen=True)
class Former:
    """Somebody who was in this book, or was asked to be, as far as I know them."""

    member: Member
    offer: Offer
    grants: list[Grant]

    @classmethod
    def of(cls, book: UUID, offer: Offer, member: str) -> "Former | None":
        """None for who is unknown to me, still takes part, or can still answer: there is nothing to propose then."""
        try:
            around = Around.of(book)
            who = around.find(UUID(member))
        except (ValueError, Http404):
            return None
        if who.live or who.id in around.invitations:
            return None
        return cls(who, offer, _last(who))

    @property
    def kind(self) -> Kind | None:
        """What they were for the family: by role, then by word, then by the chapters they had, writing before reading."""
        fits = [kind for kind in self.offer.kinds if kind.role == self.member.role]
        named = (kind for kind in fits if kind.title and str(kind.title) == self.member.title)
        return next(named, None) or max(fits, key=self._likeness, default=None)

    def _likeness(self, kind: Kind) -> int:
        looks = {one.chapter.id: one.chapter.look for one in self.offer.chapters}
        had = [grant for grant in self.grants if looks.get(grant.chapter_id) in kind.chapters]
        return sum(2 if grant.level == Grant.Level.WRITE else 1 for grant in had)

    @property
    def who(self) -> dict[str, str]:
        """The first step."""
        kind = self.kind
        return {"name": self.member.name, "kind": kind.key if kind else ""}

    def what(self) -> dict[str, str]:
        """The second step: the reason, the way, and every chapter they had when it ended. From when and until when is
        chosen anew."""
        levels = {grant.chapter_id: grant.level for grant in self.grants}
        found = {"purpose": self.member.purpose or "", "title": self.member.title or ""}
        for one in self.offer.chapters:
            level = levels.get(one.chapter.id, "none")
            found[f"chapter-{one.chapter.id}"] = (
                Grant.Level.READ.value if level != "none" and not one.may_write else level
            )
        return {**found, **self._way()}

    def _way(self) -> dict[str, str]:
        sent = (one for group in standings(self.member.dossier_id).values() for one in group)
        last = next((one for one in sent if one.member.id == self.member.id and one.mine), None)
        if last is None:
            return {}
        if last.by_letter:
            return {"how": "letter"}
        return {"how": "mail", "address": last.shown_address} if last.shown_address else {}


def _last(member: Member) -> list[Grant]:
    """What they had in the end; what was taken away before is not proposed again."""
    end = min((moment for moment in (member.ended_at, member.expires_at) if moment), default=clock.now())
    given = Grant.objects.filter(member_id=member.id).order_by("given_at", "id")
    return [grant for grant in given if grant.until is None or grant.until >= end]
