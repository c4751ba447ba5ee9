"""The only table of the ground floor: the queue of mails."""

from .mail.models import Mail

__all__ = ["Mail"]
