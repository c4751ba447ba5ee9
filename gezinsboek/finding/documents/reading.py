"""Having a document read by a process of its own, and taking what it says."""

import subprocess
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from gezinsboek.ground.vault import VaultError

CHILD = Path(__file__).with_name("child.py")
READER = 1  # grows when reading is done better; rules/97_unread.sql names it too
SECONDS = 30  # then it is stopped, whatever it does
MOST_BYTES = 4 * 400_000  # what it may say; a letter takes four bytes at most
_OPEN_XML = "application/vnd.openxmlformats-officedocument."
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
MIMES = {
    "application/pdf": "pdf",
    f"{_OPEN_XML}wordprocessingml.document": "docx",
    f"{_OPEN_XML}spreadsheetml.sheet": "xlsx",
    f"{_OPEN_XML}presentationml.presentation": "pptx",
    f"{_OPEN_DOCUMENT}text": "odf",
    f"{_OPEN_DOCUMENT}spreadsheet": "odf",
    f"{_OPEN_DOCUMENT}presentation": "odf",
}
_ENDED = {0: "whole", 3: "cut", 4: "nothing"}


@dataclass(frozen=True)
class Told:
    """The text of a document as far as it could be read. `state` is one of FileText.State."""

    state: str
    text: str


def told_by(mime: str, pieces: Iterable[bytes], seconds: float = SECONDS) -> Told:
    """The text of this document. Never raises over what is in it: whatever goes wrong there is `broken`."""
    if mime not in MIMES:
        return Told("nothing", "")
    command = [sys.executable, "-I", str(CHILD), MIMES[mime]]
    with subprocess.Popen(  # no surroundings: nothing of ours is known in there
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd="/", env={}
    ) as child:
        assert child.stdin
        assert child.stdout
        late = threading.Timer(seconds, child.kill)
        late.start()
        feeding = threading.Thread(target=_feed, args=(child.stdin, pieces), daemon=True)
        feeding.start()
        said = child.stdout.read(MOST_BYTES)
        if child.stdout.read(1):
            child.kill()  # it says more than it may
        ended = child.wait()
        late.cancel()
        feeding.join(seconds)
    text = _plain(said.decode("utf-8", "ignore"))
    state = _ENDED.get(ended) or ("cut" if text else "broken")
    return Told(state if text or state != "whole" else "nothing", text)


def _feed(target: IO[bytes], pieces: Iterable[bytes]) -> None:
    """It may stop listening at any moment; a file that breaks its seal halfway ends there."""
    with suppress(OSError, VaultError), target:
        for piece in pieces:
            target.write(piece)


def _plain(text: str) -> str:
    """Without signs that are no letters, and without the empty lines between paragraphs."""
    lines = (" ".join(line.split()) for line in text.replace("\x00", "").splitlines())
    return "\n".join(line for line in lines if line)
