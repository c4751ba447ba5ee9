"""What goes at night: what lay thirty days in the bin, and files on the disk that belong to nothing.

First the rows, then the files: killed in between, the files belong to nothing and go the next night. So each of these may
be done twice, and at any moment be broken off.
"""

import time
from collections.abc import Iterator
from itertools import islice
from uuid import UUID

from django.db import transaction

from gezinsboek.ground.acts import act, ask
from gezinsboek.ground.uploads import arriving
from gezinsboek.ground.vault.filestore import sealed_files

DAY = 24 * 60 * 60
AT_ONCE = 500


def empty_bin() -> int:
    """Everything that lay in a bin for thirty days is gone, with its revisions and files. Answers how many files."""
    with transaction.atomic():
        gone = act("empty_bin")
    for book, file in gone:
        sealed_files().remove(book, file)
    return len(gone)


def sweep(older_than: float = DAY) -> int:
    """Files that no row names and that are older than a day: from a form that was not sent in the end, or a broken write."""
    before = time.time() - older_than
    store = sealed_files()
    store.remove_unfinished(before)
    arriving.clear(older_than)
    old = ((book, file) for book, file, written in store.all_files() if written < before)
    return sum(_unused(some) for some in _portions(old))


def _unused(some: dict[UUID, UUID]) -> int:
    with transaction.atomic():
        unused: list[UUID] = ask("files_without_row", list(some))[0][0]
    for file in unused:
        sealed_files().remove(some[file], file)
    return len(unused)


def _portions(files: Iterator[tuple[UUID, UUID]]) -> Iterator[dict[UUID, UUID]]:
    while some := {file: book for book, file in islice(files, AT_ONCE)}:
        yield some
