"""The demo's mail server: a real SMTP server whose every message becomes a file in the outbox, and goes nowhere.

`python -m running.smtp_sink --port 2525 --outbox <folder>`
"""

from __future__ import annotations

import argparse
import os
import secrets
import signal
import threading
import time
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

KEPT = 1000  # the newest messages; older ones make room


class Outbox:
    """Puts each message in the folder, whole or not at all, readable by its owner alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """aiosmtpd calls this once per message."""
        body = envelope.content or b""
        if isinstance(body, str):
            body = body.encode()
        heading = "".join(f"Delivered-To: {receiver}\r\n" for receiver in envelope.rcpt_tos)
        self.keep(heading.encode("utf-8", "surrogateescape") + body)
        return "250 OK"

    def keep(self, message: bytes) -> Path:
        """Names sort by time, so the newest message is the last one."""
        name = f"{time.time_ns():020d}-{secrets.token_hex(4)}"
        half, whole = self.folder / f".{name}", self.folder / f"{name}.eml"
        descriptor = os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(message)
        half.replace(whole)
        for old in sorted(self.folder.glob("*.eml"))[:-KEPT]:
            old.unlink(missing_ok=True)
        return whole


def main() -> None:
    """Serve on loopback until told to stop."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--outbox", type=Path, required=True)
    asked = parser.parse_args()
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    controller = Controller(Outbox(asked.outbox), hostname="127.0.0.1", port=asked.port, enable_SMTPUTF8=True)
    controller.start()
    stop.wait()
    controller.stop()


if __name__ == "__main__":
    main()
