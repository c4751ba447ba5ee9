"""A sealed column of a model: assigned and read like any attribute, unreadable in the row."""

import json

import pytest
from django.db import models
from django.test.utils import isolate_apps
from hypothesis import given
from hypothesis import strategies as st

from gezinsboek.ground.ids import new_id
from gezinsboek.ground.tests.conftest import vault_in
from gezinsboek.ground.vault import KeyGone, Tampered, vault
from gezinsboek.ground.vault.fields import Sealed, SealedJSON, SealedOwn


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    vault_in(home)
    return home


@pytest.fixture(autouse=True)
def home(installation, settings):
    settings.GEZINSBOEK_HOME = installation


@pytest.fixture(scope="module")
def kinds():
    """A book and a page in it, as a tool would write them."""
    with isolate_apps("gezinsboek.ground"):

        class Book(models.Model):
            id = models.UUIDField(primary_key=True, default=new_id)
            label_sealed = models.BinaryField()
            label = Sealed("label_sealed", dossier="pk")

            class Meta:
                app_label = "ground"

        class Page(models.Model):
            id = models.UUIDField(primary_key=True, default=new_id)
            dossier_id = models.UUIDField()
            text_sealed = models.BinaryField()
            text = Sealed("text_sealed")
            note_sealed = models.BinaryField(null=True)
            note = Sealed("note_sealed", null=True)
            detail_sealed = models.BinaryField(null=True)
            detail = SealedJSON("detail_sealed", null=True)
            writer_sealed = models.BinaryField(null=True)
            writer = SealedOwn("writer_sealed", "person", null=True)

            class Meta:
                app_label = "ground"

    return Book, Page


@pytest.fixture
def book(kinds):
    book = kinds[0]()
    vault().store.create(book.pk)
    book.label = "Het boek van Noor"
    return book


def test_text_is_named_in_the_constructor_and_read_back(kinds, book):
    page = kinds[1](text="Milan sliep goed. 🦊", dossier_id=book.pk, note=None)
    assert page.text == "Milan sliep goed. 🦊"
    assert page.note is None and page.note_sealed is None
    assert book.label == "Het boek van Noor"
    assert b"Milan" not in page.text_sealed


def test_nothing_readable_stays_in_the_instance(kinds, book):
    page = kinds[1](dossier_id=book.pk, text="Milan sliep goed.", writer="Noor")
    assert page.text and page.writer
    assert "Milan" not in repr(vars(page)) and "Noor" not in repr(vars(page))


@given(value=st.recursive(st.none() | st.booleans() | st.text() | st.integers(), lambda x: st.lists(x), max_leaves=8))
def test_json_comes_back_as_it_was(kinds, installation, value):
    page = kinds[1](dossier_id=new_id())
    vault().store.create(page.dossier_id)
    page.detail = {"waarde": value}
    assert page.detail == {"waarde": json.loads(json.dumps(value))}


def test_a_row_from_the_database_may_hold_a_memoryview(kinds, book):
    page = kinds[1](dossier_id=book.pk, text="hoi")
    page.text_sealed = memoryview(page.text_sealed)
    assert page.text == "hoi"


def test_a_sealed_column_does_not_open_in_another_row_column_or_book(kinds, book):
    page = kinds[1](dossier_id=book.pk, text="hoi", writer="Noor")
    other = kinds[1](dossier_id=book.pk, text_sealed=page.text_sealed, note_sealed=page.text_sealed)
    moved = kinds[1](id=page.pk, dossier_id=new_id(), text_sealed=page.text_sealed, note_sealed=page.text_sealed)
    vault().store.create(moved.dossier_id)
    other.writer_sealed = page.writer_sealed
    for reading in (lambda: other.text, lambda: moved.text, lambda: moved.note, lambda: other.writer):
        with pytest.raises(Tampered):
            reading()


def test_a_page_of_an_erased_book_is_never_shown_as_empty(kinds, book):
    page = kinds[1](dossier_id=book.pk, text="hoi", writer="Noor")
    vault().store.destroy(book.pk)
    with pytest.raises(KeyGone):
        assert page.text
    with pytest.raises(KeyGone):
        page.text = "nieuw"
    assert page.writer == "Noor"


def test_text_without_its_book_or_of_another_type_is_refused(kinds, book):
    with pytest.raises(TypeError):
        kinds[1](text="zonder boek")
    with pytest.raises(TypeError):
        kinds[1](dossier_id=book.pk, text=None)
    with pytest.raises(TypeError):
        kinds[1](dossier_id=book.pk, text=3)


def test_ids_given_as_text_do_as_well(kinds, book):
    page = kinds[1](id=str(new_id()), dossier_id=str(book.pk), text="hoi")
    assert page.text == "hoi"


def test_the_column_itself_is_reached_on_the_class(kinds):
    assert kinds[1].text.column == "text_sealed"
    assert kinds[1].writer.purpose == "person"
