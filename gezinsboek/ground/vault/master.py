"""The master key: one 0600 file in the home folder, with one or more generations.

At first start the file is 32 random bytes: generation 0. After a rotation it is JSON with every generation that may
still be needed, which one is the newest, and the key of the fingerprints, which stays the same for good (a fingerprint
is looked up, so it cannot be renewed row by row).
"""

import base64
import json
import os
import threading
from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from .errors import KeyInUse, VaultError
from .pieces import alone, derived, write_whole

KEY = 32
MOST = 255  # a seal holds its generation in one byte; a number is never used twice


@dataclass(frozen=True)
class Generations:
    """All the file says, at one moment."""

    keys: dict[int, bytes]
    newest: int
    fingerprint: bytes
    rotating: bool = False
    made_at: datetime | None = None

    def key(self, generation: int) -> bytes:
        if generation not in self.keys:
            raise VaultError("this generation of the master key was forgotten, or is not in the file yet")
        return self.keys[generation]

    def as_bytes(self) -> bytes:
        if self.newest == 0 and not self.rotating:
            return self.keys[0]
        text = {
            "format": 1,
            "newest": self.newest,
            "rotating": self.rotating,
            "made_at": self.made_at.isoformat() if self.made_at else None,
            "fingerprint": _as_text(self.fingerprint),
            "generations": {str(number): _as_text(key) for number, key in sorted(self.keys.items())},
        }
        return (json.dumps(text, indent=1) + "\n").encode()

    @staticmethod
    def from_bytes(raw: bytes) -> "Generations":
        if len(raw) == KEY:
            return Generations({0: raw}, 0, derived(raw, "fingerprint"))
        try:
            told = json.loads(raw)
            keys = {int(number): _from_text(key) for number, key in told["generations"].items()}
            made_at = datetime.fromisoformat(told["made_at"]) if told["made_at"] else None
            found = Generations(keys, told["newest"], _from_text(told["fingerprint"]), told["rotating"], made_at)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise VaultError("master.key is neither 32 bytes nor a list of generations") from None
        if found.newest not in keys or any(len(key) != KEY for key in (*keys.values(), found.fingerprint)):
            raise VaultError("master.key does not hold the keys it names")
        return found


def _as_text(key: bytes) -> str:
    return base64.b64encode(key).decode()


def _from_text(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


class MasterKey:
    """The file, read again when another process changed it, so that a rotation needs no restart."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lock = path.with_name(path.name + ".lock")
        self._read: tuple[Hashable, Generations] | None = None
        self._reading = threading.Lock()

    def now(self) -> Generations:
        """What the file says at this moment; costs one look at its date when nothing changed."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            raise VaultError("there is no master key in the home folder") from None
        stamp = (found.st_ino, found.st_mtime_ns, found.st_size)
        read = self._read
        if read is None or read[0] != stamp:
            with self._reading:
                read = self._read = (stamp, Generations.from_bytes(self.path.read_bytes()))
        return read[1]

    def begin_generation(self, moment: datetime) -> Generations:
        """Adds a generation and makes it the newest. An unfinished rotation is gone on with instead."""
        with alone(self.lock):
            known = self.now()
            if known.rotating:
                return known
            if known.newest >= MOST:
                raise KeyInUse("the master key has had all its generations")
            newest = known.newest + 1
            keys = {**known.keys, newest: os.urandom(KEY)}
            return self._write(replace(known, keys=keys, newest=newest, rotating=True, made_at=moment))

    def end_rotation(self) -> Generations:
        """Says that nothing waits for this rotation any more."""
        with alone(self.lock):
            return self._write(replace(self.now(), rotating=False))

    def forget_old(self) -> Generations:
        """Keeps the newest generation alone. Only when nothing is sealed by an older one: `rotation` sees to that."""
        with alone(self.lock):
            known = self.now()
            if known.rotating:
                raise KeyInUse("a rotation is not finished")
            return self._write(replace(known, keys={known.newest: known.keys[known.newest]}))

    def _write(self, generations: Generations) -> Generations:
        write_whole(self.path, generations.as_bytes())
        return generations
