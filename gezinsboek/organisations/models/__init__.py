"""What an organisation is, who works there, the keys of its own system, and what was changed. No row here knows a book."""

from .change import Change
from .employee import Employee, Invitation
from .key import Key
from .organisation import Organisation

__all__ = ["Change", "Employee", "Invitation", "Key", "Organisation"]
