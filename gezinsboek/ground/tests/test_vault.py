"""What is sealed opens where it was sealed and nowhere else, and never again once its key is destroyed."""

import subprocess
import sys
import threading
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault import DirectoryKeyStore, KeyGone, KeyInUse, Tampered, Vault, VaultError
from gezinsboek.ground.vault.cache import MOST, SECONDS, KeyCache
from gezinsboek.ground.vault.master import MasterKey

from .conftest import vault_in

TEXTS = st.text() | st.sampled_from(
    ["", "\0", "🦊👩‍👩‍👧‍👦", "مرحبا \u202e olleh", "a" * 100_000, "e\u0301", "\ud800 half"]
)


def path_of(vault: Vault, book: UUID) -> Path:
    """The file that holds this book's key."""
    assert isinstance(vault.store, DirectoryKeyStore)
    return vault.store.path(book)


@given(text=TEXTS)
def test_any_text_comes_back_as_it_was(vault, book, text):
    row = new_id()
    opened = vault.open_text(book, row, "entry.text", vault.seal(book, row, "entry.text", text))
    assert opened == text.encode("utf-8", "replace").decode()
    own = vault.seal_own("person", row, "person.name", text)
    assert vault.open_own_text("person", row, "person.name", own) == opened


@given(content=st.binary())
def test_any_bytes_come_back_as_they_were(vault, book, content):
    row = new_id()
    assert vault.open(book, row, "c", vault.seal(book, row, "c", content)) == content


def test_the_same_text_is_never_sealed_to_the_same_bytes(vault, book):
    row = new_id()
    assert len({vault.seal(book, row, "c", "hoi") for _ in range(100)}) == 100


@settings(max_examples=300)
@given(data=st.data(), text=st.text(max_size=40), flip=st.integers(1, 255))
def test_any_changed_byte_is_noticed(vault, book, data, text, flip):
    row = new_id()
    for sealed, opened in [
        (vault.seal(book, row, "c", text), lambda content: vault.open(book, row, "c", content)),
        (vault.seal_own("p", row, "c", text), lambda content: vault.open_own("p", row, "c", content)),
    ]:
        spoiled = bytearray(sealed)
        # Byte 1 of an own seal names the generation; another one is a VaultError of its own (test below).
        spoiled[data.draw(st.sampled_from([0, *range(2, len(sealed))]))] ^= flip
        with pytest.raises(Tampered):
            opened(bytes(spoiled))


@given(data=st.data())
def test_a_cut_or_lengthened_seal_is_noticed(vault, book, data):
    row = new_id()
    sealed = vault.seal(book, row, "c", "een stukje")
    for spoiled in (sealed[: data.draw(st.integers(0, len(sealed) - 1))], sealed + data.draw(st.binary(min_size=1))):
        with pytest.raises(Tampered):
            vault.open(book, row, "c", spoiled)


def test_a_seal_of_a_generation_that_is_not_there_says_so(vault):
    sealed = bytearray(vault.seal_own("p", "row", "c", "x"))
    sealed[1] = 9
    with pytest.raises(VaultError):
        vault.open_own("p", "row", "c", bytes(sealed))


def test_a_seal_does_not_open_in_another_row_column_or_book(vault, book):
    other, row = new_id(), new_id()
    vault.store.create(other)
    sealed = vault.seal(book, row, "entry.text", "geheim")
    for place in [(book, new_id(), "entry.text"), (book, row, "entry.title"), (other, row, "entry.text")]:
        with pytest.raises(Tampered):
            vault.open(*place, sealed)
    own = vault.seal_own("person", row, "person.name", "Noor")
    for own_place in [
        ("session", row, "person.name"),
        ("person", new_id(), "person.name"),
        ("person", row, "person.x"),
    ]:
        with pytest.raises(Tampered):
            vault.open_own(*own_place, own)
    with pytest.raises(Tampered):
        vault.open(book, row, "entry.text", own)


def test_the_parts_of_a_place_cannot_run_into_each_other(vault):
    sealed = vault.seal_own("ab", "c", "d", "x")
    for place in [("a", "bc", "d"), ("ab", "cd", ""), ("abc", "", "d")]:
        with pytest.raises(Tampered):
            vault.open_own(*place, sealed)


def test_a_key_of_another_book_in_the_place_of_this_one_is_refused(vault, book):
    other = new_id()
    vault.store.create(other)
    path_of(vault, book).write_bytes((kept := path_of(vault, book).read_bytes()) and path_of(vault, other).read_bytes())
    with pytest.raises(Tampered):
        vault.store.fetch(book)
    path_of(vault, book).write_bytes(kept)


def test_a_destroyed_key_opens_nothing_and_is_seen_in_every_process(tmp_path):
    here, elsewhere = vault_in(tmp_path), vault_in(tmp_path)
    book, row = new_id(), new_id()
    here.store.create(book)
    sealed = here.seal(book, row, "c", "weg")
    assert elsewhere.open_text(book, row, "c", sealed) == "weg"  # now its key is in the other's memory
    here.store.destroy(book)
    for vault in (here, elsewhere):
        with pytest.raises(KeyGone):
            vault.open(book, row, "c", sealed)
        with pytest.raises(KeyGone):
            vault.store.fetch(book)
    assert book not in elsewhere._key._kept
    assert list(here.store.books()) == []
    here.store.destroy(book)


def test_destroying_that_was_killed_halfway_reads_as_gone(tmp_path):
    vault = vault_in(tmp_path)
    book = new_id()
    vault.store.create(book)
    vault.open(book, book, "c", vault.seal(book, book, "c", ""))
    path = path_of(vault, book)
    path.write_bytes(bytes(path.stat().st_size))
    with pytest.raises(KeyGone):
        vault.seal(book, book, "c", "x")
    assert not vault.store.rewrap(book)
    vault.store.destroy(book)
    assert not path.exists()


def test_destroying_takes_the_left_over_of_a_killed_writing_too(tmp_path):
    vault = vault_in(tmp_path)
    book = new_id()
    vault.store.create(book)
    step = path_of(vault, book).with_name(f"{book}.new")
    step.write_bytes(path_of(vault, book).read_bytes())
    vault.store.destroy(book)
    assert not step.exists()


def test_a_key_is_made_once_whoever_asks_at_the_same_time(tmp_path):
    vault = vault_in(tmp_path)
    book, refused = new_id(), []

    def make():
        try:
            vault_in(tmp_path).store.create(book)
        except KeyInUse:
            refused.append(1)

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 7
    assert list(vault.store.books()) == [book]


def test_keys_lie_in_private_files_that_hold_no_readable_key(tmp_path):
    vault = vault_in(tmp_path)
    book = new_id()
    vault.store.create(book)
    path = path_of(vault, book)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert vault.store.fetch(book) not in path.read_bytes()


def test_the_cache_forgets_after_a_while_and_when_it_is_full(tmp_path):
    vault = vault_in(tmp_path)
    moment = 0.0
    cache = KeyCache(vault.store, clock=lambda: moment)
    books = [new_id() for _ in range(MOST + 3)]
    for book in books:
        vault.store.create(book)
        cache(book)
    assert len(cache._kept) == MOST
    moment = SECONDS + 1
    cache(books[0])
    assert list(cache._kept) == [books[0]]


def test_fingerprints_differ_by_purpose_and_installation(tmp_path):
    one, two = vault_in(tmp_path / "one"), vault_in(tmp_path / "two")
    assert one.fingerprint("code", "TULP") == one.fingerprint("code", "TULP")
    assert len(one.fingerprint("code", "TULP")) == 32
    assert one.fingerprint("code", "TULP") != one.fingerprint("code", "tulp")
    assert one.fingerprint("code", "TULP") != one.fingerprint("address", "TULP")
    assert one.fingerprint("code", "TULP") != two.fingerprint("code", "TULP")


@pytest.mark.parametrize("typed", ["noor@voorbeeld.nl", " Noor@Voorbeeld.NL ", "ｎoor@voorbeeld.nl"])
def test_an_address_has_one_fingerprint_however_it_is_typed(vault, typed):
    assert vault.fingerprint_address("invitation", typed) == vault.fingerprint_address(
        "invitation", "noor@voorbeeld.nl"
    )


def test_a_missing_or_broken_master_key_is_said_plainly(tmp_path):
    master = MasterKey(tmp_path / "master.key")
    with pytest.raises(VaultError, match="no master key"):
        master.now()
    for broken in [b"", b"short", b"{}", b"x" * 33, b'{"generations": {"0": "AA=="}, "newest": 0}']:
        (tmp_path / "master.key").write_bytes(broken)
        with pytest.raises(VaultError):
            master.now()


def test_a_word_holds_a_seal_as_text(vault):
    word = vault.seal_own_word("second-factor", "", "mfa", "JBSWY3DP")
    assert vault.open_own_word("second-factor", "", "mfa", word) == "JBSWY3DP"
    assert not vault.is_old_word(word)
    for spoiled in ("", "geen zegel", "💥", word[:-4]):
        with pytest.raises(Tampered):
            vault.open_own_word("second-factor", "", "mfa", spoiled)


def test_another_process_reads_what_this_one_sealed(vault, book):
    row = new_id()
    sealed = vault.seal(book, row, "c", "over en weer")
    code = (
        "import sys; from pathlib import Path; from uuid import UUID\n"
        "from gezinsboek.ground.vault import *; from gezinsboek.ground.vault.master import MasterKey\n"
        "m = MasterKey(Path(sys.argv[1], 'master.key')); v = Vault(m, DirectoryKeyStore(Path(sys.argv[1], 'keys'), m))\n"
        "print(v.open_text(UUID(sys.argv[2]), UUID(sys.argv[3]), 'c', bytes.fromhex(sys.argv[4])))"
    )
    arguments = [str(vault.master.path.parent), str(book), str(row), sealed.hex()]
    told = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    assert told.stdout == "over en weer\n"


def test_every_book_has_a_key_of_its_own(vault):
    books: list[UUID] = [new_id() for _ in range(20)]
    for book in books:
        vault.store.create(book)
    assert len({vault.store.fetch(book) for book in books}) == 20
    assert set(books) <= set(vault.store.books())
