"""Mail to `verslag+<code>@host`: the text of the mail, and each PDF, Word or text file in it, as a report of its own.

The code is the whole secret: whoever knows the address can bring something, and nothing more. What comes is shown to its
owner alone, to be read through like everything else. No word of a mail goes into a log, an answer or an error.
"""

import logging
import re
import secrets
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses
from enum import IntEnum
from hashlib import sha256

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
from .incoming_parts import Piece, headers, pieces_of
from .models import Incoming, MailIn

journal = logging.getLogger("gezinsboek.records")
LARGEST = 36 * 1024 * 1024  # 25 MB of files, as a mail writes them


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
    name = "".join(headers(mail, "Message-ID")[:1]).encode() or sha256(raw).digest()
    subject = "".join(headers(mail, "Subject")[:1])
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
    for _name, told in getaddresses([said for header in DELIVERED_TO for said in headers(mail, header)]):
        local, _at, where = told.lower().rpartition("@")
        code = local.removeprefix(f"{name}+")
        if name and where == host and code != local and re.fullmatch(r"[0-9a-f]{20}", code):
            return code
    return ""


def for_nobody() -> int:
    """How much mail came in thirty days for an address that is not there."""
    with transaction.atomic():
        count: int = act("mail_for_nobody")[0][0]
    return count
