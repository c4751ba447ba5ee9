"""The files that go beside a record."""

import hashlib
from uuid import UUID

from gezinsboek.ground.vault.errors import VaultError
from gezinsboek.ground.vault.filestore import sealed_files

from .record import Record

MOST = 20 * 1024 * 1024  # bytes of all together: more no mail server takes. The record names the rest.
COLUMNS = ("original", "large")


def contents(book: UUID, record: Record) -> dict[UUID, bytes]:
    """Of the record's files those that are still there, are what they were when it was taken over, and fit."""
    found: dict[UUID, bytes] = {}
    room = MOST
    for one in record.files:
        if one.size > room:
            continue
        content = read(book, one.id)
        if content is not None and hashlib.sha256(content).hexdigest() == one.sha256:
            found[one.id] = content
            room -= len(content)
    return found


def read(book: UUID, file: UUID) -> bytes | None:
    """As it was put there; None when it is not there any more."""
    for column in COLUMNS:
        try:
            return b"".join(sealed_files().read(book, file, column))
        except (FileNotFoundError, VaultError):
            continue
    return None
