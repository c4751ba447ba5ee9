"""Sealing files: pieces of 1 MiB, each checked by itself, so a photo opens from the middle and a cut is seen.

Form: `version, key version, salt (32)`, then per piece `ciphertext and tag`. The file has a key of its own, made from
the key of the book and the salt; a piece's nonce is its number. Associated data: the place, the number, whether it is
the last.
So pieces cannot be cut off, swapped, repeated or moved to another file.
"""

import os
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .errors import Tampered
from .pieces import NONCE, TAG, derived

VERSION = 1
PIECE = 1024 * 1024
SALT = 32
HEAD = 2 + SALT


def seal_file(key: bytes, place: bytes, source: BinaryIO, target: BinaryIO) -> int:
    """Writes `source` sealed to `target`; answers the number of bytes read."""
    head = bytes((VERSION, 0)) + os.urandom(SALT)
    cipher = AESGCM(derived(key, "file", salt=head[2:]))
    target.write(head)
    size, number, piece = 0, 0, _full(source)
    while True:
        following = _full(source) if len(piece) == PIECE else b""
        target.write(cipher.encrypt(*_bound(head, place, number, not following, piece)))
        size += len(piece)
        if not following:
            return size
        number, piece = number + 1, following


def open_file(key: bytes, place: bytes, source: BinaryIO, start: int, length: int | None) -> Iterator[bytes]:
    """The bytes from `start`, `length` of them, in pieces. Checks the last piece first: a shortened file is refused."""
    source.seek(0)
    head = source.read(HEAD)
    if len(head) != HEAD or head[:2] != bytes((VERSION, 0)):
        raise Tampered("not a sealed file of a known form")
    cipher = AESGCM(derived(key, "file", salt=head[2:]))
    sealed_size = source.seek(0, os.SEEK_END) - HEAD
    count = max(1, -(-sealed_size // (PIECE + TAG)))
    size = sealed_size - count * TAG
    read = _Reader(cipher, head, place, source, count)
    last = read(count - 1)
    end = size if length is None else min(size, start + length)
    if not 0 <= start <= size or end < start:
        raise ValueError("outside the file")
    return _pieces(read, last, start, end)


def _pieces(read: "_Reader", last: bytes, start: int, end: int) -> Iterator[bytes]:
    for number in range(start // PIECE, -(-end // PIECE)):
        piece = last if number == read.count - 1 else read(number)
        first = number * PIECE
        yield piece[max(0, start - first) : end - first]


class _Reader:
    """Reads and checks one piece at a time."""

    def __init__(self, cipher: AESGCM, head: bytes, place: bytes, source: BinaryIO, count: int) -> None:
        self.cipher, self.head, self.place, self.source, self.count = cipher, head, place, source, count

    def __call__(self, number: int) -> bytes:
        self.source.seek(HEAD + number * (PIECE + TAG))
        sealed = self.source.read(PIECE + TAG)
        try:
            return self.cipher.decrypt(*_bound(self.head, self.place, number, number == self.count - 1, sealed))
        except InvalidTag:
            raise Tampered("a piece of the file does not fit this key and place") from None


def _bound(head: bytes, place: bytes, number: int, last: bool, content: bytes) -> tuple[bytes, bytes, bytes]:
    counted = number.to_bytes(8, "big")
    return counted.rjust(NONCE, b"\0"), content, head + place + counted + bytes((last,))


def _full(source: BinaryIO) -> bytes:
    """A whole piece, also from a source that gives less at a time; less only at the end."""
    parts, wanted = [], PIECE
    while wanted and (part := source.read(wanted)):
        parts.append(part)
        wanted -= len(part)
    return b"".join(parts)
