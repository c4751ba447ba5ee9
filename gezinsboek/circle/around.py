"""A book as its people's pages meet it: who is in it as far as I know them, and which chapters I read.

A few queries for a whole page, however many people. The policies decide what is in it; nothing here does.
"""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.http import Http404

from gezinsboek.dossier.models import Chapter, Child, Dossier
from gezinsboek.ground import clock
from gezinsboek.ground.acting import acting
from gezinsboek.ground.acts import ask

from .models import Grant, Invitation, Member, Role
from .of_one import mine_alone

ORDER = list(Role)


@dataclass
class Around:
    """The people and chapters of one book, as the acting person knows them."""

    book: Dossier
    members: list[Member]
    person: UUID
    me: UUID
    looking_as: UUID | None

    @classmethod
    def of(cls, book: UUID) -> "Around":
        """Raises Http404 for who does not take part, as for a book that does not exist."""
        who = acting()
        members = list(Member.objects.select_related("person", "dossier").filter(dossier_id=book))
        me: UUID | None = ask("my_member", book)[0][0]
        if not members or who is None or me is None:
            raise Http404("no such book")
        members.sort(key=lambda one: (one.id != me, ORDER.index(Role(one.role)), one.name.casefold(), one.id))
        return cls(members[0].dossier, members, who.person, me, who.as_member)

    def find(self, member: UUID) -> Member:
        """Raises Http404 for who is not of this book, or not known to me."""
        if member not in self.by_id:
            raise Http404("no such member")
        return self.by_id[member]

    def chapter(self, chapter: UUID) -> Chapter:
        """Raises Http404 for a chapter that is not mine to read."""
        found = next((one for one in self.chapters if one.id == chapter), None)
        if found is None:
            raise Http404("no such chapter")
        return found

    @cached_property
    def by_id(self) -> dict[UUID, Member]:
        return {one.id: one for one in self.members}

    @property
    def myself(self) -> Member | None:
        """Not there while looking through somebody who does not know me."""
        return self.by_id.get(self.me)

    @property
    def guardian(self) -> bool:
        """For what a page offers; the database decides about what is done."""
        return bool(self.myself and self.myself.role == Role.GUARDIAN) and self.looking_as is None

    @property
    def family(self) -> bool:
        return bool(self.myself and self.myself.family) and self.looking_as is None

    @property
    def of_one(self) -> bool:
        """Whether the book is mine alone. For the words, never for what may be seen."""
        others = [one for one in self.taking_part if one.id != self.me]
        return self.guardian and mine_alone(self.myself, others, self.children)

    @cached_property
    def taking_part(self) -> list[Member]:
        return [one for one in self.members if one.live]

    @cached_property
    def ended(self) -> list[Member]:
        """Who took part once; the last to stop first."""
        gone = [one for one in self.members if one.accepted_at and not one.live]
        return sorted(gone, key=lambda one: one.ended_at or one.expires_at or one.created_at, reverse=True)

    @cached_property
    def invitations(self) -> dict[UUID, Invitation]:
        """Member -> the invitation that can still be answered."""
        waiting = Invitation.objects.filter(
            dossier_id=self.book.id,
            used_at=None,
            refused_at=None,
            withdrawn_at=None,
            expires_at__gt=clock.now(),
        )
        return {one.member_id: one for one in waiting}

    @cached_property
    def invited(self) -> list[Member]:
        """Who may still come in."""
        waiting = [one for one in self.members if not one.accepted_at and not one.ended_at]
        return [one for one in waiting if one.id in self.invitations] if waiting else []

    @cached_property
    def chapters(self) -> list[Chapter]:
        """Those I read, in the order of the family; then the private ones: mine, and only while they are open."""
        found = Chapter.objects.filter(dossier_id=self.book.id)
        mine = (one for one in found if not one.private or one.owner == self.me)
        return sorted(mine, key=lambda one: (one.private, one.hidden_at is not None, one.position, one.id))

    @cached_property
    def grants(self) -> dict[tuple[UUID, UUID], Grant]:
        """(member, chapter) -> what is given there now; not what is closed to a guardian by a child's age (SHARING 6)."""
        now = clock.now()
        about = any(one.about_id for one in self.chapters)
        closed = {grant for (grant,) in ask("closed_grants", self.book.id)} if about else set()
        given = Grant.objects.filter(dossier_id=self.book.id).order_by("given_at", "id")
        return {
            (one.member_id, one.chapter_id): one
            for one in given
            if one.id not in closed and (one.until is None or one.until > now)
        }

    @cached_property
    def through(self) -> list[Member]:
        """Through whom I may look now (SHARING 20)."""
        may = {member for (member,) in ask("i_may_look_as")}
        return [one for one in self.members if one.id in may]

    @cached_property
    def children(self) -> list[Child]:
        return list(Child.objects.filter(dossier_id=self.book.id))
