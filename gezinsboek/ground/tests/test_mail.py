"""Mail: queued with the transaction it belongs to, sealed until it leaves, sent by the worker, told to nobody else."""

import asyncio
import json
import logging
import os
import smtplib
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as product
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.journal import JsonLines
from gezinsboek.ground.mail.models import Mail
from gezinsboek.ground.mail.posting import BOUNCED, GIVEN_UP, SENT, WAITING, fate, post
from gezinsboek.ground.mail.sending import LAST_TRY, NotSent, clear, send
from gezinsboek.ground.tasks import forget_done, retry_stalled
from gezinsboek.ground.vault import vault

from .post_office import post_office

TEMPLATES = {
    "try/hello.txt": "Hallo {{ name }},\n\n{% if more %}x{% endif %}\n\n\nTik hier:\n{{ link }}\n",
    "try/own.txt": "Hallo",
    "try/own_subject.txt": "Je code\n is er {{ name }}",
}
LINK = "https://boek.example/u/abc?x=1&y=2"


@pytest.fixture
def office(settings):
    loaders = [("django.template.loaders.locmem.Loader", TEMPLATES), "django.template.loaders.app_directories.Loader"]
    settings.TEMPLATES = [
        {"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {"loaders": loaders}}
    ]
    with post_office(settings) as open_:
        yield open_


@pytest.fixture
def address() -> str:
    return f"{new_id().hex}@voorbeeld.nl"


def hello(address: str, **more) -> Mail:
    mail = post(address, "try/hello", {"name": "Noor & Mark", "link": LINK}, "nl", **more)
    return Mail.objects.using("door").get(pk=mail)


def jobs_of(mail: Mail) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute("select args, status, scheduled_at from procrastinate_jobs where lock = %s", [f"mail {mail.pk}"])
        return list(cursor.fetchall())


def work(queue: str) -> None:
    """What a worker does with all that waits in this queue."""

    async def works() -> None:
        assert isinstance(app.connector, DjangoConnector)
        async with app.with_connector(app.connector.get_worker_connector()).open_async() as worker:
            await worker.run_worker_async(queues=[queue], wait=False, install_signal_handlers=False)

    asyncio.run(works())


def test_the_worker_sends_what_was_posted_and_empties_the_row(office, address):
    mail = hello(address)
    assert fate(mail.pk) == WAITING
    work("mail")
    (message,) = office.taken_for(address)
    assert message["Subject"] == "Er is een bericht voor je"
    assert message["Message-ID"].startswith(f"<{mail.pk}@")
    assert message["Auto-Submitted"] == "auto-generated"
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text and "Hallo Noor & Mark," in text.get_content() and LINK in text.get_content()
    assert html and f'href="{LINK.replace("&", "&amp;")}"' in html.get_content()
    assert "Noor &amp; Mark" in html.get_content() and 'lang="nl"' in html.get_content()
    assert fate(mail.pk) == SENT
    mail.refresh_from_db()
    assert not any(
        bytes(sealed) for sealed in (mail.to_sealed, mail.subject_sealed, mail.text_sealed, mail.html_sealed)
    )


def test_a_mail_of_a_transaction_that_rolls_back_was_never_posted(office, address):
    with pytest.raises(RuntimeError), transaction.atomic():
        mail = Mail(pk=post(address, "try/hello", {}, "nl"))
        assert len(jobs_of(mail)) == 1
        raise RuntimeError
    assert jobs_of(mail) == []
    assert fate(mail.pk) is None


def test_sending_again_sends_nothing_again(office, address):
    mail = hello(address)
    for _ in range(3):
        send(mail_id=str(mail.pk))
    assert len(office.taken_for(address)) == 1
    send(mail_id=str(new_id()))


def test_nothing_readable_lies_in_the_database(office, address):
    mail = hello(address)
    with connection.cursor() as cursor:
        cursor.execute("select * from procrastinate_jobs where lock = %s", [f"mail {mail.pk}"])
        job = str(cursor.fetchall())
    row = b"".join(
        bytes(value) if isinstance(value, memoryview | bytes) else str(value).encode() for value in vars(mail).values()
    )
    for word in (address, "Noor", LINK, "bericht"):
        assert word not in job
        assert word.encode() not in row
    assert mail.to == address


def test_the_web_role_puts_mail_in_and_never_reads_it(office, address):
    hello(address)
    with pytest.raises(ProgrammingError), transaction.atomic():
        Mail.objects.using("default").first()
    with pytest.raises(ProgrammingError), transaction.atomic():
        Mail.objects.using("default").update(bounced=True)


def test_a_server_that_does_not_answer_is_tried_again_later(office, address, settings, caplog):
    mail = hello(address)
    settings.EMAIL_PORT, taken = 1, settings.EMAIL_PORT
    with caplog.at_level(logging.INFO), pytest.raises(NotSent) as fault:
        send(mail_id=str(mail.pk))
    mail.refresh_from_db()
    assert (mail.tries, mail.last_error, mail.sent_at) == (1, "ConnectionRefusedError", None)
    assert address not in str(fault.value) and fault.value.__cause__ is None
    assert address not in "".join(map(JsonLines().format, caplog.records))
    settings.EMAIL_PORT = taken
    send(mail_id=str(mail.pk))
    assert fate(mail.pk) == SENT


@pytest.mark.parametrize(("answer", "outcome"), [("550 No such user", BOUNCED), ("450 Try later", WAITING)])
def test_an_address_that_will_never_work_is_not_tried_again(office, address, answer, outcome):
    mail, office.answer = hello(address), answer
    if outcome == BOUNCED:
        send(mail_id=str(mail.pk))
    else:
        with pytest.raises(NotSent):
            send(mail_id=str(mail.pk))
    assert fate(mail.pk) == outcome
    mail.refresh_from_db()
    assert mail.last_error == "SMTPRecipientsRefused"
    assert bool(bytes(mail.to_sealed)) == (outcome == WAITING)


def test_a_fault_of_ours_at_the_mail_server_is_not_blamed_on_the_address(office, address, monkeypatch):
    mail = hello(address)

    def locked_out(*arguments, **named):
        raise smtplib.SMTPAuthenticationError(535, b"who are you")

    monkeypatch.setattr("django.core.mail.backends.smtp.EmailBackend.open", locked_out)
    with pytest.raises(NotSent):
        send(mail_id=str(mail.pk))
    assert fate(mail.pk) == WAITING


def test_a_mail_that_nobody_took_for_a_day_is_given_up(office, address):
    mail = hello(address)
    Mail.objects.using("door").filter(pk=mail.pk).update(tries=LAST_TRY)
    assert fate(mail.pk) == GIVEN_UP


def test_a_name_cannot_add_a_header_or_a_receiver(office, address):
    name = "Noor\r\nBcc: ander@voorbeeld.nl\n\nEn meer"
    mail = post(address, "try/own", {"name": name}, "nl")
    send(mail_id=str(mail))
    (message,) = office.taken_for(address)
    assert message["Bcc"] is None
    assert message["Subject"] == "Je code is er Noor Bcc: ander@voorbeeld.nl En meer"
    for wrong in ("", "geen adres", f"{address}\nBcc: x@y.nl", f"{address}, x@y.nl"):
        with pytest.raises(ValidationError):
            post(wrong, "try/own", {}, "nl")


def test_a_mail_for_later_waits(office, address):
    later = clock.now() + timedelta(days=1)
    ((arguments, status, at),) = jobs_of(mail := hello(address, not_before=later))
    assert (json.loads(arguments), status, at) == ({"mail_id": str(mail.pk)}, "todo", later)


def test_a_mail_of_a_month_ago_is_forgotten(office, address):
    old, fresh = hello(address), hello(address)
    Mail.objects.using("door").filter(pk=old.pk).update(created_at=clock.now() - timedelta(days=31))
    clear(timestamp=0)
    assert (fate(old.pk), fate(fresh.pk)) == (None, WAITING)


def test_what_a_killed_worker_left_undone_is_done_by_another(office, address):
    mail = hello(address)
    with connection.cursor() as cursor:  # a worker took it and was never heard of again
        cursor.execute("update procrastinate_jobs set status = 'doing' where lock = %s", [f"mail {mail.pk}"])
    work("mail")
    assert fate(mail.pk) == WAITING
    retry_stalled.configure().defer(timestamp=0)
    work("upkeep")
    work("mail")
    assert fate(mail.pk) == SENT
    assert len(office.taken_for(address)) == 1


def test_a_job_that_ended_a_week_ago_leaves_the_queue(office, address):
    mails = [hello(address), hello(address)]
    work("mail")
    with connection.cursor() as cursor:
        cursor.execute(
            "update procrastinate_events set at = now() - interval '8 days' from procrastinate_jobs"
            " where job_id = procrastinate_jobs.id and lock = %s",
            [f"mail {mails[0].pk}"],
        )
    forget_done.configure().defer(timestamp=0)
    work("upkeep")
    assert [len(jobs_of(mail)) for mail in mails] == [0, 1]


def rotate_keys(*arguments: str) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).parents[3]
    command = [sys.executable, str(root / "manage.py"), "rotate_keys", *arguments]
    return subprocess.run(
        command, cwd=root, env=os.environ | {"GEZINSBOEK_ROLE": "owner"}, capture_output=True, text=True
    )


def test_rotating_the_keys_seals_waiting_mail_anew_and_then_forgets_the_old_key(office, address):
    mail = hello(address)
    told = rotate_keys()
    assert told.returncode == 0, told.stderr
    assert "mail: " in told.stdout
    mail.refresh_from_db(using="door")
    assert not vault().is_old(bytes(mail.text_sealed))
    assert mail.to == address

    too_fresh = rotate_keys("--forget-old")
    assert too_fresh.returncode == 1 and "tien minuten" in too_fresh.stderr
    path = Path(product.GEZINSBOEK_HOME) / "master.key"
    known = json.loads(path.read_text())
    known["made_at"] = (clock.now() - timedelta(minutes=11)).isoformat()
    path.write_text(json.dumps(known))
    told = rotate_keys("--forget-old")
    assert told.returncode == 0, told.stderr
    assert list(vault().master.now().keys) == [known["newest"]]
    send(mail_id=str(mail.pk))
    assert len(office.taken_for(address)) == 1


def test_a_role_that_does_not_see_every_row_cannot_forget_a_key(office, address):
    from gezinsboek.ground.vault import VaultError
    from gezinsboek.ground.vault.rotation import reseal_own

    hello(address)
    with pytest.raises(VaultError, match="does not see all rows"):
        reseal_own(vault(), "default")
