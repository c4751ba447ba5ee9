"""Mail that came back afterwards: the right mail is marked, and nobody can mark another's."""

import io
import sys
from email.message import EmailMessage

import pytest
from django.core.management import call_command

from gezinsboek.ground.ids import new_id
from gezinsboek.ground.mail.bounces import came_back, return_path
from gezinsboek.ground.mail.models import Mail
from gezinsboek.ground.mail.posting import BOUNCED, SENT, fate, post
from gezinsboek.ground.mail.sending import send

from .test_mail import TEMPLATES, office

__all__ = ["TEMPLATES", "office"]
REPORT = """Delivered-To: {to}
From: MAILER-DAEMON@mx.voorbeeld.test
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="x"

--x
Content-Type: text/plain

It could not be delivered.
--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.voorbeeld.test

Final-Recipient: rfc822; iemand@voorbeeld.nl
Action: {action}
Status: {status}

--x--
"""


@pytest.fixture
def sent(office, settings) -> Mail:
    settings.BOUNCE_ADDRESS = "terug@mail.voorbeeld.test"
    mail = Mail.objects.using("door").get(pk=post("iemand@voorbeeld.nl", "try/hello", {"name": "x"}, "nl"))
    send(mail_id=str(mail.pk))
    assert fate(mail.pk) == SENT
    return mail


def report(to: str, action: str = "failed", status: str = "5.1.1") -> bytes:
    return REPORT.format(to=to, action=action, status=status).encode()


def test_a_report_marks_the_mail_it_is_about(sent):
    assert came_back(report(return_path(sent.pk)))
    assert fate(sent.pk) == BOUNCED
    assert not came_back(report(return_path(sent.pk)))  # once


def test_the_address_it_returns_to_stands_on_the_envelope_and_not_in_the_mail(office, settings):
    settings.BOUNCE_ADDRESS = "terug@mail.voorbeeld.test"
    seen = []

    async def handle_MAIL(server, session, envelope, address, options):
        envelope.mail_from = address
        seen.append(address)
        return "250 OK"

    office.handle_MAIL = handle_MAIL
    mail = post("ander@voorbeeld.nl", "try/hello", {"name": "x"}, "nl")
    send(mail_id=str(mail))
    assert seen == [return_path(mail)]
    (message,) = office.taken_for("ander@voorbeeld.nl")
    assert "terug" not in message["From"]


@pytest.mark.parametrize(("action", "status"), [("delayed", "4.4.1"), ("failed", "4.2.2"), ("delivered", "2.0.0")])
def test_what_may_still_arrive_is_not_marked(sent, action, status):
    assert not came_back(report(return_path(sent.pk), action, status))
    assert fate(sent.pk) == SENT


def test_somebody_who_is_away_is_not_a_dead_address(sent):
    answer = EmailMessage()
    answer["To"], answer["Subject"] = return_path(sent.pk), "Ik ben er niet"
    answer.set_content("Tot maandag.")
    assert not came_back(answer.as_bytes())
    assert fate(sent.pk) == SENT


def test_nobody_marks_a_mail_without_our_mark(sent):
    forged = [
        f"terug+{sent.pk.hex}{'0' * 16}@mail.voorbeeld.test",
        f"terug+{sent.pk.hex}@mail.voorbeeld.test",
        return_path(sent.pk).replace("mail.voorbeeld", "elders.voorbeeld"),
        return_path(new_id()),
        "terug@mail.voorbeeld.test",
        "geen adres",
    ]
    assert [came_back(report(to)) for to in forged] == [False] * len(forged)
    assert fate(sent.pk) == SENT


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe", b"Content-Type: multipart/report; boundary=y\n\n--y\n"])
def test_rubbish_is_nothing(sent, raw):
    assert not came_back(raw)


def test_without_a_mailbox_for_it_mail_returns_to_the_sender_itself(settings):
    settings.BOUNCE_ADDRESS = ""
    assert return_path(new_id()) == ""


def test_a_mail_server_hands_it_over_by_a_command(sent, monkeypatch):
    class In:
        buffer = io.BytesIO(report(return_path(sent.pk)))

    monkeypatch.setattr(sys, "stdin", In)
    out = io.StringIO()
    call_command("bounce", stdout=out)
    assert out.getvalue().strip() == "marked"
    assert fate(sent.pk) == BOUNCED
