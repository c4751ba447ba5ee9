"""Mail to an address of one's own: what comes in, what does not, and what nobody hears of it."""

import io
import logging
import sys
from email.message import EmailMessage

import pytest
from django.core.management import call_command
from django.db import OperationalError

from cast.deeds import does
from cast.people import player
from gezinsboek.circle.tests.wires import superuser
from gezinsboek.finding.tests.papers import DOCX, docx, pdf
from gezinsboek.ground.ids import new_id
from gezinsboek.records import incoming, incoming_mail
from gezinsboek.records.incoming_mail import Fate, take_mail
from gezinsboek.records.models import Incoming

SECRET = "Milan droomt minder naar."


@pytest.fixture
def address(settings):
    """Femke's, fresh."""
    settings.INCOMING_ADDRESS = "verslag@mail.voorbeeld.test"
    with superuser() as root:
        root.execute("delete from incoming where person = %s", [player("femke").id])
        root.commit()
    return does("femke", lambda: incoming_mail.written(incoming_mail.new_address()))


def mail(to, text=SECRET, subject="Overleg", name=None, html=None):
    made = EmailMessage()
    made["To"], made["Subject"], made["Message-ID"] = to, subject, name or f"<{new_id()}@ecd.test>"
    made.set_content(text)
    if html:
        made.add_alternative(html, subtype="html")
    return made


def came():
    rows = does("femke", incoming.waiting)
    return sorted((row.source, row.title, row.text, row.fault) for row in rows)


def test_the_words_of_a_mail_come_in_for_whose_address_it_is(address):
    assert take_mail(mail(address).as_bytes()) is Fate.TAKEN
    assert came() == [("mail", "Overleg", SECRET, "")]
    assert not does("noor", lambda: Incoming.objects.filter(source="mail").exists())


def test_capitals_and_what_a_mail_server_adds_make_no_difference(address):
    made = mail("Iemand <iemand@anders.test>")
    made["Delivered-To"] = address.upper()
    take_mail(made.as_bytes())
    assert len(came()) == 1


def test_each_file_is_a_report_of_its_own_and_a_picture_is_none(address):
    made = mail(address)
    made.add_attachment(pdf("Uit de PDF."), maintype="application", subtype="pdf", filename="Verslag_mei.pdf")
    main, sub = DOCX.split("/")
    made.add_attachment(docx("Uit Word."), maintype=main, subtype=sub, filename="verslag.docx")
    made.add_attachment("Uit tekst.", filename="verslag.txt")
    made.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="logo.png")
    take_mail(made.as_bytes())
    assert came() == [
        ("mail", "Overleg", SECRET, ""),
        ("pdf", "Verslag mei", "Uit de PDF.", ""),
        ("text", "verslag", "Uit tekst.", ""),
        ("word", "verslag", "Uit Word.", ""),
    ]


def test_a_page_is_read_as_its_words(address):
    made = EmailMessage()
    made["To"], made["Subject"] = address, "Pagina"
    made.set_content("<style>p{}</style><p>Eerst &amp; dan</p><p>later<br>nog</p><script>x()</script>", subtype="html")
    take_mail(made.as_bytes())
    assert came()[0][2] == "Eerst & dan\n\nlater\nnog"


def test_of_two_ways_to_say_the_same_the_plain_one_comes(address):
    take_mail(mail(address, html="<p>Anders gezegd</p>").as_bytes())
    assert [text for _source, _title, text, _fault in came()] == [SECRET]


def test_the_same_mail_twice_is_once(address):
    made = mail(address, name="<een@ecd.test>").as_bytes()
    take_mail(made)
    take_mail(made)
    without = mail(address).as_bytes().replace(b"Message-ID", b"X-Other")
    take_mail(without)
    take_mail(without)
    assert len(came()) == 2


@pytest.mark.parametrize(
    "to", ["verslag@mail.voorbeeld.test", "verslag+0123456789abcdef0123@mail.voorbeeld.test", "x", ""]
)
def test_mail_for_nobody_is_silent_and_counted(address, to, caplog):
    before = does("noor", incoming_mail.for_nobody)
    with caplog.at_level(logging.INFO):
        assert take_mail(mail(to).as_bytes()) is Fate.TAKEN
    assert does("noor", incoming_mail.for_nobody) == before + 1
    assert came() == []
    assert SECRET not in caplog.text


def test_an_address_that_was_ended_or_renewed_brings_nothing(address):
    does("femke", incoming_mail.new_address)
    take_mail(mail(address).as_bytes())
    now = does("femke", incoming_mail.address)
    assert now
    second = incoming_mail.written(now)
    assert second != address
    does("femke", incoming_mail.end_address)
    take_mail(mail(second).as_bytes())
    assert came() == []
    assert does("femke", incoming_mail.address) is None


def test_too_many_in_an_hour_or_too_much_waiting_is_for_later(address, monkeypatch):
    monkeypatch.setattr(incoming, "MOST", 1)
    assert take_mail(mail(address).as_bytes()) is Fate.TAKEN
    assert take_mail(mail(address).as_bytes()) is Fate.LATER
    assert len(came()) == 1
    with superuser() as root:
        root.execute("set role gb_acl")
        root.execute("update mail_in set hour_count = 30 where person = %s and ended_at is null", [player("femke").id])
        root.commit()
    monkeypatch.setattr(incoming, "MOST", 100)
    assert take_mail(mail(address).as_bytes()) is Fate.LATER


def test_what_cannot_be_read_is_there_and_says_so(address, monkeypatch):
    made = mail(address, text=" ")
    made.add_attachment(pdf(""), maintype="application", subtype="pdf", filename="scan.pdf")
    made.add_attachment(b"PK\x03\x04stuk", maintype="application", subtype="octet-stream", filename="stuk.docx")
    made.add_attachment(b"{}", maintype="application", subtype="json", filename="x.json")
    take_mail(made.as_bytes())
    assert [(title, fault) for _source, title, _text, fault in came()] == [
        ("x.json", "kind"),
        ("scan.pdf", "scan"),
        ("stuk.docx", "broken"),
    ]
    monkeypatch.setattr(incoming_mail, "LARGEST", 300)
    take_mail(mail(address, text="x" * 400).as_bytes())
    assert "big" in [fault for *_told, fault in came()]


def test_an_empty_mail_says_that_it_was_empty(address):
    take_mail(mail(address, text="").as_bytes())
    assert [fault for *_told, fault in came()] == ["empty"]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe\x00",
        b"To: %s\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; charset=onzin\n\n\xff\xfehallo\n",
        b"To: %s\nSubject: =?onzin?q?=FF?=\nContent-Transfer-Encoding: base64\n\n!!!\n",
        b"To: %s\nContent-Type: multipart/mixed; boundary=x\n\n"
        + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 300,
        b"Message-ID: <@[\nTo: %s\n\nhallo",
        b"Message-ID: <a@\nTo: %s\n\nhallo",
        b'To: %s\nContent-Type: text/plain; charset="a\0b"\n\nhallo',
        b"To: %s\nContent-Type: text/html\n\n" + b"<!" * 1_000_000,
    ],
)
def test_no_mail_whatever_is_in_it_is_a_fault(address, raw):
    assert take_mail(raw.replace(b"%s", address.encode())) is Fate.TAKEN


@pytest.mark.parametrize("letters", ["idna", "undefined", "onzin"])
def test_a_mail_in_letters_that_do_not_exist_is_not_lost(address, letters):
    raw = f"To: {address}\nContent-Type: text/plain; charset={letters}\n\nDit staat er.\n"
    take_mail(raw.encode())
    assert [text for _source, _title, text, _fault in came()] == ["Dit staat er."]


def test_a_file_with_a_name_in_letters_that_do_not_exist_is_not_lost(address):
    file = "Content-Type: text/plain\nContent-Disposition: attachment; filename*=idna''%80\n\nUit het bestand."
    take_mail(f"To: {address}\n{file}\n".encode())
    assert [text for _source, _title, text, _fault in came()] == ["Uit het bestand."]


def test_a_page_whose_head_never_ends_is_read_too(address):
    page = "<html><head><title>Kop</title><body><p>Dit staat er.</p></body></html>"
    take_mail(f"To: {address}\nContent-Type: text/html\n\n{page}\n".encode())
    assert [text for _source, _title, text, _fault in came()] == ["Dit staat er."]


def test_a_mail_server_hands_it_over_by_a_command(address, monkeypatch):
    class In:
        buffer = io.BytesIO(mail(address).as_bytes())

    monkeypatch.setattr(sys, "stdin", In)
    out = io.StringIO()
    call_command("take_mail", stdout=out)
    assert out.getvalue() == ""
    assert len(came()) == 1
    call_command("take_mail", "--count", stdout=out)
    assert out.getvalue().strip().isdigit()


def test_what_breaks_on_our_side_is_for_later_and_tells_nothing(address, monkeypatch, caplog):
    """Any other end than 75 and the mail server sends it back to its writer: then it is lost."""

    class In:
        buffer = io.BytesIO(mail(address).as_bytes())

    def broken(*_args, **_more):
        raise OperationalError(SECRET)

    monkeypatch.setattr(sys, "stdin", In)
    monkeypatch.setattr(incoming_mail, "act", broken)
    out, wrong = io.StringIO(), io.StringIO()
    with caplog.at_level(logging.DEBUG), pytest.raises(SystemExit) as end:
        call_command("take_mail", stdout=out, stderr=wrong)
    assert end.value.code == int(Fate.LATER)
    assert SECRET not in out.getvalue() + wrong.getvalue() + caplog.text


def test_no_word_of_a_mail_and_no_address_stands_in_the_log(address, caplog):
    with caplog.at_level(logging.DEBUG):
        take_mail(mail(address, subject="Over Milan").as_bytes())
    ours = "".join(f"{one.getMessage()} {one.__dict__}" for one in caplog.records if one.name.startswith("gezinsboek"))
    assert ours
    assert all(word not in ours for word in (SECRET, "Over Milan", address.split("+")[1]))
