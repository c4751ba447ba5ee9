"""Sealed files: any part reads back, and no piece can be cut off, swapped or moved."""

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault import KeyGone, Tampered, files
from gezinsboek.ground.vault.filestore import SealedFiles
from gezinsboek.ground.vault.pieces import TAG

from .conftest import vault_in

SIZES = [0, 1, files.PIECE - 1, files.PIECE, files.PIECE + 1, 2 * files.PIECE, 3 * files.PIECE + 7]
WHOLE = files.PIECE + TAG


@pytest.fixture(scope="module")
def long_one(vault, book):
    """A file of a bit more than three pieces, its row and its seal."""
    row, content = new_id(), os.urandom(SIZES[-1])
    target = io.BytesIO()
    vault.seal_file(book, row, "file", io.BytesIO(content), target)
    return row, content, target.getvalue()


def opened(vault, book, row, sealed, **part):
    return b"".join(vault.open_file(book, row, "file", io.BytesIO(sealed), **part))


@pytest.mark.parametrize("size", SIZES)
def test_a_file_of_any_size_comes_back(vault, book, size):
    row, content, target = new_id(), os.urandom(size), io.BytesIO()
    assert vault.seal_file(book, row, "file", io.BytesIO(content), target) == size
    assert opened(vault, book, row, target.getvalue()) == content


def test_a_source_that_gives_little_at_a_time_is_sealed_the_same(vault, book):
    class Trickle(io.BytesIO):
        def read(self, size=-1):
            return super().read(min(size, 70_000))

    row, content, target = new_id(), os.urandom(files.PIECE + 5), io.BytesIO()
    vault.seal_file(book, row, "file", Trickle(content), target)
    assert opened(vault, book, row, target.getvalue()) == content


@given(start=st.integers(0, SIZES[-1]), length=st.none() | st.integers(0, SIZES[-1] + 10))
def test_any_part_is_the_part_of_the_whole(vault, book, long_one, start, length):
    row, content, sealed = long_one
    expected = content[start:] if length is None else content[start : start + length]
    assert opened(vault, book, row, sealed, start=start, length=length) == expected


def test_a_part_outside_the_file_is_refused(vault, book, long_one):
    row, content, sealed = long_one
    for part in ({"start": len(content) + 1}, {"start": -1}, {"start": 5, "length": -2}):
        with pytest.raises(ValueError, match="outside"):
            opened(vault, book, row, sealed, **part)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda sealed: sealed[:-WHOLE],
        lambda sealed: sealed[: files.HEAD + WHOLE],
        lambda sealed: sealed[: files.HEAD + 2 * WHOLE],
        lambda sealed: sealed[: files.HEAD],
        lambda sealed: sealed[:-1],
        lambda sealed: b"",
        lambda sealed: sealed + b"\0",
        lambda sealed: sealed + sealed[files.HEAD : files.HEAD + WHOLE],
        lambda sealed: (
            sealed[: files.HEAD]
            + sealed[files.HEAD + WHOLE : files.HEAD + 2 * WHOLE]
            + sealed[files.HEAD : files.HEAD + WHOLE]
            + sealed[files.HEAD + 2 * WHOLE :]
        ),
    ],
    ids=[
        "last pieces",
        "two pieces",
        "three pieces",
        "all pieces",
        "last byte",
        "empty",
        "longer",
        "repeated",
        "swapped",
    ],
)
def test_a_cut_or_shuffled_file_is_refused(vault, book, long_one, spoil):
    row, _content, sealed = long_one
    with pytest.raises(Tampered):
        opened(vault, book, row, spoil(sealed))


@given(place=st.integers(0, SIZES[-1] + files.HEAD + 4 * TAG - 1), flip=st.integers(1, 255))
def test_any_changed_byte_of_a_file_is_noticed(vault, book, long_one, place, flip):
    row, _content, sealed = long_one
    spoiled = bytearray(sealed)
    spoiled[place] ^= flip
    with pytest.raises(Tampered):
        opened(vault, book, row, bytes(spoiled))


def test_a_file_does_not_open_as_another_file(vault, book, long_one):
    _row, _content, sealed = long_one
    with pytest.raises(Tampered):
        opened(vault, book, new_id(), sealed)


def test_stored_files_are_unreadable_and_go_with_their_book(vault, book, tmp_path):
    store, file = SealedFiles(tmp_path / "files", vault), new_id()
    assert store.put(book, file, "large", io.BytesIO(b"een foto van Milan")) == 18
    store.put(book, file, "small", io.BytesIO(b"klein"))
    assert b"".join(store.read(book, file, "large", start=4, length=4)) == b"foto"
    on_disk = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(on_disk) == 2
    assert not any(b"Milan" in path.read_bytes() or path.stat().st_mode & 0o077 for path in on_disk)
    assert {(found, name) for found, name, _when in store.all_files()} == {(book, file)}
    with pytest.raises(FileNotFoundError):
        store.read(book, new_id(), "large")
    with pytest.raises(ValueError, match="one word"):
        store.read(book, file, "../large")
    store.remove(book, file)
    assert list(store.all_files()) == []
    store.put(book, file, "large", io.BytesIO(b"nog een"))
    store.remove_book(book)
    assert not any(path.is_file() for path in tmp_path.rglob("*"))


def test_a_file_of_an_erased_book_never_opens(tmp_path):
    vault = vault_in(tmp_path)
    store, book, file = SealedFiles(tmp_path / "files", vault), new_id(), new_id()
    vault.store.create(book)
    store.put(book, file, "large", io.BytesIO(b"x"))
    vault.store.destroy(book)
    with pytest.raises(KeyGone):
        store.read(book, file, "large")


def test_a_writing_that_fails_leaves_nothing_behind(vault, book, tmp_path):
    class Broken(io.BytesIO):
        def read(self, size=-1):
            raise OSError("the connection broke")

    store = SealedFiles(tmp_path / "files", vault)
    with pytest.raises(OSError, match="broke"):
        store.put(book, new_id(), "large", Broken())
    assert not any(path.is_file() for path in tmp_path.rglob("*"))


def test_what_a_killed_writing_left_is_cleared(vault, book, tmp_path):
    store = SealedFiles(tmp_path / "files", vault)
    store.put(book, new_id(), "large", io.BytesIO(b"x"))
    folder: Path = store._book(book)
    (folder / ".abc.new").write_bytes(b"half")
    assert store.remove_unfinished(before=0) == 0
    assert store.remove_unfinished(before=2**40) == 1
    assert len(list(store.all_files())) == 1
