"""What an organisation is, who works there, and the keys of its own system. No row here knows a book."""

from .employee import Employee, Invitation
from .key import Key
from .organisation import Organisation

__all__ = ["Employee", "Invitation", "Key", "Organisation"]
