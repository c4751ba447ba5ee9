"""The vault: encryption of everything a family writes, and its erasing. README.md beside this says how."""

from .access import Vault, same_address, vault
from .errors import KeyGone, KeyInUse, Tampered, VaultError
from .keys import DirectoryKeyStore, KeyStore

__all__ = [
    "DirectoryKeyStore",
    "KeyGone",
    "KeyInUse",
    "KeyStore",
    "Tampered",
    "Vault",
    "VaultError",
    "same_address",
    "vault",
]
