"""One's own words: for everybody who wrote, also thirty days after they stopped (SHARING 7)."""

import json
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import ProgrammingError, transaction
from django.test import Client

from cast.browser import sign_in
from cast.deeds import does, replies
from cast.family import Family
from cast.people import as_
from gezinsboek.circle import erasing
from gezinsboek.circle.models import Item
from gezinsboek.circle.tests.screens import Screen
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act
from gezinsboek.ground.ids import new_id
from gezinsboek.timeline import writing

from .copies import asked, book, everything, made, opened

__all__ = ["book"]


def test_own_words_as_i_last_wrote_them_and_nothing_of_others(book):
    with as_("femke", fresh=True), transaction.atomic():
        item = book_item(book, "femke")
    replies("noor", item, "Dank je.")
    does("noor", lambda: writing.change(item.id, "De school belde NIET.", 1))
    told = json.loads(opened(made(book.id, "femke", "own")).read("eigen-stukjes.json"))
    assert [one["text"] for one in told["items"]] == ["De school belde."]
    assert told["items"][0]["later_changed_by_others"]
    assert "Dank je" not in json.dumps(told) and "appel" not in json.dumps(told)


def book_item(book: Family, key: str):
    return Item.objects.get(author_id=book.members[key])


def test_thirty_days_after_leaving_and_no_longer(book):
    does("femke", lambda: act("end_member", book.members["femke"]))
    row = made(book.id, "femke", "own")
    assert "De school belde." in opened(row).read("eigen-stukjes.json").decode()
    client = sign_in(Client(), "femke")
    assert "De school belde" not in client.get("/meenemen/").content.decode()
    assert client.get(f"/meenemen/{row.id}/").status_code == 200
    with clock.moved_to(clock.now() + timedelta(days=29)):
        assert made(book.id, "femke", "own").ready_at
    with clock.moved_to(clock.now() + timedelta(days=31)), pytest.raises(ProgrammingError):
        asked(book.id, "femke", "own")


def test_what_the_family_threw_away_is_not_in_it(book):
    with as_("femke", fresh=True), transaction.atomic():
        item = book_item(book, "femke")
    does("noor", lambda: act("bin", item.id))
    assert json.loads(opened(made(book.id, "femke", "own")).read("eigen-stukjes.json"))["items"] == []


def test_a_new_name_of_the_book_is_not_told_to_who_left(book):
    does("femke", lambda: act("end_member", book.members["femke"]))
    Screen(book, "noor").post("gezin/", {"do": "rename", "name": "Nieuwe naam"})
    page = sign_in(Client(), "femke").get("/meenemen/").content.decode()
    assert "Nieuwe naam" not in page and "Een boek" in page


def test_own_words_while_the_book_waits_to_be_erased(book):
    erasure = new_id()
    with as_("noor", fresh=True), transaction.atomic():
        erasing.ask_to_erase(book.id, erasure, 14)
    with as_("mark", fresh=True), transaction.atomic():
        erasing.say_yes(erasure)
    assert "De school belde." in opened(made(book.id, "femke", "own")).read("eigen-stukjes.json").decode()
    assert "appel" not in everything(made(book.id, "noor"))


def test_the_page_of_own_words_asks_for_one_of_my_books_only(book):
    client = sign_in(Client(), "femke")
    assert client.post("/meenemen/", {"do": "own", "book": book.id, "takeaway": new_id()}).status_code == 302
    assert client.post("/meenemen/", {"do": "own", "book": new_id(), "takeaway": new_id()}).status_code == 404
    assert settings.ORIGIN


def test_the_family_reads_what_a_helper_took_along(book):
    row = made(book.id, "femke", kind="own")
    sign_in(Client(), "femke").get(f"/meenemen/{row.id}/")
    page = Screen(book, "noor").page("wie-heeft-gekeken/")
    assert "Femke" in page and "kopie" in page
