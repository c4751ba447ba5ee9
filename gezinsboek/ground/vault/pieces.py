"""The smallest pieces: the words a seal is bound to, keys made from keys, files written whole or not at all."""

import fcntl
import hmac
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

NONCE = 12
TAG = 16


def bound_to(*parts: UUID | str) -> bytes:
    """The associated data: each part with its length before it, so no two lists of parts give the same bytes."""
    raws = [part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part.bytes for part in parts]
    return b"".join([len(raw).to_bytes(2, "big") + raw for raw in raws])


def derived(key: bytes, *purpose: UUID | str, salt: bytes = b"") -> bytes:
    """A key of its own for one purpose: HKDF-SHA256 for 32 bytes (RFC 5869), which is two HMACs."""
    extracted = hmac.digest(salt or bytes(32), key, "sha256")
    return hmac.digest(extracted, bound_to("gezinsboek", *purpose) + b"\x01", "sha256")


def write_whole(path: Path, content: bytes, step: Path | None = None) -> None:
    """Replaces `path` by a 0600 file that is there whole after any crash, and on the disk when this returns."""
    step = step or path.with_name(path.name + ".new")
    handle = os.open(step, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        _write_all(handle, content)
        os.fsync(handle)
    finally:
        os.close(handle)
    step.replace(path)
    sync_folder(path.parent)


def overwrite(path: Path, content: bytes) -> None:
    """Writes over the very bytes of an existing file; no copy of the old content stays under another name."""
    handle = os.open(path, os.O_WRONLY)
    try:
        _write_all(handle, content)
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_all(handle: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]


def sync_folder(folder: Path) -> None:
    """Makes a new or removed name in the folder last through a power cut."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def private_folder(folder: Path) -> None:
    """Makes the folder, and those above it that are missing, for this account alone."""
    if not folder.is_dir():
        private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(folder.parent)


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Only one process or thread at a time is inside; a killed one lets go by itself."""
    handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
