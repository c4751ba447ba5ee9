from .incoming import Incoming, MailIn
from .takeover import Delivery, Takeover
from .tile import Pace, Tile

__all__ = ["Delivery", "Incoming", "MailIn", "Pace", "Takeover", "Tile"]
