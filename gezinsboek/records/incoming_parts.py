"""What a mail says, taken apart: its words, and each file in it. Whatever is wrong with it, something comes out."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from html.parser import HTMLParser

from gezinsboek.timeline.models import Source

from .incoming_files import NAMED_TEXT, Unreadable, read
from .models import Incoming

PARTS = 50
BRINGS = (".pdf", ".docx", ".odt", *NAMED_TEXT)
_BLOCKS = {"p", "br", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote", "hr"}
_SILENT = {"script", "style", "head", "title", "template"}
# What the standard library raises over a mail made to hurt it, and over "idna" as a kind of letters.
HURT = (ValueError, LookupError, AttributeError, TypeError)


@dataclass(frozen=True)
class Piece:
    """One report in a mail."""

    source: str
    title: str
    text: str
    fault: str = ""


def headers(mail: EmailMessage, name: str) -> list[str]:
    """What all of this name say; nothing for what cannot be read."""
    try:
        return [str(one).encode("utf-8", "replace").decode().strip() for one in mail.get_all(name, [])]
    except HURT:
        return []


def pieces_of(mail: EmailMessage) -> list[Piece]:
    """The words of the mail, then its files. A mail in which nothing can be read is there all the same, and says so."""
    words, files = [], []
    for part in _parts(mail):
        attached, name = _attached(part)
        if not attached and part.get_content_type() in ("text/plain", "text/html"):
            words.append(_words(part))
        elif attached and not part.get_content_type().startswith(("image/", "multipart/")):
            files.append(_file(part, name))
    told = "\n\n".join(word for word in words if word.strip())
    first = [Piece(Source.MAIL.value, "", told)] if told.strip() else []
    return [*first, *files] or [Piece(Source.MAIL.value, "", "", Incoming.Fault.EMPTY.value)]


def _parts(mail: EmailMessage) -> Iterator[EmailMessage]:
    """The parts to look at; of several ways to say the same the plain one."""
    seen = 0
    waiting: list[EmailMessage] = [mail]
    while waiting and seen < PARTS:
        part = waiting.pop(0)
        seen += 1
        held = part.get_payload() if part.is_multipart() else None
        if not isinstance(held, list):
            yield part
            continue
        inside = [one for one in held if isinstance(one, EmailMessage)]
        if part.get_content_type() == "multipart/alternative" and inside:
            plain = [one for one in inside if one.get_content_type() == "text/plain" and _words(one).strip()]
            inside = plain[:1] or inside[-1:]
        waiting = [*inside, *waiting]


def _attached(part: EmailMessage) -> tuple[bool, str]:
    """Whether it is a file, and its name."""
    try:
        name = part.get_filename() or ""
        return bool(name) or part.get_content_disposition() == "attachment", name
    except HURT:  # only a file says so much about itself
        return True, ""


def _words(part: EmailMessage) -> str:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    try:
        said = raw.decode(part.get_content_charset("utf-8"), "replace")
    except HURT:
        said = raw.decode("utf-8", "replace")
    return said_in_html(said) if part.get_content_type() == "text/html" else said


def _file(part: EmailMessage, name: str) -> Piece:
    raw = part.get_payload(decode=True)
    kind = part.get_content_type()
    source = Source.PDF if kind == "application/pdf" else Source.TEXT if kind == "text/plain" else Source.WORD
    if not isinstance(raw, bytes) or not (name.lower().endswith(BRINGS) or kind in ("application/pdf", "text/plain")):
        return Piece(Source.MAIL.value, name, "", Incoming.Fault.KIND.value)
    try:
        told = read(name, io.BytesIO(raw), kind)
    except Unreadable as fault:
        return Piece(source.value, name, "", fault.code)
    return Piece(told.source, told.title, told.text, told.fault)


class _Said(HTMLParser):
    """The words of a page, with a new line where a block begins."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent = 0 if tag == "body" else self.silent + (tag in _SILENT)  # HTML need not end its head
        if tag in _BLOCKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in _SILENT))
        if tag in _BLOCKS - {"br", "hr"}:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.found.append(re.sub(r"\s+", " ", data))


def said_in_html(page: str) -> str:
    said = _Said()
    said.feed(page)
    if said.rawdata.startswith("<!"):  # never ended: the parser would look for its end from each sign anew
        said.feed(">")
    said.close()
    lines = [" ".join(line.split()) for line in "".join(said.found).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
