"""Sealing and opening: what the rest of the product calls."""

import base64
import hmac
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, cast
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.module_loading import import_string

from . import files
from .cache import KeyCache
from .errors import Tampered
from .keys import DirectoryKeyStore, KeyStore
from .master import MasterKey
from .pieces import bound_to, derived
from .seals import as_bytes, key_version, opened, sealed


class Vault:
    """Seals with the key of a book, or with a key of the installation for things that span books.

    Every seal is bound to its place (book, row, column): bytes copied to another row, column or book do not open.
    `KeyGone`: the book was erased. `Tampered`: these are not the bytes that were sealed here.
    """

    def __init__(self, master: MasterKey, store: KeyStore) -> None:
        self.master = master
        self.store = store
        self._key = KeyCache(store)

    def seal(self, dossier_id: UUID, row_id: UUID, column: str, plaintext: bytes | str) -> bytes:
        """Sealed by the key of this book, for this row and column."""
        return sealed(self._key(dossier_id), 0, as_bytes(plaintext), bound_to("book", dossier_id, row_id, column))

    def open(self, dossier_id: UUID, row_id: UUID, column: str, content: bytes) -> bytes:
        """What `seal` was given for the same book, row and column."""
        return opened(self._key(dossier_id), content, bound_to("book", dossier_id, row_id, column))

    def opener(self, dossier_id: UUID, column: str) -> Callable[[bytes, bytes], bytes]:
        """`open` for one book and column, as (id of the row in bytes, content): for looking through a whole book at once.
        Whether its key is still there is asked now, so what this gives must not be kept."""
        key = self._key(dossier_id)
        # as bound_to() says it, with what is the same for every row put together once
        before, after = bound_to("book", dossier_id) + (16).to_bytes(2, "big"), bound_to(column)

        def open_(row_id: bytes, content: bytes) -> bytes:
            return opened(key, content, before + row_id + after)

        return open_

    def open_text(self, dossier_id: UUID, row_id: UUID, column: str, content: bytes) -> str:
        return self.open(dossier_id, row_id, column, content).decode()

    def seal_own(self, purpose: str, row_id: UUID | str, column: str, plaintext: bytes | str) -> bytes:
        """Sealed by the installation, for things that span books: a person's name, a session, a second factor.

        The seal tells which generation of the master key made it, so a rotation can find what is old.
        """
        known = self.master.now()
        key = self._own(known.keys[known.newest], purpose, row_id)
        return sealed(key, known.newest, as_bytes(plaintext), bound_to("own", purpose, row_id, column))

    def open_own(self, purpose: str, row_id: UUID | str, column: str, content: bytes) -> bytes:
        """What `seal_own` was given for the same purpose, row and column."""
        key = self._own(self.master.now().key(key_version(content)), purpose, row_id)
        return opened(key, content, bound_to("own", purpose, row_id, column))

    def open_own_text(self, purpose: str, row_id: UUID | str, column: str, content: bytes) -> str:
        return self.open_own(purpose, row_id, column, content).decode()

    def seal_own_word(self, purpose: str, row_id: UUID | str, column: str, plaintext: bytes | str) -> str:
        """`seal_own` for places that hold text only (a column of another's making, a value in JSON)."""
        return base64.urlsafe_b64encode(self.seal_own(purpose, row_id, column, plaintext)).decode()

    def open_own_word(self, purpose: str, row_id: UUID | str, column: str, content: str) -> str:
        return self.open_own(purpose, row_id, column, _from_word(content)).decode()

    def is_old_word(self, content: str) -> bool:
        return self.is_old(_from_word(content))

    def is_old(self, content: bytes) -> bool:
        """Whether something sealed by `seal_own` waits to be sealed anew after a rotation."""
        return key_version(content) != self.master.now().newest

    @staticmethod
    def _own(master: bytes, purpose: str, row_id: UUID | str) -> AESGCM:
        # A key per row: random nonces under one key for all sessions of a large installation would wear out.
        return AESGCM(derived(master, "own", purpose, row_id))

    def fingerprint(self, purpose: str, text: str) -> bytes:
        """32 bytes to look a secret up by without storing it. Exactly this text; see `fingerprint_address`."""
        key = derived(self.master.now().fingerprint, "fingerprint", purpose)
        return hmac.digest(key, as_bytes(text), "sha256")

    def fingerprint_address(self, purpose: str, address: str) -> bytes:
        """The same for an e-mail address: capitals, spaces around it and look-alike forms make no difference."""
        return self.fingerprint(purpose, same_address(address))

    def seal_file(self, dossier_id: UUID, row_id: UUID, column: str, source: BinaryIO, target: BinaryIO) -> int:
        """Seals a whole file piece by piece, in little memory; answers how many bytes `source` held."""
        key = self._key.raw(dossier_id)
        return files.seal_file(key, bound_to("file", dossier_id, row_id, column), source, target)

    def open_file(
        self, dossier_id: UUID, row_id: UUID, column: str, source: BinaryIO, start: int = 0, length: int | None = None
    ) -> Iterator[bytes]:
        """The file, or `length` bytes from `start`, in pieces. `source` must be seekable.

        Nothing comes out that was not checked. The key and the end of the file are looked at before this returns.
        """
        key = self._key.raw(dossier_id)
        return files.open_file(key, bound_to("file", dossier_id, row_id, column), source, start, length)


def _from_word(content: str) -> bytes:
    try:
        return base64.b64decode(content, altchars=b"-_", validate=True)
    except ValueError:
        raise Tampered("not a sealed word") from None


def same_address(address: str) -> str:
    """One form for every way to type the same e-mail address."""
    return unicodedata.normalize("NFKC", address).strip().casefold()


@lru_cache(maxsize=8)
def _vault_in(home: str) -> Vault:
    master = MasterKey(Path(home, "master.key"))
    other: str | None = getattr(settings, "GEZINSBOEK_KEY_STORE", None)
    if other is None:
        return Vault(master, DirectoryKeyStore(Path(home, "keys"), master))
    return Vault(master, cast(KeyStore, import_string(other)(Path(home), master)))


def vault() -> Vault:
    """The vault of this installation: `GEZINSBOEK_HOME`, with another key store if `GEZINSBOEK_KEY_STORE` names one."""
    return _vault_in(str(settings.GEZINSBOEK_HOME))
