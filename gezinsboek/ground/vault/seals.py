"""The form of a seal: `version, key version, nonce (12), ciphertext and tag`, AES-256-GCM."""

import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .errors import Tampered
from .pieces import NONCE, TAG

VERSION = 1
HEAD = 2


def sealed(key: AESGCM, key_version: int, plaintext: bytes, associated: bytes) -> bytes:
    """The bytes that only this key opens, and only with the same associated data."""
    head = bytes((VERSION, key_version))
    nonce = os.urandom(NONCE)
    return head + nonce + key.encrypt(nonce, plaintext, head + associated)


def key_version(sealed: bytes) -> int:
    """Which generation of the key closed this seal."""
    if len(sealed) < HEAD + NONCE + TAG or sealed[0] != VERSION:
        raise Tampered("not a seal of a known form")
    return sealed[1]


def opened(key: AESGCM, sealed: bytes, associated: bytes) -> bytes:
    """What was sealed. Raises Tampered for anything else."""
    key_version(sealed)
    nonce = sealed[HEAD : HEAD + NONCE]
    try:
        return key.decrypt(nonce, sealed[HEAD + NONCE :], sealed[:HEAD] + associated)
    except InvalidTag:
        raise Tampered("the seal does not fit this key and place") from None


@lru_cache(maxsize=512)
def ready(key: bytes) -> AESGCM:
    """The key, set up. Only for keys of the whole installation: a book's key must leave memory when it is destroyed."""
    return AESGCM(key)


def as_bytes(plaintext: bytes | str) -> bytes:
    """Text as UTF-8. Half a character (a lone surrogate) is no text: it becomes `?`, so that no page breaks on it."""
    return plaintext if isinstance(plaintext, bytes) else plaintext.encode("utf-8", "replace")
