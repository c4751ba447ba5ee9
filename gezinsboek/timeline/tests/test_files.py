"""Photos and files: taken in, sealed, given out under the rule of their item (SHARING 2, 9)."""

import io
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from PIL import Image

from cast import deeds
from cast.deeds import does
from cast.family import Family
from gezinsboek.circle.models import Item
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.tests import samples
from gezinsboek.log.models import Line
from gezinsboek.timeline import files, sweeping, writing
from gezinsboek.timeline.models import File

from .screens import at, browser, composed, found, item_in, page, text_of, timeline_of


def photo(name="zon.jpg", **how):
    return SimpleUploadedFile(name, samples.encoded(samples.halves(), "JPEG", **how), "image/jpeg")


def paper(name="brief.pdf", content=samples.PDF):
    return SimpleUploadedFile(name, content, "application/pdf")


def posted(family, key, chapter="Thuis", text="Kijk eens.", **more):
    """What this player writes with files; gives the item."""
    return item_in(browser(key).post(timeline_of(family), composed(family, chapter, text, **more)))


def files_of(key, item):
    return does(key, lambda: list(File.objects.filter(item_id=item)))


def url_of(file, size):
    return at("file", file.dossier_id, file.id, size)


def on_disk(book):
    return sorted(path.name for path in Path(settings.GEZINSBOEK_HOME, "files").glob(f"??/{book}/*"))


def got(client, url):
    """The whole answer, also when it is sent in pieces."""
    response = client.get(url)
    return response, b"".join(response.streaming_content) if response.streaming else response.content


def test_a_photo_lies_sealed_on_the_disk_and_comes_out_for_who_reads_its_item(family):
    item = posted(family, "noor", photo=[photo()])
    (file,) = files_of("noor", item)
    assert on_disk(family.id) == [f"{file.id}.large", f"{file.id}.small"]
    for path in Path(settings.GEZINSBOEK_HOME, "files").glob(f"??/{family.id}/*"):
        assert b"JFIF" not in path.read_bytes()
    for key in ("noor", "tine"):
        response, content = got(browser(key), url_of(file, "small"))
        assert response["Content-Type"] == "image/jpeg"
        assert Image.open(io.BytesIO(content)).format == "JPEG"
    assert browser("daan").get(url_of(file, "small")).status_code == 404
    assert browser("karim").get(url_of(file, "small")).status_code == 404


def test_a_photo_tells_no_place_and_stands_upright(family):
    turned = SimpleUploadedFile("foto.jpg", samples.with_exif(samples.halves(), "JPEG", 6), "image/jpeg")
    (file,) = files_of("noor", posted(family, "noor", photo=[turned]))
    _, content = got(browser("noor"), url_of(file, "large"))
    assert samples.PLACE not in content
    assert Image.open(io.BytesIO(content)).size == (200, 400)
    assert (file.width, file.height) == (200, 400)


def test_a_document_is_a_download_that_runs_nowhere(family):
    (file,) = files_of("noor", posted(family, "noor", file=[paper("brief van école 👍.pdf")]))
    response, content = got(browser("noor"), url_of(file, "original"))
    assert content == samples.PDF
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''brief")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Content-Length"] == str(len(samples.PDF))


def test_a_large_document_comes_out_whole(family):
    content = samples.PDF[:9] + bytes(3_000_000) + samples.PDF[9:]
    (file,) = files_of("noor", posted(family, "noor", file=[paper(content=content)]))
    assert got(browser("noor"), url_of(file, "original"))[1] == content


@pytest.mark.parametrize("size", ["original", "huge", "small.jpg", "..", "large%00"])
def test_a_size_that_is_not_there_is_not_found(family, size):
    (file,) = files_of("noor", posted(family, "noor", photo=[photo()]))
    assert browser("noor").get(at("timeline", family.id) + f"bestand/{file.id}/{size}/").status_code == 404


def test_a_file_of_another_book_is_not_found_in_mine(family):
    (file,) = files_of("noor", posted(family, "noor", photo=[photo()]))
    other = Family.opens("noor", "Ons tweede boek")
    assert browser("noor").get(at("file", other.id, file.id, "small")).status_code == 404


def test_a_download_is_logged_and_a_small_picture_is_not(family):
    item = posted(family, "noor", chapter="School", photo=[photo()], file=[paper()])
    found = {file.kind: file for file in files_of("noor", item)}
    daan = browser("daan")
    daan.get(url_of(found["photo"], "small"))
    got(daan, url_of(found["photo"], "large"))
    got(daan, url_of(found["document"], "original"))
    lines = does(
        "noor",
        lambda: list(
            Line.objects.filter(item_id=item, event_id="download").values_list("participant_object_detail", flat=True)
        ),
    )
    assert sorted(lines) == ["document", "photo"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("leeg.pdf", b"", "leeg"),
        ("dans.gif", samples.encoded(samples.halves(), "GIF"), "bewegend"),
        ("plaatje.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "kan hier niet"),
        ("pagina.html", b"<!doctype html><script>alert(1)</script>", "kan hier niet"),
        ("foto.jpg", b"<script>alert(1)</script>", "kan hier niet"),
        ("half.jpg", samples.encoded(samples.halves(), "JPEG")[:200], "niet heel"),
        ("reus.png", samples.png_header(50_000, 50_000), "te groot om te openen"),
        ("oud.doc", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "slot of is van een oud soort"),
        ("map.zip", samples.packed({"a.txt": b"a"}), "ingepakte map"),
        ("bom.docx", samples.office("docx", **{"word/media/x": bytes(30_000_000)}), "te groot"),
        ("klein.exe", b"MZ" + bytes(100), "kan hier niet"),
    ],
)
def test_what_cannot_be_taken_is_said_why_and_nothing_typed_is_lost(family, name, content, words):
    bad = SimpleUploadedFile(name, content, "application/octet-stream")
    response = browser("noor").post(timeline_of(family), composed(family, "Thuis", "Mijn tekst.", file=[bad]))
    assert response.status_code == 422
    shown = text_of(response)
    assert words in shown
    assert "Mijn tekst." in shown
    assert family.sees("noor") == set()


def test_a_file_above_25_mb_is_refused_with_its_reason(family):
    big = paper(content=samples.PDF[:9] + bytes(25 * 1024 * 1024) + samples.PDF[9:])
    response = browser("noor").post(timeline_of(family), composed(family, "Thuis", "Mijn tekst.", file=[big]))
    assert response.status_code == 422
    assert "25 MB" in text_of(response)


def test_a_picture_that_is_a_page_too_comes_out_as_a_picture_only(family):
    both = samples.encoded(samples.halves(), "JPEG") + b"<script>alert(1)</script>"
    upload = SimpleUploadedFile("x.html", both, "text/html")
    (file,) = files_of("noor", posted(family, "noor", photo=[upload]))
    response, content = got(browser("noor"), url_of(file, "large"))
    assert b"<script" not in content
    assert response["Content-Type"] == "image/jpeg"
    assert file.name.endswith(".jpg")


def test_a_photo_alone_is_a_stukje(family):
    assert files_of("noor", posted(family, "noor", text="", photo=[photo()]))


def test_good_files_wait_when_something_else_is_wrong_and_are_not_chosen_again(family):
    noor = browser("noor")
    sent = composed(family, "Thuis", "Mijn tekst.", photo=[photo()], file=[paper("leeg.pdf", b"")])
    shown = noor.post(timeline_of(family), sent).content.decode()
    notes = re.findall(r'name="kept" value="([^"]+)"', shown)
    assert len(notes) == 1
    again = {key: value for key, value in sent.items() if key not in ("photo", "file")} | {"kept": notes}
    item = item_in(noor.post(timeline_of(family), again))
    assert [file.name for file in files_of("noor", item)] == ["zon.jpg"]
    assert "zon" not in family.sees("noor")


def test_a_waiting_file_can_be_taken_off_again(family):
    noor = browser("noor")
    sent = composed(family, "Thuis", "Mijn tekst.", photo=[photo()]) | {"chapter": ""}
    shown = noor.post(timeline_of(family), sent).content.decode()
    note = found(r'name="kept" value="([^"]+)"', shown)
    file = found(r'name="drop" value="([^"]+)"', shown)
    assert on_disk(family.id)
    again = composed(family, "Thuis", "Mijn tekst.") | {"id": sent["id"], "kept": note, "drop": file}
    item = item_in(noor.post(timeline_of(family), again))
    assert files_of("noor", item) == []
    assert on_disk(family.id) == []


def test_the_note_of_a_waiting_file_serves_only_its_maker_and_its_own_item(family):
    sent = composed(family, "Thuis", "Mijn tekst.", photo=[photo()]) | {"chapter": ""}
    shown = browser("noor").post(timeline_of(family), sent).content.decode()
    note = found(r'name="kept" value="([^"]+)"', shown)
    for key, wrong in (
        ("mark", {"id": sent["id"], "kept": note}),
        ("noor", {"kept": note}),
        ("noor", {"kept": note + "x"}),
    ):
        item = item_in(
            browser(key).post(timeline_of(family), composed(family, "Thuis", "Iets.") | wrong | {"id": str(new_id())})
        )
        assert files_of(key, item) == []


def test_a_note_cannot_take_away_what_belongs_to_a_stukje_by_now(family):
    noor = browser("noor")
    sent = composed(family, "Thuis", "Mijn tekst.", photo=[photo()]) | {"chapter": ""}
    shown = noor.post(timeline_of(family), sent).content.decode()
    note = found(r'name="kept" value="([^"]+)"', shown)
    file = found(r'name="drop" value="([^"]+)"', shown)
    again = composed(family, "Thuis", "Mijn tekst.") | {"id": sent["id"], "kept": note}
    item_in(noor.post(timeline_of(family), again))
    noor.post(timeline_of(family), again | {"drop": file, "chapter": ""})
    assert len(on_disk(family.id)) == 2


def test_a_double_click_brings_each_file_once(family):
    noor, sent = browser("noor"), composed(family, "Thuis", "Een keer.")
    first = item_in(noor.post(timeline_of(family), sent | {"photo": [photo()]}))
    assert item_in(noor.post(timeline_of(family), sent | {"photo": [photo()]})) == first
    assert len(files_of("noor", first)) == 1


def test_twenty_files_fit_and_the_rest_is_told(family):
    papers = [paper(f"brief-{i}.pdf", samples.PDF + b"%" * i) for i in range(22)]
    response = browser("noor").post(timeline_of(family), composed(family, "Thuis", "Veel.", file=papers))
    assert response.status_code == 422
    assert "Er passen 20 bestanden bij een stukje" in text_of(response)


def test_a_removed_file_is_gone_for_all_but_who_can_restore_it(family):
    item = posted(family, "noor", photo=[photo()])
    (file,) = files_of("noor", item)
    does("noor", lambda: writing.bin_file(file.id))
    assert browser("tine").get(url_of(file, "small")).status_code == 404
    assert browser("noor").get(url_of(file, "small")).status_code == 200
    for key in ("noor", "tine"):
        assert str(file.id) not in page(browser(key), timeline_of(family))
    noor = browser("noor")
    assert "zon.jpg" in page(noor, at("bin", family.id))
    noor.post(at("bin", family.id), {"file": str(file.id)})
    assert browser("tine").get(url_of(file, "small")).status_code == 200


def test_the_files_of_a_binned_stukje_go_and_come_back_with_it(family):
    item = posted(family, "noor", photo=[photo()])
    (file,) = files_of("noor", item)
    noor = browser("noor")
    noor.post(at("entry_bin", family.id, item), {"do": "bin"})
    assert browser("mark").get(url_of(file, "small")).status_code == 404
    noor.post(at("entry_bin", family.id, item), {"do": "restore"})
    assert browser("mark").get(url_of(file, "small")).status_code == 200


def test_a_narrowed_stukje_hides_its_photos_too(family):
    item = posted(family, "noor", readers=["tine"], photo=[photo()])
    (file,) = files_of("noor", item)
    assert browser("tine").get(url_of(file, "small")).status_code == 200
    assert browser("mark").get(url_of(file, "small")).status_code == 404


def test_a_write_that_is_undone_leaves_a_file_that_the_sweep_takes_away(family):
    upload = photo()

    def broken():
        kept = files.hold(family.id, new_id(), upload)
        with transaction.atomic():
            item = writing.write(family.id, family.chapters["Thuis"], "Half.", files=[kept])
            assert File.objects.filter(item=item).exists()
            transaction.set_rollback(True)

    does("noor", broken)
    assert family.sees("noor") == set()
    assert len(on_disk(family.id)) == 2
    sweeping.sweep()
    assert len(on_disk(family.id)) == 2  # younger than a day: a form may still bring it
    sweeping.sweep(older_than=-60)
    assert on_disk(family.id) == []


def test_the_sweep_keeps_what_belongs_to_a_stukje_also_one_in_the_bin(family):
    item = posted(family, "noor", photo=[photo()])
    deeds.does("noor", lambda: Item.objects.get(id=item).bin())
    sweeping.sweep(older_than=-60)
    assert len(on_disk(family.id)) == 2


def test_a_waiting_file_is_never_older_than_the_sweep_allows():
    assert files.HELD < sweeping.DAY


def test_a_file_whose_content_is_lost_is_not_found_and_not_a_fault(family):
    file = deeds.adds_file("noor", family.writes("noor", "Thuis", "Hoi."), family.members["noor"])
    assert browser("noor").get(url_of(file, "small")).status_code == 404


def test_who_only_reads_leaves_nothing_on_the_disk(family):
    family.grant("noor", "daan", "School", "read")
    response = browser("daan").post(timeline_of(family), composed(family, "School", "Hoi", photo=[photo()]))
    assert response.status_code == 422
    assert on_disk(family.id) == []
