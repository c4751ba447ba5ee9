"""Where the key of each book is kept: outside the database, so that destroying it reaches every backup (SHARING 27)."""

import os
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Protocol
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .errors import KeyGone, KeyInUse, Tampered
from .master import KEY, MasterKey
from .pieces import alone, bound_to, derived, overwrite, private_folder, sync_folder, write_whole
from .seals import key_version, opened, sealed


class KeyStore(Protocol):
    """A place for keys of books. A directory by default; a key service can take its place by setting."""

    def create(self, dossier_id: UUID) -> None:
        """Makes a key. Raises KeyInUse when there is one. The book's first row comes after this."""

    def fetch(self, dossier_id: UUID) -> bytes:
        """The key of this book. Raises KeyGone when it was destroyed or never made."""

    def stamp(self, dossier_id: UUID) -> Hashable:
        """Something cheap that is equal as long as the stored key is the same. Raises KeyGone like `fetch`."""

    def destroy(self, dossier_id: UUID) -> None:
        """Destroys the key for good. Doing it twice is fine."""

    def rewrap(self, dossier_id: UUID) -> bool:
        """Wraps the key by the newest master key; says whether it had to."""

    def books(self) -> Iterator[UUID]:
        """The books that have a key."""


class DirectoryKeyStore:
    """One 0600 file per book, `<folder>/<2>/<2>/<book>`, by the last digits of its name: those are random.

    Who destroys a key and who wraps it anew wait for each other, or a wrapping in progress would bring a destroyed
    key back. Overwriting helps on plain disks only; on others the wrapped bytes may linger until the block is reused,
    readable by nobody without the master key (docs/security.md).
    """

    def __init__(self, folder: Path, master: MasterKey) -> None:
        self.folder = folder
        self._start = f"{folder}{os.sep}"
        self.master = master

    def create(self, dossier_id: UUID) -> None:
        path = self.path(dossier_id)
        private_folder(path.parent)
        with alone(self._lock):
            if path.exists():
                raise KeyInUse("this book has a key")
            write_whole(path, self._wrapped(dossier_id, os.urandom(KEY)), self._step(path))

    def fetch(self, dossier_id: UUID) -> bytes:
        try:
            return self._unwrapped(dossier_id, self.path(dossier_id).read_bytes())
        except FileNotFoundError:
            raise KeyGone("the key of this book is gone") from None

    def stamp(self, dossier_id: UUID) -> Hashable:
        name = str(dossier_id)
        try:
            found = os.stat(f"{self._start}{name[-2:]}/{name[-4:-2]}/{name}")  # noqa: PTH116 - `path`, but ten times faster
        except FileNotFoundError:
            raise KeyGone("the key of this book is gone") from None
        return (found.st_ino, found.st_mtime_ns)

    def destroy(self, dossier_id: UUID) -> None:
        path = self.path(dossier_id)
        if not path.parent.is_dir():
            return
        with alone(self._lock):
            for file in (path, self._step(path)):  # the step of a wrapping that was killed holds the key as well
                if file.exists():
                    # Zeros, not noise: if this is killed before the name is gone, everybody still reads "gone".
                    overwrite(file, bytes(file.stat().st_size))
                    file.unlink()
            sync_folder(path.parent)

    def rewrap(self, dossier_id: UUID) -> bool:
        path = self.path(dossier_id)
        with alone(self._lock):
            try:
                wrapped = path.read_bytes()
            except FileNotFoundError:
                return False
            if not any(wrapped) or key_version(wrapped) == self.master.now().newest:
                return False
            write_whole(path, self._wrapped(dossier_id, self._unwrapped(dossier_id, wrapped)), self._step(path))
        return True

    def books(self) -> Iterator[UUID]:
        for path in sorted(self.folder.glob("??/??/*")):
            try:
                yield UUID(path.name)
            except ValueError:
                continue  # the step of a writing that was killed; the next one in its place takes it over

    def path(self, dossier_id: UUID) -> Path:
        name = str(dossier_id)
        return self.folder / name[-2:] / name[-4:-2] / name

    @staticmethod
    def _step(path: Path) -> Path:
        return path.with_name(path.name + ".new")

    @property
    def _lock(self) -> Path:
        return self.folder / ".lock"

    def _wrapped(self, dossier_id: UUID, key: bytes) -> bytes:
        known = self.master.now()
        return sealed(AESGCM(derived(known.keys[known.newest], "wrap")), known.newest, key, bound_to("key", dossier_id))

    def _unwrapped(self, dossier_id: UUID, wrapped: bytes) -> bytes:
        if wrapped and not any(wrapped):
            raise KeyGone("the key of this book is gone")
        master = self.master.now().key(key_version(wrapped))
        key = opened(AESGCM(derived(master, "wrap")), wrapped, bound_to("key", dossier_id))
        if len(key) != KEY:
            raise Tampered("not a key")
        return key
