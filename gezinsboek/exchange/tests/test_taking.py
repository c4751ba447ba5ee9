"""Taking along: exactly what the asker reads, for the asker alone, for one day (SHARING 7, 22, 23; REQ-17)."""

import io
import json
import tracemalloc
from datetime import timedelta
from typing import Any

import pytest
from django.core.signing import BadSignature
from django.db import ProgrammingError, transaction
from django.test import Client
from pypdf import PdfReader

from cast.browser import sign_in
from cast.deeds import does
from cast.family import READ, Family
from cast.people import as_, player
from gezinsboek.circle import agreement
from gezinsboek.circle.models import Agreement
from gezinsboek.circle.tests.screens import Screen
from gezinsboek.circle.tests.wires import column, one, superuser
from gezinsboek.exchange import making
from gezinsboek.exchange.models import TakeAway
from gezinsboek.exchange.telling import place_of
from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.tests.validating import READ_ALOUD, breaches
from gezinsboek.ground.vault.filestore import sealed_files
from gezinsboek.site.tests.routes import photo_in
from gezinsboek.timeline import writing

from .copies import ARABIC, asked, book, everything, faults, made, now, opened, schema

__all__ = ["book"]


def lines(family: Family, event: str) -> set[object]:
    with superuser() as root:
        return column(root, "select member_id from log_line where dossier_id = %s and event_id = %s", family.id, event)


# What is in it


def test_the_story_and_the_spelregels_go_along(book):
    does(
        "noor",
        lambda: writing.write(book.id, book.chapters["Thuis"], "Wie zijn wij?\n\nWij zijn met vier.", kind="story-who"),
    )
    text = Agreement(id=new_id(), dossier_id=book.id)
    text.told = {"write": "We schrijven vriendelijk."}
    does("noor", lambda: agreement.say(text, 0))
    does("femke", lambda: agreement.say_yes(text.id))
    whole = opened(made(book.id, "mark"))
    told = json.loads(whole.read("boek.json"))
    assert faults(told, schema("book")) == []
    assert told["agreement"][0]["words"] == {"write": "We schrijven vriendelijk."}
    assert {one["who"].split()[0] for one in told["agreement"][0]["yes"]} == {"Noor", "Femke"}
    assert "We schrijven vriendelijk." in whole.read("spelregels.html").decode()
    assert "Wij zijn met vier." in whole.read("hoofdstuk-1.html").decode()


def test_a_copy_holds_what_the_asker_reads_and_nothing_else(book):
    noors, marks = everything(made(book.id, "noor")), everything(made(book.id, "mark"))
    for words in ("Lina at een appel", "Wat fijn", "De school belde", "dokter", "Alleen voor mij"):
        assert words in noors
    for words in ("Lina at een appel", "Wat fijn", "De school belde"):
        assert words in marks
    for words in ("dokter", "Alleen voor mij", "Gezondheid"):
        assert words not in marks


def test_the_website_needs_nothing_from_elsewhere_and_runs_nothing(book):
    photo_in(book)
    whole = opened(made(book.id, "noor"))
    names = set(whole.namelist())
    assert {"index.html", "stijl.css", "mensen.html", "hoofdstuk-1.html", "boek.pdf", "boek.json"} <= names
    assert sum(name.startswith("fotos/") for name in names) == 1
    for name in names:
        assert not name.startswith("/") and ".." not in name
        if name.endswith(".html"):
            page = whole.read(name).decode()
            assert "<script" not in page and "http" not in page and "style=" not in page
            assert '<html lang="nl">' in page
            for link in page.split('="')[1:]:
                target = link.split('"')[0]
                if target.endswith((".html", ".css", ".pdf", ".json")):
                    assert target in names


def test_emoji_and_arabic_stay_as_they_were_typed(book):
    told = json.loads(opened(made(book.id, "noor")).read("boek.json"))
    texts = [item["text"] for item in told["items"]]
    assert f"Lina at een appel 🍎 <script>alert(1)</script> {ARABIC}" in texts
    assert 'dir="auto">Lina' in everything(made(book.id, "noor"))


def test_the_json_is_what_the_schema_says(book):
    photo_in(book)
    assert faults(json.loads(opened(made(book.id, "noor")).read("boek.json")), schema("book")) == []
    assert faults(json.loads(opened(made(book.id, "femke", "own")).read("eigen-stukjes.json")), schema("own")) == []
    assert faults({"format": "x"}, schema("book"))


def test_the_pdf_is_tagged_and_has_no_name_in_its_title(book):
    paper = opened(made(book.id, "noor")).read("boek.pdf")
    assert breaches(paper, READ_ALOUD) == []
    reader = PdfReader(io.BytesIO(paper))
    root: Any = reader.root_object
    assert root["/Lang"].startswith("nl")
    assert b"Noor" not in root["/Metadata"].get_object().get_data()
    words = " ".join(page.extract_text() for page in reader.pages)
    assert "De school belde" in words and "Wat fijn" in words


def test_a_photo_is_the_same_photo(book):
    file = photo_in(book)
    whole = opened(made(book.id, "noor"))
    name = next(name for name in whole.namelist() if name.startswith("fotos/"))
    assert whole.read(name) == b"".join(sealed_files().read(book.id, file, "large"))
    paths = [one["path"] for item in json.loads(whole.read("boek.json"))["items"] for one in item["files"]]
    assert paths == [name]


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "a/b\\c.pdf", "x" * 300 + ".pdf", "👩‍👩‍👧" * 40 + ".pdf", ".", "..", "", "zonder"]
)
def test_no_name_of_a_file_leads_out_or_clashes(name):
    one_, other = (place_of(new_id(), name, photo=False) for _ in range(2))
    for place in (one_, other):
        folder, _slash, rest = place.partition("/")
        assert folder == "bestanden" and rest and "/" not in rest and "\\" not in rest
        assert len(rest.encode()) <= 200 and not rest.startswith(".")
    assert one_ != other


# Who may


@pytest.mark.parametrize("key", ["tine", "femke"])
def test_the_whole_book_is_the_familys_to_take(book, key):
    with pytest.raises(ProgrammingError):
        asked(book.id, key)
    assert Screen(book, key).post("meenemen/", {"do": "book", "takeaway": new_id()}).status_code == 404
    assert "Maak een kopie van het boek" not in Screen(book, key).page("meenemen/")


def test_a_stranger_takes_nothing(book):
    player("karim")
    for kind in ("book", "own"):
        with pytest.raises(ProgrammingError):
            asked(book.id, "karim", kind)
    assert Screen(book, "karim").get("meenemen/").status_code == 404


def test_nobody_takes_along_while_looking_as_another(book):
    row = made(book.id, "noor")
    with as_("noor", through=book.members["tine"]), transaction.atomic():
        assert not TakeAway.objects.filter(id=row.id).exists()
        with pytest.raises(ProgrammingError), transaction.atomic():
            making.ask_for(book.id, "book", new_id(), "nl")


def test_a_copy_is_for_its_asker_alone(book):
    row = made(book.id, "noor")
    for key in ("mark", "tine", "femke", "karim"):
        player(key)
        assert sign_in(Client(), key).get(f"/meenemen/{row.id}/").status_code == 404
        with as_(key, fresh=True), transaction.atomic():
            assert not TakeAway.objects.filter(id=row.id).exists()
    assert Client().get(f"/meenemen/{row.id}/").status_code == 302


def test_a_forged_note_makes_nothing(book):
    row, note = asked(book.id, "noor")
    with pytest.raises(BadSignature):
        making.make(note[:-3] + "xyz")
    assert now(row).ready_at is None


def test_private_chapters_go_along_only_while_fresh(book):
    book.private_chapter("noor")
    book.writes("noor", "Alleen van mij", "Geheim.")
    plain, private = made(book.id, "noor"), made(book.id, "noor", fresh=True)
    assert "Geheim" not in everything(plain) and "Alleen van mij" not in everything(plain)
    assert "Geheim" in everything(private)
    assert not plain.private and private.private
    assert sign_in(Client(), "noor").get(f"/meenemen/{private.id}/").status_code == 404
    assert sign_in(Client(), "noor", fresh=True).get(f"/meenemen/{private.id}/").status_code == 200
    assert str(private.id) not in Screen(book, "noor").page("meenemen/")


# How long


def test_after_a_day_it_is_gone_with_its_file(book):
    row = made(book.id, "noor")
    with clock.moved_to(clock.now() + timedelta(hours=25)):
        assert sign_in(Client(), "noor").get(f"/meenemen/{row.id}/").status_code == 410
    other = made(book.id, "noor")
    with clock.moved_to(clock.now() + timedelta(hours=25)):
        making.clear()
    for one_ in (row, other):
        with pytest.raises(FileNotFoundError):
            sealed_files().read(book.id, one_.id, making.COLUMN)


@pytest.mark.parametrize("change", ["grant", "narrow", "bin"])
def test_it_dies_at_any_change_of_the_keys(book, change):
    row = made(book.id, "mark")
    browser = sign_in(Client(), "mark")
    assert browser.get(f"/meenemen/{row.id}/").status_code == 200
    if change == "grant":
        book.grant("noor", "mark", "Gezondheid", READ)
    else:
        with as_("noor", fresh=True), transaction.atomic():
            from gezinsboek.circle.models import Item

            item = Item.objects.get(author_id=book.members["noor"], chapter_id=book.chapters["Thuis"], audience=None)
            item.bin() if change == "bin" else item.narrow([])
    answer = browser.get(f"/meenemen/{row.id}/")
    assert answer.status_code == 410 and "vervalt" in answer.content.decode()
    assert browser.get(f"/meenemen/{row.id}/").status_code == 404


def test_something_new_does_not_kill_it(book):
    row = made(book.id, "noor")
    book.writes("tine", "Thuis", "Later.")
    assert sign_in(Client(), "noor").get(f"/meenemen/{row.id}/").status_code == 200


# Broken off


def test_a_killed_job_starts_anew_and_never_leaves_half_a_zip(book, monkeypatch):
    from gezinsboek.exchange import website

    row, note = asked(book.id, "noor")
    with monkeypatch.context() as killed:
        killed.setattr(website.Website, "_pdf", lambda self, items: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            making.make(note)
    assert now(row).ready_at is None
    with pytest.raises(FileNotFoundError):
        sealed_files().read(book.id, row.id, making.COLUMN)
    making.make(note)
    assert opened(now(row)).namelist()
    making.make(note)  # done twice is once
    assert now(row).ready_at


def test_what_is_shared_changes_meanwhile_and_it_is_said(book, monkeypatch):
    row, note = asked(book.id, "mark")
    monkeypatch.setattr(making, "all_open", lambda items: False)
    making.make(note)
    assert now(row).fault == "changed"
    assert "De deling veranderde" in Screen(book, "mark").page("meenemen/")


def test_a_large_book_does_not_lie_whole_in_memory(book):
    with as_("noor"), transaction.atomic():
        for number in range(2000):
            writing.write(book.id, book.chapters["Thuis"], f"Stukje {number}. " + "Het ging goed. " * 40)
    row, note = asked(book.id, "noor")
    tracemalloc.start()
    making.make(note)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    whole = opened(now(row))
    assert len(json.loads(whole.read("boek.json"))["items"]) == 2004
    assert len([name for name in whole.namelist() if name.endswith(".pdf")]) == 6
    size = sum(part.file_size for part in whole.infolist())
    assert peak < max(size, 12_000_000), (peak, size)


# The log and the screens


def test_making_and_fetching_are_logged(book):
    row = made(book.id, "noor")
    assert lines(book, "export") == {book.members["noor"]}
    sign_in(Client(), "noor").get(f"/meenemen/{row.id}/")
    assert lines(book, "export download") == {book.members["noor"]}
    with superuser() as root:
        assert (
            one(
                root,
                "select count(*) from log_line where dossier_id = %s and event_id = 'export' and items is not null",
                book.id,
            )
            >= 2
        )


def test_the_page_asks_shows_how_far_it_is_and_throws_away(book):
    screen, takeaway = Screen(book, "noor"), new_id()
    told = {"do": "book", "takeaway": takeaway}
    assert screen.post("meenemen/", told).status_code == 302
    assert screen.post("meenemen/", told).status_code == 302  # a double click
    assert screen.page("meenemen/").count("Bezig: 0%") == 1
    with as_("noor"), transaction.atomic():
        row = TakeAway.objects.get(id=takeaway)
    making.make(making.note_of(row, player("noor").acting()))
    page = screen.page("meenemen/")
    assert f"/meenemen/{takeaway}/" in page
    answer: Any = screen.client.get(f"/meenemen/{takeaway}/")
    assert "attachment" in answer["Content-Disposition"] and "Noor" not in answer["Content-Disposition"]
    assert b"".join(answer.streaming_content)[:2] == b"PK"
    screen.post("meenemen/", {"do": "drop", "takeaway": takeaway})
    assert str(takeaway) not in screen.page("meenemen/")
    for wrong in ({"do": "x", "takeaway": takeaway}, {"do": "book", "takeaway": "x"}, {}):
        assert screen.post("meenemen/", wrong).status_code == 404
