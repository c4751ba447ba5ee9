from .erasure import Erasure, Voice
from .grant import Grant
from .invitation import Invitation
from .item import Item, Revision
from .member import Bookmark, Member, Role
from .one_time import OneTimeLink
from .own_book import OwnBookCode

__all__ = [
    "Bookmark",
    "Erasure",
    "Grant",
    "Invitation",
    "Item",
    "Member",
    "OneTimeLink",
    "OwnBookCode",
    "Revision",
    "Role",
    "Voice",
]
