from .address import Address, AddressReader
from .agreement import Accord, Agreement
from .erasure import Erasure, Voice
from .grant import Grant
from .homes import Assent, Objection
from .invitation import Invitation
from .item import Item, Revision
from .letting import Letting
from .member import Bookmark, Member, Role
from .one_time import OneTimeLink
from .own_book import OwnBookCode
from .pause import Pause, PauseVeil

__all__ = [
    "Accord",
    "Address",
    "AddressReader",
    "Agreement",
    "Assent",
    "Bookmark",
    "Erasure",
    "Grant",
    "Invitation",
    "Item",
    "Letting",
    "Member",
    "Objection",
    "OneTimeLink",
    "OwnBookCode",
    "Pause",
    "PauseVeil",
    "Revision",
    "Role",
    "Voice",
]
