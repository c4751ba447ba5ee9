"""Taking in what somebody sends, without letting slow senders keep everybody from reading.

The web server hands us a body only as fast as it comes, without a limit of time, and meanwhile one of the few threads of a
process waits. So at most three of the four wait for a body at the same moment: for whoever comes then there is a clear
answer at once, and pages can always be opened. Reading in a thread of our own beside the request is no way out: granian
2.8 then stands still as a whole. How long a slow sender may hold a place is for the proxy in front to say
(docs/decisions/0041-slow-senders.md).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.conf import settings

from .fences import MARK

PIECE = 64 * 1024
PLACES = 3  # of the four threads that `running.processes` gives a process

Start = Callable[..., Any]
Application = Callable[[dict[str, Any], Start], Iterable[bytes]]


class TakingIn:
    """Around the application: what it reads is there already. What could not be taken in is told to the fence."""

    def __init__(self, application: Application, places: int = PLACES) -> None:
        self.application = application
        self.places = threading.BoundedSemaphore(places)

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        wanted = self._wanted(environ)
        if not wanted:
            return self.application(environ, start)
        if not self.places.acquire(blocking=False):
            return self.application({**environ, MARK: "busy"}, start)
        with SpooledTemporaryFile(settings.FILE_UPLOAD_MAX_MEMORY_SIZE, dir=settings.FILE_UPLOAD_TEMP_DIR) as kept:
            try:
                whole = self._take(environ["wsgi.input"], kept, wanted)
            finally:
                self.places.release()
            # The answer is made before the file is closed: nothing of ours reads a body while an answer streams out.
            return self.application({**environ, "wsgi.input": kept, MARK: "" if whole else "broken off"}, start)

    @staticmethod
    def _wanted(environ: dict[str, Any]) -> int:
        """The bytes that come; 0 when nothing does, or when the fence refuses them unread."""
        length = str(environ.get("CONTENT_LENGTH") or "0")
        if environ.get("HTTP_TRANSFER_ENCODING") or not (length.isascii() and length.isdigit()):
            return 0
        return int(length) if int(length) <= settings.BODY_LIMIT else 0

    @staticmethod
    def _take(source: IO[bytes], kept: IO[bytes], wanted: int) -> bool:
        """Whether all of it came."""
        left = wanted
        try:
            while left and (piece := source.read(min(PIECE, left))):
                kept.write(piece)
                left -= len(piece)
        except Exception:  # noqa: BLE001  # the sender hung up, in whatever way the server tells that
            return False
        finally:
            kept.seek(0)
        return not left
