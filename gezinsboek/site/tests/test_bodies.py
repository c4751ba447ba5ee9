"""Bodies on their way in: whole, broken off, or one too many at the same moment."""

import io
import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from gezinsboek.ground.uploads import arriving
from gezinsboek.site.bodies import PLACES, TakingIn
from gezinsboek.site.fences import MARK


def start(*told: Any) -> None:
    """What a server gives to begin an answer with; not used here."""


def took(environ: dict[str, Any], _start: Any) -> list[bytes]:
    """An application that tells what it got."""
    return [str(environ.get(MARK, "none")).encode(), environ["wsgi.input"].read()]


def take(environ: dict[str, Any], taking: TakingIn | None = None) -> list[bytes]:
    return list((taking or TakingIn(took))(environ, start))


def sent(body: Any, length: object, **more: str) -> dict[str, Any]:
    return {"wsgi.input": body, "CONTENT_LENGTH": str(length), **more}


def test_a_body_arrives_as_it_was_sent():
    for size in (1, 70_000, settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1):
        assert take(sent(io.BytesIO(b"a" * size), size)) == [b"", b"a" * size]


def test_no_more_is_read_than_was_promised():
    assert take(sent(io.BytesIO(b"abcdef"), 4))[1] == b"abcd"


def test_a_body_that_stops_halfway_is_told():
    assert take(sent(io.BytesIO(b"abc"), 9))[0] == b"broken off"


def test_a_sender_who_hangs_up_is_no_fault():
    class Gone(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError("connection reset")

    assert take(sent(Gone(), 9))[0] == b"broken off"


@pytest.mark.parametrize("length", ["", "0", "-4", "veel", "٤", "9" * 30, str(settings.BODY_LIMIT + 1)])
def test_what_the_fence_refuses_is_left_unread(length):
    body = io.BytesIO(b"abcd")
    TakingIn(lambda environ, start: [])(sent(body, length), start)
    assert body.tell() == 0


def test_a_body_without_a_length_is_left_unread():
    body = io.BytesIO(b"4\r\nabcd")
    TakingIn(lambda environ, start: [])(sent(body, 4, HTTP_TRANSFER_ENCODING="chunked"), start)
    assert body.tell() == 0


def test_one_too_many_is_told_at_once_and_pages_go_on():
    here, go = threading.Barrier(PLACES + 1), threading.Event()

    class Slow(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            here.wait(10)
            go.wait(10)
            return super().read(size)

    taking = TakingIn(took)
    answers: list[Any] = []
    threads = [
        threading.Thread(target=lambda: answers.append(take(sent(Slow(b"abcd"), 4), taking))) for _ in range(PLACES)
    ]
    for thread in threads:
        thread.start()
    here.wait(10)
    late = io.BytesIO(b"abcd")
    assert take(sent(late, 4), taking)[0] == b"busy"
    assert take(sent(io.BytesIO(), 0), taking)[0] == b"none"
    go.set()
    for thread in threads:
        thread.join(10)
    assert answers == [[b"", b"abcd"]] * PLACES
    assert take(sent(io.BytesIO(b"abcd"), 4), taking) == [b"", b"abcd"]  # the places are free again


def test_what_arrives_lies_in_a_closed_folder_of_our_own_home():
    folder = Path(str(settings.FILE_UPLOAD_TEMP_DIR))
    assert folder.parent == settings.GEZINSBOEK_HOME
    assert folder.stat().st_mode & 0o777 == 0o700


def test_what_a_killed_process_left_is_cleared_away_and_what_still_comes_is_not():
    folder = Path(str(settings.FILE_UPLOAD_TEMP_DIR))
    left, coming = folder / "left.upload.jpg", folder / "coming.upload.jpg"
    for path in (left, coming):
        path.write_bytes(b"a photo")
    two_hours_ago = time.time() - 2 * 60 * 60
    os.utime(left, (two_hours_ago, two_hours_ago))
    assert arriving.clear() == 1
    assert not left.exists()
    assert coming.exists()
    coming.unlink()
