"""A report that an organisation's own program brings to somebody who works there. It waits in "Binnengekomen", of that
person alone, until they read it through."""

import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from gezinsboek.ground import clock
from gezinsboek.ground.acts import ask
from gezinsboek.ground.ui.dates import AMSTERDAM
from gezinsboek.ground.vault import vault
from gezinsboek.timeline.forms.words import LIMIT, plain

from .models import Incoming

MOST = 1_000_000  # bytes
NEEDED = ("id", "for", "text")
_ISO = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIRST = date(1900, 1, 1)
_NAMES = {"for": "whom"}  # a word of the language Python
OUTCOMES = {"new": 201, "again": 200, "other": 409, "nobody": 422}


class Wrong(Exception):  # noqa: N818 - says what is so
    """What is not right in the body, by where it stands (RFC 6901)."""

    def __init__(self, status: int, detail: str = "", errors: dict[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail = status, detail
        self.errors = [{"pointer": f"#/{name}", "detail": told} for name, told in (errors or {}).items()]


@dataclass(frozen=True)
class Report:
    """As it was sent. `id` is the sender's own, any word, and its idempotency key."""

    id: str
    whom: str
    text: str
    title: str = ""
    reference: str = ""
    happened_on: str = ""

    @property
    def day(self) -> date | None:
        return date.fromisoformat(self.happened_on) if self.happened_on else None


def read(body: bytes) -> Report:
    """Raises Wrong for what is not a report."""
    try:
        told = json.loads(body.decode(), parse_constant=_no_number)
    except (ValueError, RecursionError) as fault:  # UnicodeDecodeError is a ValueError
        raise Wrong(400, "The body is not JSON in UTF-8.") from fault
    if not isinstance(told, dict):
        raise Wrong(422, "The body must be one JSON object.")
    known = {name: check for name, check in CHECKS.items() if name in told}
    errors = dict.fromkeys(told.keys() - CHECKS.keys(), "There is no such field.")
    errors |= {name: said for name, check in known.items() if (said := check(told[name]))}
    words = {name: plain(value) for name, value in told.items() if isinstance(value, str)}
    errors |= {name: "This is needed." for name in NEEDED if not words.get(name) and name not in errors}
    if errors:
        raise Wrong(422, errors={_plain(name): said for name, said in sorted(errors.items())})
    return Report(**{_NAMES.get(name, name): value for name, value in words.items()})


def bring(organisation: UUID, report: Report) -> str:
    """Puts it with whom it is for: 'new', 'again', 'other' or 'nobody', as acl.report_back tells."""
    incoming = Incoming(id=uuid5(organisation, report.id))
    incoming.title, incoming.text, incoming.reference = report.title, report.text, report.reference
    sealed = (bytes(one) for one in (incoming.title_sealed, incoming.text_sealed, incoming.reference_sealed))
    told = json.dumps(asdict(report), sort_keys=True)
    mark = vault().fingerprint("report", f"{incoming.id} {told}").hex()
    outcome: str = ask("report_back", incoming.id, report.whom, mark, *sealed, report.day)[0][0]
    return outcome


def _text(most: int) -> Callable[[Any], str]:
    def fault(value: Any) -> str:
        if value is None:
            return ""
        if not isinstance(value, str):
            return "This must be text."
        if len(value) > most:
            return f"This may have {most} characters."
        return ""

    return fault


def _day(value: Any) -> str:
    if value is None or value == "":
        return ""
    try:
        day = date.fromisoformat(value) if isinstance(value, str) and _ISO.fullmatch(value) else None
    except ValueError:
        day = None
    if day is None or not _FIRST <= day <= clock.now().astimezone(AMSTERDAM).date():
        return "This must be a day until today, like 2026-11-02."
    return ""


def _no_number(word: str) -> float:
    raise ValueError(word)


def _plain(name: str) -> str:
    """A field's name as it may stand in an answer, whatever was sent."""
    return name[:40].encode("ascii", "replace").decode().replace("~", "~0").replace("/", "~1")


CHECKS: dict[str, Callable[[Any], str]] = {
    "id": _text(100),
    "for": _text(254),
    "reference": _text(100),
    "title": _text(200),
    "text": _text(LIMIT),
    "happened_on": _day,
}
