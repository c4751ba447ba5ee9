"""Where sealed files lie: `<home>/files/<2>/<book>/<file>.<column>`, each written whole or not at all.

A file is put before the row that names it and removed after that row is gone, so a crash leaves at most a file that
nobody knows: unreadable without the vault, found by `all_files`.
"""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

from .access import Vault, vault
from .errors import VaultError
from .pieces import private_folder, sync_folder


class SealedFiles:
    """The files of all books. `column` tells several files of one row apart: "large", "small", "original"."""

    def __init__(self, folder: Path, keys: Vault) -> None:
        self.folder = folder
        self.keys = keys

    def put(self, dossier_id: UUID, file_id: UUID, column: str, source: BinaryIO) -> int:
        """Seals and stores `source`; answers its number of bytes. On the disk when this returns."""
        path = self._path(dossier_id, file_id, column)
        private_folder(path.parent)
        step = path.with_name(f".{secrets.token_hex(8)}.new")
        try:
            with os.fdopen(os.open(step, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target:
                size = self.keys.seal_file(dossier_id, file_id, f"files.{column}", source, target)
                target.flush()
                os.fsync(target.fileno())
            step.replace(path)
        finally:
            step.unlink(missing_ok=True)
        sync_folder(path.parent)
        return size

    def read(
        self, dossier_id: UUID, file_id: UUID, column: str, start: int = 0, length: int | None = None
    ) -> Iterator[bytes]:
        """The file in pieces, checked. FileNotFoundError when there is none; KeyGone when its book was erased."""
        source = self._path(dossier_id, file_id, column).open("rb")
        try:
            pieces = self.keys.open_file(dossier_id, file_id, f"files.{column}", source, start, length)
        except (VaultError, ValueError):
            source.close()
            raise
        return _closing(source, pieces)

    def remove(self, dossier_id: UUID, file_id: UUID) -> None:
        """Takes away all columns of this file; fine when there are none."""
        for path in self._book(dossier_id).glob(f"{file_id}.*"):
            path.unlink(missing_ok=True)

    def remove_book(self, dossier_id: UUID) -> None:
        """Takes away every file of an erased book."""
        folder = self._book(dossier_id)
        for path in folder.glob("*") if folder.is_dir() else ():
            path.unlink(missing_ok=True)
        if folder.is_dir():
            folder.rmdir()

    def all_files(self) -> Iterator[tuple[UUID, UUID, float]]:
        """Every (book, file, when written in seconds since 1970), for a job that removes what no row names."""
        for path in self.folder.glob("??/*/*.*"):
            if not path.name.startswith("."):
                yield UUID(path.parent.name), UUID(path.name.split(".")[0]), path.stat().st_mtime

    def remove_unfinished(self, before: float) -> int:
        """Takes away what writings left that were killed before this moment (seconds since 1970); answers how many."""
        left = [path for path in self.folder.glob("??/*/.*.new") if path.stat().st_mtime < before]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def _book(self, dossier_id: UUID) -> Path:
        return self.folder / str(dossier_id)[-2:] / str(dossier_id)

    def _path(self, dossier_id: UUID, file_id: UUID, column: str) -> Path:
        if not column.isidentifier():
            raise ValueError("a column is one word")
        return self._book(dossier_id) / f"{file_id}.{column}"


def _closing(source: BinaryIO, pieces: Iterator[bytes]) -> Iterator[bytes]:
    with source:
        yield from pieces


def sealed_files() -> SealedFiles:
    """The files of this installation."""
    return SealedFiles(Path(settings.GEZINSBOEK_HOME) / "files", vault())
