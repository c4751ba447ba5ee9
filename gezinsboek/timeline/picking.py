"""Who will read something new: the database's own answer, and the choice among those people (SHARING 3, 10).

The form remembers which chapter and which readers it showed. When those are no longer right, nothing is written: the
person looks again first. So nobody reads what the writer did not see they would.
"""

from dataclasses import dataclass, field
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gezinsboek.circle.models import Member
from gezinsboek.circle.wording import listed
from gezinsboek.ground.ui import marks

from .frame import Frame, OpenChapter


@dataclass(frozen=True)
class Pick:
    """One reader to choose. `fixed`: reads it whatever is chosen (the family reads what a helper writes)."""

    id: UUID
    name: str
    described: str
    figure: SafeString
    chosen: bool
    fixed: bool

    @property
    def told(self) -> str:
        return str(self.id)


@dataclass
class Picker:
    """The readers of one chapter, as a form shows them."""

    chapter: OpenChapter | None
    picks: list[Pick] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)

    @property
    def chosen(self) -> list[UUID]:
        return [pick.id for pick in self.picks if pick.chosen]

    @property
    def shown(self) -> str:
        """What the form remembers: whom it showed."""
        return " ".join(str(pick.id) for pick in self.picks)

    @property
    def alone(self) -> bool:
        return self.chapter is not None and not self.chosen

    @property
    def words(self) -> str:
        n = len(self.chosen)
        if self.chapter is None:
            return _("Kies eerst een hoofdstuk. Dan zie je wie dit leest.")
        if not n:
            return _("Alleen jij leest dit")
        return ngettext("Jij en %(n)s ander lezen dit", "Jij en %(n)s anderen lezen dit", n) % {"n": n}

    @property
    def figures(self) -> SafeString:
        return SafeString("".join(pick.figure for pick in self.picks if pick.chosen))

    @property
    def absent_words(self) -> str:
        """'Meester Daan leest Thuis niet.'"""
        if not self.absent or self.chapter is None or self.chapter.private:
            return ""
        told = {"names": listed(self.absent), "chapter": self.chapter.name}
        if len(self.absent) == 1:
            return _("%(names)s leest %(chapter)s niet.") % told
        return _("%(names)s lezen %(chapter)s niet.") % told


def picker(frame: Frame, chapter: OpenChapter | None, chosen: set[UUID] | None = None) -> Picker:
    """Everybody who reads the chapter is chosen, unless `chosen` says who."""
    if chapter is None or not chapter.writable:
        return Picker(None)
    folk = frame.folk
    outsider = not frame.family
    others = [one for one in chapter.readers if one != folk.me]
    picks = []
    for one in sorted(others, key=lambda one: folk.name(one).casefold()):
        fixed = outsider and _family(folk.members.get(one))
        picks.append(
            Pick(
                id=one,
                name=folk.name(one),
                described=folk.described(one),
                figure=marks.avatar(folk.members.get(one), "small"),
                chosen=fixed or chosen is None or one in chosen,
                fixed=fixed,
            )
        )
    absent = [folk.introduced(member.id) for member in folk.live if member.id not in chapter.readers]
    return Picker(chapter, picks, absent)


def _family(member: Member | None) -> bool:
    return member is not None and member.family
