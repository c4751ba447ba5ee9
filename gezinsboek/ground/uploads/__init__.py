"""Files people add: what is taken, what is made of it, and what is refused with a reason."""

from .accepting import DOCUMENT, PHOTO, SOUND, Accepted, Part, accept
from .images import turned
from .refusals import LIMIT, Refused

__all__ = ["DOCUMENT", "LIMIT", "PHOTO", "SOUND", "Accepted", "Part", "Refused", "accept", "turned"]
