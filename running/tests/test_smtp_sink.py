"""The demo's mail server takes real mail and keeps it to itself."""

import smtplib
import stat
import subprocess
import sys
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from running.places import ROOT
from running.processes import free_port
from running.smtp_sink import KEPT, Outbox


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    chosen = free_port(25250, exactly=False)
    command = [sys.executable, "-m", "running.smtp_sink", "--port", str(chosen), "--outbox", str(tmp_path / "outbox")]
    process = subprocess.Popen(command, cwd=ROOT)
    while process.poll() is None:
        try:
            smtplib.SMTP("127.0.0.1", chosen).quit()
            break
        except OSError:
            continue
    yield chosen
    process.terminate()
    assert process.wait() == 0


def test_a_message_becomes_one_closed_file(port: int, tmp_path: Path):
    sent = EmailMessage()
    sent["From"], sent["To"], sent["Subject"] = "boek@localhost", "tine@localhost", "Code"
    sent.set_content("Je code is 123456.\n.zo\n")
    with smtplib.SMTP("127.0.0.1", port) as client:
        client.send_message(sent)
    (file,) = (tmp_path / "outbox").glob("*.eml")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    message = message_from_bytes(file.read_bytes(), policy=default)
    assert message["Delivered-To"] == "tine@localhost"
    assert message["Subject"] == "Code"
    assert message.get_content().splitlines() == ["Je code is 123456.", ".zo"]


def test_the_newest_message_is_the_last_by_name_and_the_oldest_make_room(tmp_path: Path):
    outbox = Outbox(tmp_path)
    names = [outbox.keep(b"x").name for _ in range(KEPT + 2)]
    assert sorted(path.name for path in tmp_path.iterdir()) == names[2:]
