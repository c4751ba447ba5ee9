"""The mail itself, over real SMTP: what it says, and how it is stopped with one click."""

import re
import socket
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from django.test import Client
from django.urls import reverse

from cast.people import player
from gezinsboek.circle.tests.wires import one, superuser
from gezinsboek.ground.mail.models import Mail
from gezinsboek.ground.mail.sending import send
from gezinsboek.notices import stopping, telling
from running.smtp_sink import Outbox

from .telling import day, forget, mailed, wish


@pytest.fixture
def outbox(settings, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(Outbox(tmp_path), hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield tmp_path
    controller.stop()


def arrived(outbox) -> EmailMessage:
    """The one mail that the job of now sends."""
    telling.tell_everybody()
    for mail in Mail.objects.using("door").filter(sent_at=None):
        send(mail_id=str(mail.pk))
    (path,) = outbox.glob("*.eml")
    return message_from_bytes(path.read_bytes(), policy=policy.default)


def parts(message: EmailMessage) -> tuple[str, str]:
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text and html
    return text.get_content(), html.get_content()


@pytest.fixture
def family(family):
    forget()
    return family


def test_a_mail_says_that_something_is_new_and_where_to_sign_in(family, outbox):
    wish("mark")
    family.writes("noor", "Thuis", "Lina at een appel.")
    message = arrived(outbox)
    text, html = parts(message)
    assert message["Subject"] == "Er is iets nieuws voor je"
    assert message["To"] == player("mark").email
    assert "Log in om het te zien." in text and reverse("whats_new") in text and reverse("whats_new") in html
    assert "Gezinsboek" in html


@pytest.mark.parametrize("discreet", [False, True])
def test_nothing_in_a_mail_tells_whose_what_where_or_from_whom(family, outbox, discreet):
    wish("mark", discreet=discreet)
    item = family.writes("noor", "Thuis", "Lina at een appel.")
    raw = arrived(outbox).as_string()
    ids = [family.id, item.id, player("mark").id, *family.members.values(), *family.chapters.values()]
    for word in ("Noor", "Milan", "Lina", "Thuis", "appel", "Femke", *map(str, ids), *(one_.hex for one_ in ids)):
        assert word not in raw, word


def test_a_discreet_mail_shows_no_name_of_ours_and_no_link(family, outbox):
    wish("mark", discreet=True)
    family.writes("noor", "Thuis", "Lina at een appel.")
    message = arrived(outbox)
    assert message["Subject"] == "Bericht van je agenda"
    for part in (*parts(message), message["Subject"]):
        assert "boek" not in part.lower() and "http" not in part and "gezin" not in part.lower()
    assert "Gezinsboek" not in message["From"]


def test_a_mail_in_ones_own_language(family, outbox):
    wish("mark")
    with superuser() as root:
        root.execute("update person set language = 'en' where id = %s", [player("mark").id])
    try:
        family.writes("noor", "Thuis", "Lina at een appel.")
        assert arrived(outbox)["Subject"] == "There is something new for you"
    finally:
        with superuser() as root:
            root.execute("update person set language = 'nl' where id = %s", [player("mark").id])


def test_one_click_stops_all_mail_without_signing_in(family, outbox):
    wish("mark")
    family.writes("noor", "Thuis", "Lina at een appel.")
    message = arrived(outbox)
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    found = re.fullmatch(r"<https?://[^/]+(/[^>]+)>", message["List-Unsubscribe"].replace("\n", "").replace(" ", ""))
    assert found
    anybody = Client(enforce_csrf_checks=True)
    page = anybody.get(found[1])
    assert page.status_code == 200 and player("mark").name not in page.content.decode()
    family.writes("noor", "Thuis", "Nog een.")
    assert anybody.post(found[1], {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert "mark" not in mailed(day(1, 19))
    assert anybody.post(found[1], {"List-Unsubscribe": "One-Click"}).status_code == 200


def test_looking_at_the_address_alone_stops_nothing(family):
    wish("mark")
    with superuser() as root:
        reach = one(root, "select id from notice_reach where person = %s", player("mark").id)
    path = stopping.link(reach).split("/", 3)[3]
    Client().get("/" + path)
    family.writes("noor", "Thuis", "Er is taart.")
    assert mailed() == ["mark"]


@pytest.mark.parametrize("token", ["x", "0" * 64, "é" * 64, "1" * 32 + "0" * 32])
def test_a_made_up_address_stops_nobody(token):
    assert Client().post(f"/berichten/uit/{token}/").status_code == 404
