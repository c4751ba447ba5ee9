"""Addresses of players: written down, shown to others and looked at, in one line."""

from uuid import UUID, uuid5

from django.db import transaction

from gezinsboek.circle import addresses
from gezinsboek.circle.models import Address
from gezinsboek.ground.ids import new_id

from .family import Family
from .people import as_


def lives(
    family: Family,
    key: str,
    *to: str,
    lines: str = "Dorpsstraat 1",
    phone: str = "",
    child: str = "",
    home: UUID | None = None,
    made_from: int = 0,
    fresh: bool = True,
) -> UUID:
    """This player says where they live, or a child at their home, and names these people. `home`: an address again."""
    with as_(key, fresh=fresh), transaction.atomic():
        address = Address(id=home or new_id(), dossier_id=family.id)
        address.child_id = family.children[child] if child else None
        address.told = {"lines": lines, "phone": phone, "mail": ""}
        addresses.say(address, made_from, [family.members[one] for one in to])
        return address.id


def says_home(family: Family, key: str, lines: str, phone: str, to: tuple[str, ...]) -> None:
    """In the demo: once, whatever happens."""
    lives(family, key, *to, lines=lines, phone=phone, home=uuid5(family.id, f"home {key}"))


def knows_of(family: Family, key: str, *, through: str | None = None, fresh: bool = True) -> dict[UUID, str]:
    """Address -> its lines: all that this player sees in this book."""
    with as_(key, fresh=fresh, through=family.members[through] if through else None), transaction.atomic():
        return {one.id: one.told["lines"] for one in Address.objects.filter(dossier_id=family.id)}
