"""Which books were erased: a list beside the keys, outside the database, so that a restored backup cannot bring them back.

One line per book: its id and the day. It tells no name. A line is on the disk before the key is destroyed (SHARING 27).
"""

import os
from datetime import date
from pathlib import Path
from uuid import UUID

from django.conf import settings

from .pieces import alone, private_folder, sync_folder

NAME = "erased.list"


class ErasedBooks:
    """The list of one home. Only ever grows; the same book twice is once."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME

    def remember(self, book: UUID, day: date) -> None:
        """On the disk when this returns."""
        private_folder(self.path.parent)
        with alone(self.path.with_name(f".{NAME}.lock")):
            if book in self:
                return
            handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(handle, "a") as file:
                file.write(f"{book} {day.isoformat()}\n")
                file.flush()
                os.fsync(file.fileno())
            sync_folder(self.path.parent)

    def all(self) -> set[UUID]:
        """A line that was broken off by a power cut is nobody's book."""
        try:
            lines = self.path.read_text().splitlines()
        except FileNotFoundError:
            return set()
        return {UUID(line[:36]) for line in lines if _is_book(line[:36])}

    def __contains__(self, book: UUID) -> bool:
        return book in self.all()


def _is_book(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def erased_books() -> ErasedBooks:
    """The list of this installation."""
    return ErasedBooks(Path(settings.GEZINSBOEK_HOME) / "keys")
