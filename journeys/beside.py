"""Dossierkast beside the product: started, killed, started again, and looked into."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPSConnection
from pathlib import Path
from typing import Any

from .counterpart import certificate
from .product import ROOT, die_with_parent, free_port


class Counterpart:
    """The record system of an organisation, in this folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, exist_ok=True)
        self.folder, self.port = folder, free_port()
        self.host = f"localhost:{self.port}"
        self.url = f"https://{self.host}"
        self.hook = f"{self.url}/gezinsboek/"
        self.certificate = certificate.make(folder)
        self.process: subprocess.Popen[bytes] | None = None

    def settle(self, **settings: str) -> None:
        """What its manager copies in."""
        told = [word for name, value in settings.items() for word in (f"--{name.replace('_', '-')}", value)]
        subprocess.run(
            [sys.executable, "-m", "journeys.counterpart", "settle", "--folder", str(self.folder), *told],
            cwd=ROOT,
            check=True,
        )

    def start(self) -> None:
        """Until it answers."""
        command = [sys.executable, "-m", "journeys.counterpart", "serve", "--folder", str(self.folder)]
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port)], cwd=ROOT, start_new_session=True, preexec_fn=die_with_parent
        )
        deadline = time.monotonic() + 60
        while not self._answers():
            assert time.monotonic() < deadline and self.process.poll() is None, "Dossierkast did not start"
            time.sleep(0.05)

    def kill(self) -> None:
        """With -9."""
        if self.process:
            os.kill(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def ask(self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> tuple[int, str]:
        trusts = ssl.create_default_context(cafile=str(self.certificate))
        connection = HTTPSConnection("localhost", self.port, timeout=20, context=trusts)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def rows(self, question: str) -> list[Any]:
        """Straight from its own database."""
        db = sqlite3.connect(self.folder / "dossierkast.db", timeout=30)
        try:
            return db.execute(question).fetchall()
        finally:
            db.close()

    def _answers(self) -> bool:
        with socket.socket() as one:
            return one.connect_ex(("127.0.0.1", self.port)) == 0


@contextmanager
def beside(folder: Path) -> Iterator[Counterpart]:
    """One that runs; afterwards it does not."""
    made = Counterpart(folder)
    made.start()
    try:
        yield made
    finally:
        made.kill()
