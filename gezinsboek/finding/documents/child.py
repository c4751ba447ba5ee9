"""The process that reads one document, and nothing else. It may be a hostile file, so this runs apart: started alone
(`python -I child.py pdf`), without the surroundings, the keys or the database, in little memory, for a short time, unable
to write a file. The document comes in on stdin; its text goes out on stdout, piece by piece.

It ends with 0 (whole), 3 (cut: too long or too slow), 4 (locked) or anything else (broken). What came out before counts.
"""

import io
import os
import re
import resource
import sys
import time
import zipfile
from collections.abc import Iterator
from typing import IO, BinaryIO
from xml.parsers import expat

MEMORY = 1024 * 1024 * 1024  # of addresses, not of what is really used
SECONDS, PATIENCE = 20, 12.0  # of the processor, at which the kernel ends it; of the clock, at which it ends itself
MOST_BYTES = 40 * 1024 * 1024
MOST_LETTERS = 400_000
MOST_PAGES = 1_000
CUT, LOCKED = 3, 4

# Where the words stand in an office file, and which part of them begins a new line.
OFFICE = {
    "docx": (r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml", {"t"}, {"p", "br", "tab"}),
    "xlsx": (r"xl/(sharedStrings|comments\d*|worksheets/sheet\d+)\.xml", {"t"}, {"si", "is", "row"}),
    "pptx": (r"ppt/(slides/slide|notesSlides/notesSlide)\d+\.xml", {"t"}, {"p", "br"}),
    "odf": (r"content\.xml", {"p", "h", "span", "a"}, {"p", "h", "tab", "line-break", "s"}),
}


class Cut(Exception):  # noqa: N818 - says what is so
    """Enough: the rest is not read."""


def fence() -> None:
    """What this process cannot do from here on, whatever the file makes it do."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 32),
    ):
        resource.setrlimit(what, (most, most))


def pdf(source: BinaryIO) -> Iterator[str]:
    import pypdf

    document = pypdf.PdfReader(source)
    if document.is_encrypted and not document.decrypt(""):
        sys.exit(LOCKED)
    for number, page in enumerate(document.pages):
        if number == MOST_PAGES:
            raise Cut
        yield page.extract_text() + "\n"


def office(source: BinaryIO, kind: str) -> Iterator[str]:
    parts, texts, lines = OFFICE[kind]
    room = MOST_BYTES
    with zipfile.ZipFile(source) as packed:
        for entry in sorted(packed.infolist(), key=lambda entry: _order(entry.filename)):
            if re.fullmatch(parts, entry.filename):
                with packed.open(entry) as stream:
                    yield from _xml(stream, texts, lines, room)
                    room -= stream.tell()
                yield "\n"


def _order(name: str) -> list[str]:
    """slide2 before slide10."""
    return [digits.zfill(6) if digits.isdigit() else digits for digits in re.split(r"(\d+)", name)]


def _xml(stream: IO[bytes], texts: set[str], lines: set[str], room: int) -> Iterator[str]:
    """The words of this part. No entities, no other files: a document type ends it."""
    found: list[str] = []
    depth = 0

    def begin(name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += _local(name) in texts

    def end(name: str) -> None:
        nonlocal depth
        depth -= _local(name) in texts
        if _local(name) in lines:
            found.append("\n")

    def words(said: str) -> None:
        if depth:
            found.append(said)

    def refuse(*_told: object) -> None:
        raise ValueError("a document type")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begin, end, words
    parser.StartDoctypeDeclHandler = refuse
    while piece := stream.read(64 * 1024):
        room -= len(piece)
        if room < 0:
            raise Cut
        parser.Parse(piece)
        yield "".join(found)
        found.clear()
    parser.Parse(b"", True)
    yield "".join(found)


def _local(name: str) -> str:
    return name.rsplit(" ", 1)[-1]


def main(kind: str, out: BinaryIO) -> int:
    until = time.monotonic() + PATIENCE
    letters = MOST_LETTERS
    source = io.BytesIO(sys.stdin.buffer.read(MOST_BYTES + 1))
    try:
        for piece in pdf(source) if kind == "pdf" else office(source, kind):
            out.write(piece[:letters].encode("utf-8", "replace"))
            out.flush()
            letters -= len(piece)
            if letters < 0 or time.monotonic() > until:
                return CUT
    except Cut:
        return CUT
    return 0


if __name__ == "__main__":
    fence()
    # pypdf says much about broken files on stderr; nobody reads that
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    sys.exit(main(sys.argv[1], sys.stdout.buffer))
