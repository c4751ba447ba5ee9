"""The text of documents: read apart, kept sealed, found under the lock of its file."""

import io
import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import DatabaseError, transaction

from cast.deeds import does
from cast.people import as_
from gezinsboek.circle.rules import FILES
from gezinsboek.circle.tests.wires import app_as, one, superuser
from gezinsboek.finding import tasks
from gezinsboek.finding.documents import reading, told_by, unread
from gezinsboek.finding.models import FileText
from gezinsboek.ground.acting import Acting
from gezinsboek.ground.vault import vault
from gezinsboek.ground.vault.filestore import sealed_files
from gezinsboek.timeline import writing
from gezinsboek.timeline.models import File
from gezinsboek.timeline.tests.screens import browser, composed, item_in, timeline_of

from . import papers
from .test_search import asked, found

KINDS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "brief.pdf": (papers.PDF, papers.pdf),
    "brief.docx": (papers.DOCX, papers.docx),
    "lijst.xlsx": (papers.XLSX, papers.xlsx),
    "avond.pptx": (papers.PPTX, papers.pptx),
    "brief.odt": (papers.ODT, papers.odt),
}


def puts(family, chapter, name, content, key="noor", **more):
    """This player adds a document by the screen; answers the stukje."""
    mime = KINDS[name][0] if name in KINDS else papers.PDF
    upload = SimpleUploadedFile(name, content, mime)
    return item_in(
        browser(key).post(timeline_of(family), composed(family, chapter, "Met iets erbij.", file=[upload], **more))
    )


def read_all():
    tasks.read_files.func(0)


def files_of(family, item):
    return does("noor", lambda: list(File.objects.filter(item_id=item)))


@pytest.mark.parametrize("name", KINDS)
def test_the_text_of_every_kind_is_read(name):
    mime, make = KINDS[name]
    told = told_by(mime, [make("Het zwemrooster voor Milan")])
    assert told == reading.Told("whole", "Het zwemrooster voor Milan")


@pytest.mark.parametrize("name", KINDS)
def test_what_stands_in_a_document_is_found_after_it_was_read(family, name):
    item = puts(family, "School", name, KINDS[name][1]("Het zwemrooster voor Milan"))
    assert found("noor", family, "zwemrooster") == []
    read_all()
    html = asked("noor", family, "zwemrooster")
    assert str(item) in html
    assert "Het <mark>zwemrooster</mark> voor Milan" in html
    assert f"In {name}:" in html
    assert found("daan", family, "zwemroosters") == [str(item)]


def test_a_name_of_a_file_is_found(family):
    item = puts(family, "School", "Zwemrooster_2026.pdf", papers.pdf("niets"))
    assert found("daan", family, "zwemrooster") == [str(item)]
    assert found("noor", family, "2026") == [str(item)]


def test_who_does_not_read_the_stukje_does_not_find_its_file(family):
    puts(family, "Thuis", "brief.pdf", papers.pdf("De rechter schrijft"))
    read_all()
    assert found("daan", family, "rechter") == []
    assert len(found("mark", family, "rechter")) == 1


def test_a_file_in_the_bin_is_not_found_and_comes_back_with_it(family):
    item = puts(family, "Thuis", "brief.pdf", papers.pdf("De rechter schrijft"))
    read_all()
    file = files_of(family, item)[0]
    does("noor", lambda: writing.bin_file(file.id))
    assert found("noor", family, "rechter") == []
    with as_("noor"), transaction.atomic():
        assert FileText.objects.filter(file_id=file.id).exists()  # who can take it back sees it, as the file itself
    with as_("mark"), transaction.atomic():
        assert not FileText.objects.filter(file_id=file.id).exists()
    does("noor", lambda: writing.restore_file(file.id))
    assert found("mark", family, "rechter") == [str(item)]


def test_the_text_is_kept_sealed_and_goes_with_its_file(family):
    item = puts(family, "Thuis", "brief.pdf", papers.pdf("De rechter schrijft"))
    read_all()
    file = files_of(family, item)[0]
    with superuser() as root:
        text = one(root, "select text_sealed || words_sealed from file_text where id = %s", file.id)
        assert text
        assert b"rechter" not in bytes(text)
        root.execute("delete from file where id = %s", [file.id])
        assert one(root, "select count(*) from file_text where id = %s", file.id) == 0


def test_nobody_writes_it_but_the_reader(family):
    item = puts(family, "Thuis", "brief.pdf", papers.pdf("De rechter schrijft"))
    file = files_of(family, item)[0]
    with as_("noor"), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        FileText(file_id=file.id, dossier_id=family.id, state="whole", reader=1).save(force_insert=True)
    read_all()
    with as_("noor"), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        FileText.objects.filter(file_id=file.id).update(state="broken")
    with app_as(Acting(family.members["noor"]), family.id) as wire, pytest.raises(Exception, match="permission denied"):
        wire.execute("select * from acl.unread_file")


def test_reading_twice_is_once_and_an_older_reading_changes_nothing(family):
    item = puts(family, "Thuis", "brief.pdf", papers.pdf("De rechter schrijft"))
    read_all()
    file = files_of(family, item)[0]
    unread.keep(family.id, file.id, reading.Told("whole", "iets anders"))
    assert found("noor", family, "rechter") == [str(item)]
    assert unread.read_some(5) == 0


def test_documents_from_before_are_read_by_the_command(family):
    item = puts(family, "Thuis", "brief.pdf", papers.pdf("De rechter schrijft"))
    with superuser() as root:
        root.execute("delete from acl.unread_file")
        root.execute(next(path for path in FILES if path.name == "97_unread.sql").read_text())
    out = io.StringIO()
    call_command("read_files", stdout=out)
    assert "documents read" in out.getvalue()
    assert found("noor", family, "rechter") == [str(item)]


def test_a_file_that_is_gone_from_the_disk_holds_nobody_up(family):
    gone = puts(family, "Thuis", "brief.pdf", papers.pdf("De rechter schrijft"))
    sealed_files().remove(family.id, files_of(family, gone)[0].id)
    item = puts(family, "Thuis", "brief.odt", papers.odt("De tandarts belt"))
    read_all()
    assert found("noor", family, "tandarts") == [str(item)]
    assert unread.read_some(5) == 0


def test_a_text_that_was_tampered_with_breaks_no_search(family):
    item = puts(family, "Thuis", "brief.pdf", papers.pdf("De rechter schrijft"))
    other = family.writes("noor", "Thuis", "De rechter belde.")
    read_all()
    with superuser() as root:
        root.execute("update file_text set words_sealed = '\\x010203' where id = %s", [files_of(family, item)[0].id])
    assert found("noor", family, "rechter") == [str(other.id)]


def test_an_erased_book_gets_no_text(family):
    item = puts(family, "Thuis", "brief.pdf", papers.pdf("De rechter schrijft"))
    file = files_of(family, item)[0]
    vault().store.destroy(family.id)
    unread.keep(family.id, file.id, reading.Told("whole", "De rechter schrijft"))
    with superuser() as root:
        assert one(root, "select state || length(text_sealed) from file_text where id = %s", file.id) == "broken0"


# ---------- files made to hurt


def test_a_locked_pdf_says_nothing():
    assert told_by(papers.PDF, [papers.pdf("geheim", locked=True)]) == reading.Told("nothing", "")


@pytest.mark.parametrize(
    ("mime", "content"),
    [
        (papers.PDF, b"%PDF-1.7\n" + os.urandom(5000) + b"\n%%EOF"),
        (papers.PDF, b""),
        (papers.DOCX, b"PK\x03\x04" + os.urandom(3000)),
        (papers.DOCX, papers.docx("niet heel")[:-60]),
        (papers.DOCX, papers.packed({"word/document.xml": "<w:document><w:t>"})),
        (papers.DOCX, papers.docx("&j;", papers.LAUGHS)),
        (papers.DOCX, papers.docx("&x;", '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
    ],
    ids=["noise", "empty", "no zip", "half", "half xml", "a billion laughs", "another file"],
)
def test_a_broken_or_hostile_file_says_nothing(mime, content):
    told = told_by(mime, [content])
    assert told.state in ("broken", "nothing")
    assert "root:" not in told.text
    assert "zwemles" not in told.text


def test_a_bomb_is_cut_off():
    told = told_by(papers.DOCX, [papers.bomb()])
    assert told.state == "cut"
    assert 0 < len(told.text) <= 400_000


def test_a_reader_that_hangs_is_stopped(monkeypatch, tmp_path):
    hanging = tmp_path / "child.py"
    hanging.write_text("import time\nprint('wat er al was', flush=True)\ntime.sleep(60)")
    monkeypatch.setattr(reading, "CHILD", hanging)
    assert told_by(papers.PDF, [b"x"], seconds=1) == reading.Told("cut", "wat er al was")


def test_a_reader_that_says_too_much_is_stopped(monkeypatch, tmp_path):
    flooding = tmp_path / "child.py"
    flooding.write_text("import sys\nwhile True: sys.stdout.write('x' * 65536)")
    monkeypatch.setattr(reading, "CHILD", flooding)
    monkeypatch.setattr(reading, "MOST_BYTES", 100_000)
    told = told_by(papers.PDF, [b"x"])
    assert told.state == "cut"
    assert len(told.text) == 100_000


def test_the_reader_has_no_surroundings_little_memory_and_cannot_write(tmp_path):
    tried = (
        "import importlib.util, os, sys; spec = importlib.util.spec_from_file_location('child', sys.argv[1]);"
        "child = importlib.util.module_from_spec(spec); spec.loader.exec_module(child); child.fence();\n"
        "try: bytearray(2 << 30); print('memory')\n"
        "except MemoryError: pass\n"
        f"import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"try: open({str(tmp_path / 'x')!r}, 'wb', 0).write(b'x'); print('wrote')\n"
        "except OSError: pass\n"
        "print(sorted(name for name in os.environ if name != 'LC_CTYPE'))"
    )
    ran = subprocess.run(
        [sys.executable, "-I", "-c", tried, str(reading.CHILD)], env={}, capture_output=True, text=True
    )
    assert ran.stdout.strip() == "[]", ran.stderr
