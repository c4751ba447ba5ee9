"""A vault of a test's own, and a book in it."""

import os
from pathlib import Path

import pytest

from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault import DirectoryKeyStore, Vault
from gezinsboek.ground.vault.master import MasterKey


def vault_in(home: Path) -> Vault:
    home.mkdir(exist_ok=True)
    if not (home / "master.key").exists():
        (home / "master.key").write_bytes(os.urandom(32))
    master = MasterKey(home / "master.key")
    return Vault(master, DirectoryKeyStore(home / "keys", master))


@pytest.fixture(scope="module")
def vault(tmp_path_factory):
    return vault_in(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def book(vault):
    book = new_id()
    vault.store.create(book)
    return book
