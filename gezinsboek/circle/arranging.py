"""The chapters of a book in their order: moving, hiding, and ideas for new ones."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.dossier.models import Chapter, Look
from gezinsboek.ground import clock
from gezinsboek.ground.acts import Refused, ask

from .around import Around
from .models import Grant, Role
from .wording import listed


@dataclass(frozen=True)
class Shelf:
    """Where one chapter stands, and whether it can go up or down; `place` is None where I may not arrange."""

    chapter: Chapter
    readers: list[str]
    about: str
    place: int | None
    last: bool

    @property
    def words(self) -> str:
        """Who reads it, as far as I know them."""
        if not self.readers:
            return _("Alleen jij leest dit.")
        return _("%(names)s lezen dit.") % {"names": listed([_("Jij"), *self.readers])}

    @property
    def up(self) -> int | None:
        return self.place - 1 if self.place else None

    @property
    def down(self) -> int | None:
        return None if self.place is None or self.last else self.place + 1


@dataclass(frozen=True)
class Idea:
    """A chapter that is ready to be made."""

    name: str
    look: str
    about: UUID | None = None

    @property
    def key(self) -> str:
        """Nothing personal in an address: the number of the child, never its name."""
        return f"{self.look}-{self.about}" if self.about else self.name


class Shelves:
    """All chapters I read."""

    def __init__(self, around: Around) -> None:
        self.around = around
        mine = {row[0] for row in ask("i_may_give") if row[1] == Grant.Level.WRITE}
        self.arrangeable = [one for one in around.chapters if one.id in mine and not one.private and not one.hidden_at]
        self.changeable = mine

    def shared(self) -> list[Shelf]:
        return [self._shelf(one) for one in self.around.chapters if not one.private and not one.hidden_at]

    def hidden(self) -> list[Shelf]:
        return [self._shelf(one) for one in self.around.chapters if one.hidden_at]

    def private(self) -> list[Shelf]:
        return [self._shelf(one) for one in self.around.chapters if one.private and not one.hidden_at]

    def _shelf(self, chapter: Chapter) -> Shelf:
        place = self.arrangeable.index(chapter) if chapter in self.arrangeable else None
        names = {one.id: one.name for one in self.around.children}
        readers = [
            one.introduced
            for one in self.around.taking_part
            if one.id != self.around.me and self._reads(one.id, chapter.id)
        ]
        last = place == len(self.arrangeable) - 1
        return Shelf(chapter, readers, names.get(chapter.about_id, "") if chapter.about_id else "", place, last)

    def _reads(self, member: UUID, chapter: UUID) -> bool:
        grant = self.around.grants.get((member, chapter))
        return grant is not None and not grant.waits

    def move(self, chapter: UUID, place: int) -> None:
        """Put it at this place among those I may arrange; there already is fine, so a double click moves once."""
        order = self.arrangeable
        found = next((one for one in order if one.id == chapter), None)
        if found is None or not 0 <= place < len(order):
            raise Refused("arrange")
        free: list[int] = []
        for one in order:
            free.append(max(one.position, free[-1] + 1) if free else one.position)
        moved = [one for one in order if one is not found]
        moved.insert(place, found)
        for one, position in zip(moved, free, strict=True):
            if one.position != position:
                change(one.id, position=position)


def change(chapter: UUID, **fields: object) -> None:
    """Change columns of a chapter; the database decides who may."""
    if not Chapter.objects.filter(id=chapter).update(**fields):
        raise Refused("arrange")


def hide(chapter: UUID) -> None:
    change(chapter, hidden_at=clock.now())


def show(chapter: UUID) -> None:
    change(chapter, hidden_at=None)


def ideas(around: Around) -> list[Idea]:
    """What is not there yet: of each child its own school, and what other families have."""
    known = {one.name.casefold() for one in around.chapters}
    found = [Idea(_("School van %(name)s") % {"name": child.name}, Look.SCHOOL, child.id) for child in around.children]
    found += [
        Idea(_("Opvang"), Look.SCHOOL),
        Idea(_("Sport en vrije tijd"), Look.GROWTH),
        Idea(_("Slapen"), Look.HEALTH),
        Idea(_("Medicijnen"), Look.HEALTH),
        Idea(_("Logeren"), Look.HOME),
        Idea(_("Werk"), Look.MONEY),
    ]
    return [idea for idea in found if idea.name.casefold() not in known]


def may_make_private(around: Around) -> bool:
    """For what the page offers: a guardian, or a youth (whose age the database knows)."""
    me = around.myself
    return bool(me and me.role in (Role.GUARDIAN, Role.YOUTH)) and around.looking_as is None
