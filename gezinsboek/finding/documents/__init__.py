"""The text of documents: read in a process of its own, kept sealed."""

from .reading import MIMES, READER, Told, told_by

__all__ = ["MIMES", "READER", "Told", "told_by"]
