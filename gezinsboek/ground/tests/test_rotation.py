"""The master key is renewed without losing a book, also when it is killed at any step."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.tests.conftest import vault_in
from gezinsboek.ground.tests.test_vault import path_of
from gezinsboek.ground.vault import KeyGone, KeyInUse, VaultError
from gezinsboek.ground.vault.rotation import SETTLE, Counts, rewrap_all, rotate
from gezinsboek.ground.vault.seals import key_version

BOOKS = 4


@pytest.fixture
def library(tmp_path):
    """A vault with some books, and a text sealed in each."""
    vault = vault_in(tmp_path)
    books = [new_id() for _ in range(BOOKS)]
    for book in books:
        vault.store.create(book)
    return vault, {book: vault.seal(book, book, "c", f"boek {book}") for book in books}


def generations_used(vault):
    return {key_version(path_of(vault, book).read_bytes()) for book in vault.store.books()}


def assert_all_open(vault, texts):
    assert {book: vault.open_text(book, book, "c", sealed) for book, sealed in texts.items()} == {
        book: f"boek {book}" for book in texts
    }


def test_a_rotation_wraps_every_key_anew_and_changes_no_text(library):
    vault, texts = library
    own, print_of = vault.seal_own("person", "row", "c", "Noor"), vault.fingerprint("code", "TULP-4821")
    assert rotate(vault) == Counts(BOOKS, BOOKS)
    assert generations_used(vault) == {1}
    assert_all_open(vault, texts)
    assert vault.open_own_text("person", "row", "c", own) == "Noor"
    assert vault.is_old(own)
    assert not vault.is_old(vault.seal_own("person", "row", "c", "Noor"))
    assert vault.fingerprint("code", "TULP-4821") == print_of
    assert vault.master.path.stat().st_mode & 0o777 == 0o600


def test_a_running_process_goes_on_through_a_rotation(library):
    vault, texts = library
    elsewhere = vault_in(vault.master.path.parent)
    assert_all_open(elsewhere, texts)
    rotate(vault)
    assert_all_open(elsewhere, texts)
    new = new_id()
    elsewhere.store.create(new)
    assert generations_used(elsewhere) == {1}


def test_rotating_twice_gives_three_generations(library):
    vault, texts = library
    rotate(vault)
    rotate(vault)
    assert sorted(vault.master.now().keys) == [0, 1, 2]
    assert generations_used(vault) == {2}
    assert_all_open(vault, texts)


def test_an_erased_book_stays_erased_through_a_rotation(library):
    vault, texts = library
    gone = next(iter(texts))
    vault.store.destroy(gone)
    assert rotate(vault) == Counts(BOOKS - 1, BOOKS - 1)
    with pytest.raises(KeyGone):
        vault.store.fetch(gone)


def killed_at(step: int, work) -> bool:
    """Does `work` in a process that dies at its `step`-th step on the disk; says whether it lived to the end."""
    child = os.fork()
    if child == 0:
        steps = [step]
        real = {name: getattr(os, name) for name in ("write", "fsync", "replace", "open")}

        def dying(name):
            def call(*arguments, **named):
                steps[0] -= 1
                if steps[0] == 0:
                    os._exit(9)
                return real[name](*arguments, **named)

            return call

        for name in real:
            setattr(os, name, dying(name))
        try:
            work()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_killed_at_any_step_a_rotation_loses_nothing_and_goes_on(tmp_path):
    for step in range(1, 500):
        vault = vault_in(tmp_path / str(step))
        texts = {}
        for book in (new_id(), new_id()):
            vault.store.create(book)
            texts[book] = vault.seal(book, book, "c", f"boek {book}")
        lived = killed_at(step, lambda vault=vault: rotate(vault))
        assert_all_open(vault_in(tmp_path / str(step)), texts)
        begun = vault.master.now().rotating
        rotate(vault)
        assert generations_used(vault) == {vault.master.now().newest}
        assert not begun or vault.master.now().newest == 1  # it went on with the generation it had begun
        assert_all_open(vault, texts)
        if lived:
            break
    assert 20 < step < 499


def test_killed_at_any_step_making_a_key_gives_a_whole_key_or_none(tmp_path):
    vault = vault_in(tmp_path)
    for step in range(1, 500):
        book = new_id()
        lived = killed_at(step, lambda book=book: vault.store.create(book))
        try:
            assert len(vault.store.fetch(book)) == 32
        except KeyGone:
            vault.store.create(book)
        if lived:
            break
    assert 5 < step < 499


def test_the_old_generation_is_forgotten_only_when_it_is_time(library, monkeypatch):
    from gezinsboek.ground.vault import rotation

    vault, texts = library
    own = vault.seal_own("person", "row", "c", "Noor")
    monkeypatch.setattr(rotation, "reseal_own", lambda vault, using: {})
    rotate(vault)
    with pytest.raises(KeyInUse):
        rotation.forget_old(vault)
    monkeypatch.setattr(clock, "now", lambda: datetime.now(UTC) + SETTLE + timedelta(minutes=1))
    vault.master.begin_generation(clock.now())  # a rotation that was killed
    with pytest.raises(KeyInUse):
        rotation.forget_old(vault)
    rotate(vault)
    monkeypatch.setattr(clock, "now", lambda: datetime.now(UTC) + 3 * SETTLE)
    rotation.forget_old(vault)
    assert sorted(vault.master.now().keys) == [2]
    assert_all_open(vault, texts)
    with pytest.raises(VaultError):
        vault.open_own("person", "row", "c", own)
    assert rewrap_all(vault) == Counts(BOOKS, 0)


def test_a_key_that_was_overlooked_keeps_the_old_generation(library, monkeypatch):
    from gezinsboek.ground.vault import rotation

    vault, texts = library
    rotate(vault)

    def broken(*arguments):
        raise VaultError("this database role does not see all rows")

    monkeypatch.setattr(rotation, "reseal_own", broken)
    monkeypatch.setattr(clock, "now", lambda: datetime.now(UTC) + 2 * SETTLE)
    with pytest.raises(VaultError):
        rotation.forget_old(vault)
    assert sorted(vault.master.now().keys) == [0, 1]
    assert_all_open(vault, texts)
