"""Who reads one stukje, and what may be done about it (SHARING 3, 8-10). What cannot, is said why.

The database decides; here its answers become people with boxes, and sentences. A choice becomes the least that gives it:
narrowing to some, widening to more, or both.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.circle.wording import listed
from gezinsboek.ground.acts import ask
from gezinsboek.ground.ui import marks

from .frame import OpenChapter
from .one import One
from .picking import Pick


@dataclass
class Readers:
    """The present readers of an item, and those who could be."""

    one: One

    @cached_property
    def here(self) -> dict[UUID, tuple[set[UUID], set[UUID]]]:
        """Chapter -> (who could read it there, who would read it there as it is now)."""
        return {chapter: (set(all_), set(named)) for chapter, all_, named in ask("could_read", self.one.item.id)}

    @cached_property
    def present(self) -> set[UUID]:
        return set(self.one.row.may.readers or ())

    @cached_property
    def everybody(self) -> set[UUID]:
        """Who reads the chapter it lies in, as far back as this item."""
        return self.here.get(self.one.item.chapter_id, (self.present, self.present))[0] | self.present

    @property
    def by_family(self) -> bool:
        author = self.one.frame.folk.members.get(self.one.item.author_id)
        return author is not None and author.family

    @property
    def narrowed(self) -> bool:
        return self.one.item.audience is not None

    @cached_property
    def picks(self) -> list[Pick]:
        folk, may = self.one.frame.folk, self.one.row.may
        people = sorted(self.everybody - {folk.me}, key=lambda one: folk.name(one).casefold())
        return [
            Pick(
                id=one,
                name=folk.name(one),
                described=folk.described(one),
                figure=marks.avatar(folk.members.get(one), "small"),
                chosen=one in self.present,
                fixed=self._stays(one) if one in self.present else not may.widen,
            )
            for one in people
        ]

    def _stays(self, reader: UUID) -> bool:
        """The author always reads it, and so does the family when somebody from outside wrote it."""
        known = self.one.frame.folk.members.get(reader)
        kept = not self.by_family and known is not None and known.family
        return reader == self.one.item.author_id or kept or not self.one.row.may.change

    @property
    def may_choose(self) -> bool:
        return any(not pick.fixed for pick in self.picks)

    def reasons(self) -> list[str]:
        """What cannot, and why."""
        may, name = self.one.row.may, self.one.frame.folk.within(self.one.item.author_id)
        if not may.change:
            return (
                [_("Alleen %(name)s kan dit veranderen.") % {"name": name}]
                if self.by_family
                else [_("Alleen het gezin en %(name)s kunnen dit veranderen.") % {"name": name}]
            )
        told = []
        if not self.by_family:
            told.append(_("Het gezin leest altijd wat een ander schrijft."))
        if not may.widen and self.narrowed:
            told.append(
                _("Meer mensen laten lezen kan alleen het gezin.")
                if not self.by_family
                else _("Meer mensen laten lezen kan alleen %(name)s.") % {"name": name}
            )
        return told

    def choose(self, chosen: Iterable[UUID]) -> None:
        """Exactly these, besides me and those who stay. Raises Refused for what may not."""
        item, wanted = self.one.item, {pick.id for pick in self.picks if pick.fixed and pick.chosen}
        wanted |= {pick.id for pick in self.picks if not pick.fixed} & set(chosen)
        wanted |= {me for me in [self.one.frame.folk.me] if me}
        if wanted == self.present:
            return
        if not self.present <= wanted:
            item.narrow(self.present & wanted)
        if not wanted <= self.present:
            all_of_them = self.everybody <= wanted
            kept = self.present & wanted if not self.present <= wanted else set(item.audience or ())
            item.widen(None if all_of_them else wanted | kept)


@dataclass(frozen=True)
class Target:
    """A chapter to move to: who would read it then, and who no longer."""

    chapter: OpenChapter
    more: str
    fewer: str
    refused: str


def targets(one: One) -> list[Target]:
    """Where it could go, each with what that changes."""
    readers, folk = Readers(one), one.frame.folk
    told = []
    for chapter in one.frame.chapters:
        if chapter.id == one.item.chapter_id or chapter.id not in readers.here or chapter.hidden:
            continue
        after = readers.here[chapter.id][1]
        more, fewer = after - readers.present, readers.present - after
        told.append(
            Target(
                chapter,
                _("Dan leest dit ook: %(names)s.") % {"names": listed(folk.names(more))} if more else "",
                _("Dan leest dit niet meer: %(names)s.") % {"names": listed(folk.names(fewer))} if fewer else "",
                _why_not(readers, more, fewer),
            )
        )
    return told


def _why_not(readers: Readers, more: set[UUID], fewer: set[UUID]) -> str:
    one, folk = readers.one, readers.one.frame.folk
    name = folk.within(one.item.author_id)
    if more and not one.row.may.widen:
        if readers.by_family:
            return _("Meer mensen laten lezen kan alleen %(name)s.") % {"name": name}
        return _("Meer mensen laten lezen kan alleen het gezin.")
    lost = [one_ for one_ in fewer if (known := folk.members.get(one_)) and known.family]
    if lost and not readers.by_family:
        return _("Het gezin leest altijd wat een ander schrijft. Dit kan dus niet.")
    return ""
