""" "Wie ziet wat": people x chapters, and what I may change in each box.

What is offered follows the database's own limits (`acl.i_may_give`, `acl.protected`); what is done is decided there.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.dossier.models import Chapter
from gezinsboek.ground.acts import Refused, ask

from .around import Around
from .days import since_words, until_words
from .homes import frozen
from .models import Grant, Member, Role
from .sharing import older, protected
from .wording import listed

NONE, READ, WRITE = "none", Grant.Level.READ.value, Grant.Level.WRITE.value
LEVELS = (NONE, READ, WRITE)
RANK = {NONE: 0, READ: 1, WRITE: 2}
EARLY, LATE = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
MANY_CHAPTERS, MANY_PEOPLE = 6, 10


@dataclass(frozen=True)
class Limit:
    """The most I can give in a chapter: my own key (SHARING 1)."""

    level: str
    since: datetime | None
    until: datetime | None

    def fits(self, level: str, grant: Grant | None) -> bool:
        """Whether I can give this level with the dates that the grant has already."""
        if RANK[level] > RANK[self.level]:
            return False
        return grant is None or (
            (grant.since or EARLY) >= (self.since or EARLY) and (grant.until or LATE) <= (self.until or LATE)
        )


def my_limits() -> dict[UUID, Limit]:
    """Chapter -> the most I can give there, of those that are mine to give."""
    return {chapter: Limit(level, since, until) for chapter, level, since, until, _private in ask("i_may_give")}


@dataclass(frozen=True)
class Cell:
    """One member in one chapter."""

    chapter: Chapter
    level: str
    choices: list[str]
    from_when: bool
    stamp: str
    dates: str
    changed: bool = False
    waits: bool = False  # given, but the child it is about did not say yes (SHARING 6)


@dataclass(frozen=True)
class Row:
    """One member in all chapters."""

    member: Member
    name: str
    described: str
    me: bool
    invited: bool
    reason: str
    may_end: bool
    ends: datetime | None
    cells: list[Cell] = field(default_factory=list)

    @property
    def words(self) -> str:
        """What this member reads, as far as I read it too."""
        reads = [cell.chapter.name for cell in self.cells if cell.level == READ and not cell.waits]
        writes = [cell.chapter.name for cell in self.cells if cell.level == WRITE and not cell.waits]
        told = []
        if writes:
            told.append(_("Leest en schrijft mee in %(list)s.") % {"list": listed(writes)})
        if reads:
            told.append(_("Leest %(list)s.") % {"list": listed(reads)})
        return " ".join(told)


class Matrix:
    """All of it, or a part: one chapter, one member."""

    def __init__(self, around: Around, chapter: UUID | None = None, changed: tuple[UUID, UUID] | None = None) -> None:
        self.around, self.changed = around, changed
        self.all_chapters = [one for one in around.chapters if one.hidden_at is None or self._in_use(one)]
        self.chosen = around.chapter(chapter) if chapter else None
        self.chapters = [self.chosen] if self.chosen else self.all_chapters

    def _in_use(self, chapter: Chapter) -> bool:
        """A hidden chapter that others still read."""
        return any(of == chapter.id and who != self.around.me for who, of in self.around.grants)

    @property
    def people(self) -> list[Member]:
        return [*self.around.taking_part, *self.around.invited]

    @property
    def cards(self) -> bool:
        """Too many chapters for columns: a card per person on wide screens too."""
        return len(self.chapters) > MANY_CHAPTERS

    @property
    def many(self) -> bool:
        """Big enough to look at one chapter at a time."""
        return len(self.all_chapters) > MANY_CHAPTERS or len(self.people) > MANY_PEOPLE

    @property
    def query(self) -> str:
        """What keeps the chosen chapter chosen."""
        return f"?hoofdstuk={self.chosen.id}" if self.chosen else ""

    @cached_property
    def limits(self) -> dict[UUID, Limit]:
        return my_limits()

    def limit(self, chapter: UUID) -> Limit:
        """Refused, as the database does, for a chapter that is not mine to give."""
        if chapter not in self.limits:
            raise Refused("give")
        return self.limits[chapter]

    @cached_property
    def older(self) -> dict[UUID, int]:
        """Chapter -> how many stukjes are there already that "alleen vanaf vandaag" keeps closed."""
        return older(self.limits) if self.limits else {}

    @cached_property
    def protected(self) -> set[UUID]:
        return protected(one.id for one in self.people) if self.limits else set()

    @cached_property
    def frozen(self) -> set[UUID]:
        """The chapters in which an objection stops everything new (SHARING 16)."""
        return frozen(self.around.book.id) if self.limits else set()

    def rows(self) -> list[Row]:
        return [self.row(member) for member in self.people]

    def row(self, member: Member) -> Row:
        around, kept = self.around, member.id in self.protected
        mine = member.id == around.me
        return Row(
            member=member,
            name=member.name,
            described=member.described,
            me=mine,
            invited=member.accepted_at is None,
            reason=self._reason(member, kept) if self.limits else "",
            may_end=around.guardian and not mine and not kept,
            ends=member.expires_at,
            cells=list(self._cells(member)),
        )

    def _reason(self, member: Member, kept: bool) -> str:
        if member.id == self.around.me:
            return _("Dit ben jij.")
        if not kept or not self.around.guardian:
            return ""
        if member.role == Role.GUARDIAN:
            return _("Ook ouder. Je kunt meer geven, niet minder.")
        return _("16 of ouder. Je kunt meer geven, niet minder.")

    def _cells(self, member: Member) -> Iterable[Cell]:
        for chapter in self.chapters:
            grant = self.around.grants.get((member.id, chapter.id))
            yield Cell(
                chapter=chapter,
                level=grant.level if grant else NONE,
                choices=self.choices(member, chapter, grant),
                from_when=grant is not None and self.may_change_since(member, chapter, grant),
                stamp=stamp(grant),
                dates=_dates(grant) if grant else "",
                changed=self.changed == (member.id, chapter.id),
                waits=grant is not None and grant.waits,
            )

    def choices(self, member: Member, chapter: Chapter, grant: Grant | None) -> list[str]:
        """The levels I may choose for this member here, with the present one; empty when there is nothing to choose."""
        limit, now = self.limits.get(chapter.id), grant.level if grant else NONE
        if limit is None or member.id == self.around.me or member.id == chapter.owner:
            return []
        kept = member.id in self.protected and not chapter.private and not self._about_me(chapter, member)
        found = [
            level
            for level in LEVELS
            if level == now
            or (level == NONE and not kept)
            or (
                (level != NONE and limit.fits(level, grant) and not (kept and RANK[level] < RANK[now]))
                and not (chapter.id in self.frozen and RANK[level] > RANK[now])
            )
        ]
        return found if found != [now] else []

    def _about_me(self, chapter: Chapter, member: Member) -> bool:
        """A chapter about me, in which I give: what a guardian reads there is mine to say (SHARING 6)."""
        me = self.around.myself
        return bool(me and me.role == Role.YOUTH and chapter.about_id == me.child_id and member.role == Role.GUARDIAN)

    def may_change_since(self, member: Member, chapter: Chapter, grant: Grant) -> bool:
        """Whether the moment from which somebody reads here can be another one."""
        limit = self.limits.get(chapter.id)
        if limit is None or member.id in (self.around.me, chapter.owner) or not limit.fits(grant.level, grant):
            return False
        earlier = (grant.since or EARLY) > (limit.since or EARLY) and chapter.id not in self.frozen
        return earlier or member.id not in self.protected or chapter.private


def stamp(grant: Grant | None) -> str:
    """What the page saw when it offered a change: another one now means that somebody changed it meanwhile."""
    return grant.id.hex[-8:] if grant else "-"


def _dates(grant: Grant) -> str:
    """'vanaf 3 november, tot 1 maart': as far as it is not from the beginning and without end."""
    told = [_("nog niet")] if grant.waits else []
    told += [words(moment) for words, moment in ((since_words, grant.since), (until_words, grant.until)) if moment]
    return ", ".join(told)
