"""A running product for a test: where it is, its mails, its processes, and how it ends."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from .counterpart import certificate

ROOT = Path(__file__).resolve().parents[1]
_libc = ctypes.CDLL(None)


class Outbox:
    """The mails that left over SMTP, oldest first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self, to: str = "") -> list[EmailMessage]:
        """Every mail, or those to one address."""
        read = [
            message_from_bytes(path.read_bytes(), _class=EmailMessage, policy=policy.default)
            for path in sorted(self.folder.glob("*.eml"))
        ]
        return [mail for mail in read if to in str(mail["Delivered-To"])]

    def newest(self, to: str, *, after: int = 0, patience: float = 45) -> EmailMessage:
        """The newest mail to this address; waits until there are more than `after` of them."""
        deadline = time.monotonic() + patience
        while len(found := self.all(to)) <= after:
            if time.monotonic() > deadline:
                raise AssertionError(f"no mail came to {to}")
            time.sleep(0.05)
        return found[-1]

    @staticmethod
    def text(mail: EmailMessage) -> str:
        """The plain words of a mail."""
        body = mail.get_body(("plain",))
        return str(body.get_content()) if body else ""


class Product:
    """One installation with its own home, port and processes."""

    def __init__(self, folder: Path, *, families: int = 3, durable: bool = False, **told: str) -> None:
        self.home = folder / "home"
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.outbox = Outbox(self.home / "outbox")
        # another system beside it, whose certificate the product trusts, and nobody else's
        self.beside = folder / "beside"
        self.beside.mkdir(mode=0o700)
        trusts = {"SSL_CERT_FILE": str(certificate.make(self.beside))}
        command = [sys.executable, "-m", "journeys.serving", "--home", str(self.home), "--port", str(self.port)]
        command += ["--families", str(families), *(["--durable"] if durable else [])]
        self._said = folder / "said.txt"
        with self._said.open("wb") as said:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**_surroundings(), **trusts, **told},
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=die_with_parent,
            )

    def said(self) -> str:
        """What it printed while it started and ran."""
        return self._said.read_text(errors="replace")

    def log(self, part: str) -> str:
        """What `web`, `worker`, `smtp` or `postgres` wrote in its log."""
        path = self.home / "log" / f"{part}.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def until_ready(self, patience: float = 240) -> None:
        """Wait until it says that it answers."""
        deadline = time.monotonic() + patience
        while "\nready\n" not in f"\n{self.said()}":
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"the product did not start:\n{self.said()[-4000:]}\n{self.log('web')[-2000:]}")
            time.sleep(0.1)

    def stop(self) -> None:
        """End all its processes, the database too."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(40)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextmanager
def running(*, families: int = 3, durable: bool = False, **told: str) -> Iterator[Product]:
    """A product that answers, with these settings in its surroundings; afterwards nothing of it is left."""
    folder = Path(tempfile.mkdtemp(prefix="gezinsboek-journey-"))
    folder.chmod(0o711)  # the database server has an account of its own, which must get through
    product = Product(folder, families=families, durable=durable, **told)
    try:
        product.until_ready()
        yield product
    finally:
        product.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _surroundings() -> dict[str, str]:
    """Nothing of the tests' own home."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GEZINSBOEK_", "DATABASE_", "DJANGO_")) or name == "GEZINSBOEK_PG_BIN"
    }


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def die_with_parent() -> None:
    if sys.platform == "linux":
        _libc.prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG
