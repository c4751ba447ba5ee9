"""The mails that arrived in the demo's own mail server, as a page can show them."""

import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

MOST = 50
_CODE = re.compile(r"^\s*([0-9]{4}[- ]?[0-9]{4}|[A-Z]{3,}(?:-[0-9A-Z]+)+)\s*$", re.M)
# The demo may run on another port than when the mail was written; a link goes where it runs now.
_HERE = re.compile(r"https?://(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?=/)")


@dataclass(frozen=True)
class Arrived:
    """One mail: to whom, about what, when, the code in it if there is one, and its text."""

    to: str
    subject: str
    sent: datetime | None
    code: str
    text: str


def newest(folder: Path, here: str) -> list[Arrived]:
    """The newest fifty, newest first. `here` is where links to ourselves lead."""
    found = sorted(folder.glob("*.eml"), reverse=True)[:MOST]
    return [_read(file.read_bytes(), here) for file in found]


def _read(raw: bytes, here: str) -> Arrived:
    mail = message_from_bytes(raw, _class=EmailMessage, policy=policy.default)
    body = mail.get_body(("plain",))
    text = str(body.get_content()).strip() if body else ""
    code = _CODE.search(text)
    return Arrived(
        to=str(mail["Delivered-To"] or mail["To"] or ""),
        subject=str(mail["Subject"] or ""),
        sent=_moment(str(mail["Date"] or "")),
        code=code[1] if code else "",
        text=_HERE.sub(here, text),
    )


def _moment(told: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(told)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
