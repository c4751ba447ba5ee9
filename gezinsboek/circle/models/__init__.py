from .grant import Grant
from .invitation import Invitation
from .item import Item, Revision
from .member import Bookmark, Member, Role

__all__ = ["Bookmark", "Grant", "Invitation", "Item", "Member", "Revision", "Role"]
