"""The process tree of a running Gezinsboek: web, worker and, in the demo, a mail server.

Promises: one Ctrl-C stops everything and lets requests under way finish; a part that dies comes back; when this
process dies, however hard, its parts die with it.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from running.account import RunningError
from running.places import ROOT, say

PATIENCE = 15.0  # seconds a part gets to finish what it was doing
FIRST_ANSWER = 60.0
RESTARTS_A_MINUTE = 5
_libc = ctypes.CDLL(None)


@dataclass
class Part:
    """One child process."""

    name: str
    command: list[str]
    env: dict[str, str]
    log: Path | None = None
    process: subprocess.Popen[bytes] | None = None
    starts: deque[float] = field(default_factory=lambda: deque(maxlen=RESTARTS_A_MINUTE))

    def start(self) -> None:
        """In a session of its own, so that a Ctrl-C in the terminal reaches us alone; it dies when we do."""
        self.starts.append(time.monotonic())
        parent = os.getpid()

        def die_with_parent() -> None:
            if sys.platform == "linux":
                _libc.prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG
                if os.getppid() != parent:
                    os._exit(1)

        output = os.open(self.log, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600) if self.log else None
        try:
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT if output is not None else None,
                start_new_session=True,
                preexec_fn=die_with_parent,  # no threads here
            )
        finally:
            if output is not None:
                os.close(output)

    def clear_away(self) -> None:
        """End the children that a part left behind when it was killed; they still hold its port."""
        if self.process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def keeps_dying(self) -> bool:
        return len(self.starts) == RESTARTS_A_MINUTE and time.monotonic() - self.starts[0] < 60

    def last_words(self) -> str:
        return self.log.read_text(errors="replace")[-2000:] if self.log and self.log.exists() else ""


class Tree:
    """All parts together."""

    def __init__(self, parts: list[Part], watch: Callable[[], object] = lambda: None) -> None:
        self.parts = parts
        self.watch = watch  # called now and then: brings the database back when it was killed
        self.asked_to_stop = 0

    def run(self, ready: Callable[[], bool], announce: Callable[[], None]) -> int:
        """Start, announce as soon as it answers, and stay until somebody says stop."""
        before = {
            number: signal.signal(number, self._stop) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        }
        try:
            for part in self.parts:
                part.start()
            self._until_ready(ready)
            if not self.asked_to_stop:
                announce()
            self._stay()
        finally:
            self._end()
            for number, handler in before.items():
                signal.signal(number, handler)
        return 0

    def _stop(self, *_: object) -> None:
        self.asked_to_stop += 1
        if self.asked_to_stop > 1:
            for part in self.parts:
                if part.process and part.alive:
                    part.process.kill()

    def _until_ready(self, ready: Callable[[], bool]) -> None:
        deadline = time.monotonic() + FIRST_ANSWER
        while not self.asked_to_stop and not ready():
            for part in self.parts:
                if not part.alive:
                    raise RunningError(f"{part.name} stopte meteen. / {part.name} did not start.\n{part.last_words()}")
            if time.monotonic() > deadline:
                words = "\n".join(part.last_words() for part in self.parts)
                raise RunningError(f"Het antwoordt niet. / It does not answer.\n{words}")
            time.sleep(0.05)

    def _stay(self) -> None:
        turn = 0
        while not self.asked_to_stop:
            time.sleep(0.2)
            turn += 1
            if turn % 5 == 0:
                self.watch()
            for part in self.parts:
                if not part.alive and not self.asked_to_stop:
                    if part.keeps_dying:
                        raise RunningError(
                            f"{part.name} blijft stoppen. / {part.name} keeps dying.\n{part.last_words()}"
                        )
                    say(f"{part.name} stopte en start opnieuw")
                    part.clear_away()
                    time.sleep(min(1.0, 0.2 * len(part.starts)))
                    part.start()

    def _end(self) -> None:
        say("Alles stopt …")
        for part in self.parts:
            if part.process and part.alive:
                part.process.terminate()
        deadline = time.monotonic() + PATIENCE
        for part in self.parts:
            if part.process is None:
                continue
            try:
                part.process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                say(f"{part.name} wil niet stoppen")
            part.clear_away()
            part.process.wait()


def free_port(wanted: int, *, exactly: bool, patience: float = 12.0) -> int:
    """The wanted port; when it is taken the next free one, unless somebody asked for exactly this one.

    Then we wait a moment first: it may be our own web part of a run that was killed, which is finishing.
    """
    if not exactly:
        for port in range(wanted, min(wanted + 100, 65536)):
            if _is_free(port):
                return port
        raise RunningError(f"Vanaf poort {wanted} is niets vrij. / No free port from {wanted} on.")
    deadline = time.monotonic() + patience
    while not _is_free(wanted):
        if time.monotonic() > deadline:
            raise RunningError(
                f"Poort {wanted} is al bezet. Kies een andere met --port. / Port {wanted} is taken: choose another."
            )
        time.sleep(0.1)
    return wanted


def _is_free(port: int) -> bool:
    """On both addresses that a browser may try for `localhost`."""
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        with socket.socket(family, socket.SOCK_STREAM) as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                attempt.bind((address, port))
            except OSError as error:
                if family == socket.AF_INET or error.errno == 98:  # no IPv6 here is no reason to refuse
                    return False
    return True


def answers(port: int) -> bool:
    """Does the web part answer? How well it feels is for /gezond/ to say, not for starting."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/gezond/", timeout=5):
            return True
    except urllib.error.HTTPError as error:
        return error.code in {200, 503}
    except OSError:
        return False


def parts(env: dict[str, str], port: int, *, bind: str, logs: Path | None, mail: tuple[int, Path] | None) -> list[Part]:
    """What to start for one installation. `mail` is (port, outbox) and exists in the demo only."""
    python = sys.executable
    env = env | {"GEZINSBOEK_STARTED": f"{time.time():.0f}"}  # /gezond/ counts from here what still waits
    granian = [python, "-m", "granian", "--interface", "wsgi", "--host", bind, "--port", str(port)]
    # Without blocking-threads it would open hundreds of threads, each with a database connection.
    granian += ["--workers", "2", "--blocking-threads", "4", "--no-ws", "--workers-kill-timeout", "10"]
    granian += ["--respawn-failed-workers", "--log-level", "warning", "gezinsboek.site.wsgi:application"]
    worker = [python, "manage.py", "procrastinate", "worker", "--shutdown-graceful-timeout", "10"]
    found = [Part("web", granian, env), Part("worker", worker, env)]
    if mail:
        sink = [python, "-m", "running.smtp_sink", "--port", str(mail[0]), "--outbox", str(mail[1])]
        found.append(Part("smtp", sink, env))
    for part in found:
        part.log = logs / f"{part.name}.log" if logs else None
    return found
