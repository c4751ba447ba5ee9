"""Mail to `verslag+<code>@host`: the text of the mail, and each PDF, Word or text file in it, as a report of its own.

The code is the whole secret: whoever knows the address can bring something, and nothing more. What comes is shown to its
owner alone, to be read through like everything else. No word of a mail goes into a log, an answer or an error.
"""

import io
import logging
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses
from enum import IntEnum
from hashlib import sha256
from html.parser import HTMLParser

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from gezinsboek.ground import clock
from gezinsboek.ground.acting import Acting, acting, acting_as
from gezinsboek.ground.acts import Refused, act
from gezinsboek.ground.mail.bounces import DELIVERED_TO
from gezinsboek.ground.vault import vault
from gezinsboek.timeline.models import Source

from . import incoming
from .incoming_files import NAMED_TEXT, Unreadable, read
from .models import Incoming, MailIn

journal = logging.getLogger("gezinsboek.records")
LARGEST = 36 * 1024 * 1024  # 25 MB of files, as a mail writes them
PARTS = 50
BRINGS = (".pdf", ".docx", ".odt", *NAMED_TEXT)
_BLOCKS = {"p", "br", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote", "hr"}
_SILENT = {"script", "style", "head", "title", "template"}


class Fate(IntEnum):
    """What a mail server hears, in the numbers of sysexits.h: taken (also what is for nobody), or try again later."""

    TAKEN = 0
    LATER = 75


# ---------- the address


def address() -> MailIn | None:
    """Mine that runs now."""
    return MailIn.objects.defer("kept", "hour_at", "hour_count").filter(ended_at=None).first()


def written(one: MailIn) -> str:
    """As it is typed in a mail; empty where this installation takes none."""
    name, _at, host = settings.INCOMING_ADDRESS.rpartition("@")
    return f"{name}+{one.code}@{host}" if name else ""


@transaction.atomic
def new_address() -> MailIn:
    """A new one, and the one before it brings nothing any more."""
    who = acting()
    if who is None or not settings.INCOMING_ADDRESS:
        raise Refused("mail_in")
    end_address()
    code = secrets.token_hex(10)
    row = MailIn(person=who.person, kept=_fingerprint(code))
    row.code = code
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # a second click in the same moment
        there = address()
        if there is None:
            raise
        return there
    return row


def end_address() -> None:
    MailIn.objects.filter(ended_at=None).update(ended_at=clock.now())


def _fingerprint(code: str) -> str:
    return vault().fingerprint("mail_in", code).hex()


# ---------- a mail


def take_mail(raw: bytes) -> Fate:
    """Bring this mail to whom it is for. For nobody: silence, and it is counted."""
    mail = message_from_bytes(raw[:LARGEST], policy=policy.default)
    code = _code(mail)
    found = act("mail_for", _fingerprint(code) if code else "", using="door")
    if not found:
        journal.info("a mail was for nobody")
        return Fate.TAKEN
    person, many = found[0]
    if many:
        journal.info("too many mails in an hour")
        return Fate.LATER
    try:
        with acting_as(Acting(person, client="mail")), transaction.atomic():
            count = _bring(mail, raw)
    except incoming.Full:
        journal.info("too much waits to be read through")
        return Fate.LATER
    journal.info("a mail was taken in", extra={"count": count})
    return Fate.TAKEN


def _bring(mail: EmailMessage, raw: bytes) -> int:
    name = str(mail.get("Message-ID", "")).strip().encode("utf-8", "replace") or sha256(raw).digest()
    subject = _header(mail, "Subject")
    pieces = (
        [Piece(Source.MAIL.value, subject, "", Incoming.Fault.BIG.value)] if len(raw) > LARGEST else pieces_of(mail)
    )
    for number, piece in enumerate(pieces):
        cause = salted_hmac("gezinsboek.mail_in", name + b"\0%d" % number, algorithm="sha256").hexdigest()
        incoming.take(piece.source, piece.title or subject, piece.text, cause=cause, fault=piece.fault)
    return len(pieces)


def _code(mail: EmailMessage) -> str:
    """The code in the address it was delivered to."""
    name, _at, host = settings.INCOMING_ADDRESS.lower().rpartition("@")
    headers = [_text(value) for header in DELIVERED_TO for value in mail.get_all(header, [])]
    for _name, told in getaddresses(headers):
        local, _at, where = told.lower().rpartition("@")
        code = local.removeprefix(f"{name}+")
        if name and where == host and code != local and re.fullmatch(r"[0-9a-f]{20}", code):
            return code
    return ""


def _header(mail: EmailMessage, name: str) -> str:
    try:
        return _text(mail.get(name, ""))
    except (ValueError, LookupError, IndexError, AttributeError):  # headers made to hurt the parser
        return ""


def _text(value: object) -> str:
    return str(value).encode("utf-8", "replace").decode("utf-8", "replace")


@dataclass(frozen=True)
class Piece:
    """One report in a mail."""

    source: str
    title: str
    text: str
    fault: str = ""


def pieces_of(mail: EmailMessage) -> list[Piece]:
    """The words of the mail, then its files. A mail in which nothing can be read is there all the same, and says so."""
    words, files = [], []
    for part in _parts(mail):
        name = part.get_filename() or ""
        attached = part.get_content_disposition() == "attachment" or bool(name)
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


def _words(part: EmailMessage) -> str:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    try:
        said = raw.decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:
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
        self.silent += tag in _SILENT
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
    said.close()
    lines = [" ".join(line.split()) for line in "".join(said.found).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def for_nobody() -> int:
    """How much mail came in thirty days for an address that is not there."""
    with transaction.atomic():
        count: int = act("mail_for_nobody")[0][0]
    return count
