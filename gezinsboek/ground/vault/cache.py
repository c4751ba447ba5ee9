"""The keys of the books that are read now, for a short time."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .errors import KeyGone
from .keys import KeyStore

MOST = 256
SECONDS = 60.0


class KeyCache:
    """At most `MOST` keys, each for at most `SECONDS`. A key destroyed by another process is gone here at once:
    every use asks the store for the key's stamp, which costs two microseconds in a directory."""

    def __init__(self, store: KeyStore, clock: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._clock = clock
        self._kept: OrderedDict[UUID, tuple[Hashable, float, bytes, AESGCM]] = OrderedDict()
        self._one = threading.Lock()

    def __call__(self, dossier_id: UUID) -> AESGCM:
        """The key of this book, ready for use. Raises KeyGone."""
        return self._look(dossier_id)[3]

    def raw(self, dossier_id: UUID) -> bytes:
        """The same key as bytes, to derive a file's key from."""
        return self._look(dossier_id)[2]

    def _look(self, dossier_id: UUID) -> tuple[Hashable, float, bytes, AESGCM]:
        now = self._clock()
        try:
            stamp = self._store.stamp(dossier_id)
            with self._one:
                kept = self._kept.get(dossier_id)
                if kept and kept[0] == stamp and kept[1] > now:
                    self._kept.move_to_end(dossier_id)
                    return kept
            key = self._store.fetch(dossier_id)
        except KeyGone:
            with self._one:
                self._kept.pop(dossier_id, None)
            raise
        fresh = (stamp, now + SECONDS, key, AESGCM(key))
        with self._one:
            self._kept[dossier_id] = fresh
            self._kept.move_to_end(dossier_id)
            for old in [book for book, kept in self._kept.items() if kept[1] <= now]:
                del self._kept[old]
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return fresh
