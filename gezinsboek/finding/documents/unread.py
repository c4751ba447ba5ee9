"""Documents whose text was not read yet: the database keeps the list, each file is on it from the moment it is added.

Run by the worker every minute and by `./run manage read_files`. It acts as nobody and is told ids alone. Broken off, a
file stays on the list; done twice, it says the same twice.
"""

import logging
import time
from uuid import UUID

from django.db import transaction

from gezinsboek.finding.models import FileText
from gezinsboek.finding.words import words_of
from gezinsboek.ground.acts import act
from gezinsboek.ground.vault import VaultError
from gezinsboek.ground.vault.filestore import sealed_files

from .reading import READER, Told, told_by

journal = logging.getLogger("gezinsboek.finding")
AT_ONCE = 20
MOST_WORDS = 30_000  # different ones of one document
LONGEST_WORD = 60
BROKEN = Told("broken", "")


def read_some(seconds: float) -> int:
    """Read the newest first, until none are left or the time is over. Answers how many were read."""
    until, done = time.monotonic() + seconds, 0
    while time.monotonic() < until and (waiting := _waiting()):
        for book, file, mime in waiting:
            keep(book, file, told(book, file, mime))
            done += 1
            if time.monotonic() > until:
                break
    return done


def _waiting() -> list[tuple[UUID, UUID, str]]:
    with transaction.atomic():
        return [(book, file, mime) for book, file, mime in act("unread_files", AT_ONCE)]


def told(book: UUID, file: UUID, mime: str) -> Told:
    """What it says. A file that is not there, or whose book was erased, says nothing."""
    try:
        return told_by(mime, sealed_files().read(book, file, "original"))
    except (OSError, VaultError) as fault:
        journal.warning("a document could not be read", extra={"fault": type(fault).__name__})
        return BROKEN


def keep(book: UUID, file: UUID, said: Told) -> None:
    """Sealed by the key of the book, in the place of this file."""
    row = FileText(file_id=file, dossier_id=book, state=said.state, reader=READER)
    if said.text:
        try:
            row.text = said.text
            row.words = " ".join(different(said.text))
        except VaultError:
            row.state = "broken"
    with transaction.atomic():
        act("keep_file_text", file, READER, row.state, bytes(row.words_sealed), bytes(row.text_sealed))


def different(text: str) -> list[str]:
    """Its different words, to look through instead of the whole text."""
    found = dict.fromkeys(word for word in words_of(text) if len(word) <= LONGEST_WORD)
    return list(found)[:MOST_WORDS]
