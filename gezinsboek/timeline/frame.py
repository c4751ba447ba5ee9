"""A book as the acting person meets it: who is who, which chapters are open, who would read what I write there.

Three queries for a whole page, whatever the number of items. The database's policies decide what is in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import connection
from django.http import Http404
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gezinsboek.circle.growing import tellable
from gezinsboek.circle.models import Member, Role
from gezinsboek.circle.of_one import mine_alone
from gezinsboek.circle.sharing import readers_here
from gezinsboek.circle.wording import listed
from gezinsboek.dossier.models import Chapter, Child, Dossier
from gezinsboek.ground.acting import acting
from gezinsboek.ground.acts import ask
from gezinsboek.ground.ui.marks import avatar

NAMED = 3  # more chapters than this are counted
OPEN = """
select c.id, c.dossier_id, c.name_sealed, c.look, c.owner, c.hidden_at, k.level,
  case when %s then acl.who_would_read(c.id) end
from chapter c join (select chapter_id, max(level) as level from acl.my_keys() group by 1) k on k.chapter_id = c.id
where c.dossier_id = %s order by c.owner is not null, c.position, c.id
"""


@dataclass(frozen=True)
class OpenChapter:
    """A chapter I read, and my `level` in it. `would_read`: who would read what I write there now, where that was asked."""

    id: UUID
    name: str
    look: str
    private: bool
    hidden: bool
    level: str
    would_read: list[UUID] | None = None

    @cached_property
    def readers(self) -> list[UUID]:
        """Who would read something I write there now. Asked when a page first needs it, for most are only read."""
        return readers_here(self.id) if self.would_read is None else self.would_read

    @property
    def writable(self) -> bool:
        """Offered to write in; a hidden chapter is not."""
        return self.level == "write" and not self.hidden


def open_chapters(book: UUID, *, writing: bool = False) -> list[OpenChapter]:
    """In the order of the family, then the private ones, in one query; `writing` asks at once who would read."""
    with connection.cursor() as cursor:
        cursor.execute(OPEN, [writing, book])
        rows = cursor.fetchall()
    return [
        OpenChapter(
            id=id_,
            name=Chapter(id=id_, dossier_id=book_, name_sealed=sealed).name,
            look=look,
            private=owner is not None,
            hidden=hidden_at is not None,
            level=level,
            would_read=would_read,
        )
        for id_, book_, sealed, look, owner, hidden_at, level, would_read in rows
    ]


class Folk:
    """The people of a book whom I know, each name opened once."""

    def __init__(self, members: Iterable[Member], me: UUID | None) -> None:
        self.members = {member.id: member for member in members}
        self.me = next((m.id for m in self.members.values() if m.person_id == me), None)
        self._names: dict[UUID, str] = {}
        self._told: dict[UUID, str] = {}
        self._introduced: dict[UUID, str] = {}
        self._figures: dict[UUID, SafeString] = {}

    def name(self, member: UUID) -> str:
        """As others call them. Somebody I do not know wrote where I did not read yet (SHARING 5)."""
        if member not in self._names:
            known = self.members.get(member)
            self._names[member] = known.name if known else _("Iemand")
        return self._names[member]

    def who(self, member: UUID) -> str:
        return _("Jij") if member == self.me else self.name(member)

    def introduced(self, member: UUID) -> str:
        """`who`, and of a professional their work as well: for where a name stands by itself."""
        if member not in self._introduced:
            known = self.members.get(member)
            self._introduced[member] = known.introduced if known and member != self.me else self.who(member)
        return self._introduced[member]

    @cached_property
    def by_name(self) -> "Folk":
        """Everybody by their name, me too: what is taken along is read by others."""
        return Folk(self.members.values(), None)

    def described(self, member: UUID) -> str:
        """What stands beside the name: profession and organisation of a professional, "oma" for family."""
        if member not in self._told:
            known = self.members.get(member)
            self._told[member] = known.described if known and member != self.me else ""
        return self._told[member]

    def figure(self, member: UUID, size: str = "") -> SafeString:
        if size:
            return avatar(self.members.get(member), size)
        if member not in self._figures:
            self._figures[member] = avatar(self.members.get(member))
        return self._figures[member]

    def within(self, member: UUID) -> str:
        """As introduced, inside a sentence."""
        return self.introduced(member) if member in self.members else _("iemand")

    def names(self, members: Iterable[UUID]) -> list[str]:
        """As introduced: me first, then the others by name; whom I do not know together, as the last."""
        every = list(members)
        known = sorted(
            (one for one in every if one in self.members), key=lambda one: (one != self.me, self.name(one).casefold())
        )
        names = [self.introduced(one) for one in known]
        if strangers := len(every) - len(known):
            names.append(self._strangers(strangers, alone=not known))
        return names

    @staticmethod
    def _strangers(count: int, *, alone: bool) -> str:
        if count == 1:
            return _("Iemand") if alone else _("iemand anders")
        return _("%(n)s mensen") % {"n": count} if alone else _("%(n)s anderen") % {"n": count}

    @cached_property
    def live(self) -> list[Member]:
        """Who takes part now besides me, by name."""
        others = (m for m in self.members.values() if m.live and m.id != self.me)
        return sorted(others, key=lambda m: self.name(m.id).casefold())


@dataclass
class Frame:
    """What every page of the timeline stands in."""

    book: Dossier
    folk: Folk
    chapters: list[OpenChapter]
    looking_as: bool
    beside: dict[str, Any] = field(default_factory=dict)  # what floors above remember of this page

    @classmethod
    def of(cls, book: UUID, *, writing: bool = False) -> "Frame":
        """Of a page to read, or to write on in any chapter.

        Raises Http404 for who does not take part, as for a book that does not exist.
        """
        who = acting()
        members = list(Member.objects.select_related("person", "dossier").filter(dossier_id=book))
        if not members or who is None:
            raise Http404("no such book")
        folk = Folk(members, who.person)
        return cls(members[0].dossier, folk, open_chapters(book, writing=writing), who.as_member is not None)

    @property
    def me(self) -> Member | None:
        return self.folk.members.get(self.folk.me) if self.folk.me else None

    @property
    def family(self) -> bool:
        """Whether I am a guardian or youth here: for the words, never for what may be seen."""
        return bool(self.me and self.me.family)

    @property
    def of_one(self) -> bool:
        """Whether the book is mine alone: no child in it, no other guardian, and others do read along."""
        return mine_alone(self.me, self.folk.live, self.children)

    @property
    def professional(self) -> bool:
        """Whether I am here for my work: then I am asked how I mean what I write."""
        return bool(self.me and self.me.role == Role.PROFESSIONAL)

    @cached_property
    def by_id(self) -> dict[UUID, OpenChapter]:
        return {chapter.id: chapter for chapter in self.chapters}

    @cached_property
    def writable(self) -> list[OpenChapter]:
        """Where I may write now; nowhere while looking as somebody else."""
        return [] if self.looking_as else [chapter for chapter in self.chapters if chapter.writable]

    @property
    def partly(self) -> str:
        """Why who opened no book sees no more than this; true whether there is more or not."""
        shared = [chapter.name for chapter in self.chapters if not chapter.private]
        if self.looking_as or not shared or (self.me and self.me.role == Role.GUARDIAN):
            return ""
        if len(shared) > NAMED:
            return _("Je leest alleen wat met jou gedeeld is. Dat zijn %(n)s hoofdstukken.") % {"n": len(shared)}
        return _("Je leest alleen wat met jou gedeeld is: %(chapters)s.") % {"chapters": listed(shared)}

    @cached_property
    def children(self) -> list[Child]:
        return list(Child.objects.filter(dossier_id=self.book.id))

    @cached_property
    def tellable(self) -> list[Child]:
        """Those I can say that a stukje is about (SHARING 6)."""
        return tellable(self.children, self.me)

    @cached_property
    def authors_i_may_change(self) -> set[UUID]:
        """Whose words I may change, says the database (SHARING 9)."""
        return set() if self.looking_as else {row[0] for row in ask("authors_i_may_change")}
