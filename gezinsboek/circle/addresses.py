"""Where somebody lives and how to call them, as the acting person may know it (SHARING 3; REQ-83).

Nobody but who wrote it, until they name a person. The database decides; nothing here does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.ground.acts import act, ask

from .around import Around
from .models import Address, AddressReader, Member, Pause

PARTS = ("lines", "phone", "mail")


@dataclass(frozen=True)
class Home:
    """One address as a page shows it. `readers` and `paused` only of one that I wrote myself."""

    id: UUID
    version: int
    author: UUID
    child: UUID | None
    whose: str
    mine: bool
    told: Mapping[str, str]
    readers: tuple[Member, ...] = ()
    paused: tuple[Member, ...] = ()

    @property
    def lines(self) -> list[str]:
        return self.told.get("lines", "").splitlines()

    @property
    def phone(self) -> str:
        return self.told.get("phone", "")

    @property
    def mail(self) -> str:
        return self.told.get("mail", "")

    @property
    def seen_by(self) -> list[str]:
        """Who reads it beside me, by name."""
        return [one.introduced for one in self.readers if one not in self.paused]


def homes(around: Around, of: UUID | None = None) -> list[Home]:
    """Those I may see, mine first; `of`: only what this member wrote."""
    found = _found(around.book.id, of)
    readers = _readers(around, [one.id for one in found if one.author == around.me])
    children = {one.id: one.name for one in around.children} if any(one.child_id for one in found) else {}
    paused = my_paused(around) if any(readers.values()) else set()
    shown = [
        Home(
            id=one.id,
            version=one.version,
            author=one.author,
            child=one.child_id,
            whose=_whose(one, around.me, around.by_id, children),
            mine=one.author == around.me,
            told=one.told,
            readers=(named := readers.get(one.id, ())),
            paused=tuple(member for member in named if member.id in paused),
        )
        for one in found
    ]
    return sorted(shown, key=lambda one: (not one.mine, str(one.author), one.child is not None, one.whose.casefold()))


def for_a_copy(book: UUID, names: Mapping[UUID, Member], children: Mapping[UUID, str]) -> list[Home]:
    """What goes along in a copy of the book: what its asker may see, each by name. It is logged as taken."""
    found = _found(book)
    looked([one.id for one in found], "export")
    return [
        Home(one.id, one.version, one.author, one.child_id, _whose(one, None, names, children), False, one.told)
        for one in found
    ]


def whose(book: UUID) -> set[UUID]:
    """Whose address I may write here: my own member, and children of mine under twelve."""
    return {one for (one,) in ask("whose_address", book)}


def my_paused(around: Around) -> set[UUID]:
    """Whom I pause: named, they read nothing all the same."""
    return set(Pause.objects.filter(dossier_id=around.book.id, ended_at=None).values_list("paused", flat=True))


def looked(homes: Iterable[UUID], event: str = "read") -> None:
    """Somebody else's were on a page, or went along in a copy."""
    if seen := list(homes):
        act("looked_at_addresses", seen, event)


def say(address: Address, made_from: int, readers: Iterable[UUID]) -> None:
    """Write it or change it, and name who else reads it. Raises Stale when it changed meanwhile, Refused for who may not."""
    sealed, named = address.told_sealed, list(readers)
    act("say_address", address.id, address.dossier_id, address.child_id, made_from, sealed, named)


def forget(address: UUID) -> None:
    act("forget_address", address)


def _found(book: UUID, of: UUID | None = None) -> list[Address]:
    found = Address.objects.filter(dossier_id=book)
    return list(found.filter(author=of) if of else found)


def _readers(around: Around, mine: list[UUID]) -> dict[UUID, tuple[Member, ...]]:
    if not mine:
        return {}
    named: dict[UUID, set[UUID]] = {}
    for address, member in AddressReader.objects.filter(address_id__in=mine).values_list("address_id", "member"):
        named.setdefault(address, set()).add(member)
    return {
        address: tuple(one for one in around.taking_part if one.id in members) for address, members in named.items()
    }


def _whose(one: Address, me: UUID | None, names: Mapping[UUID, Member], children: Mapping[UUID, str]) -> str:
    """ "Jij", "Vera, bij jou", "Noor" or "Vera, bij Noor"."""
    author = names.get(one.author)
    who = author.introduced if author else _("Iemand")
    if one.child_id is None:
        return _("Jij") if one.author == me else who
    told = {"child": children.get(one.child_id) or _("een kind"), "name": _("jou") if one.author == me else who}
    return _("%(child)s, bij %(name)s") % told
