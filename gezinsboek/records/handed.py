"""What was handed over to the acting program's organisation."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from gezinsboek.ground.acts import ask

from .enclosing import read
from .models import Delivery

MOST_FILES = 1000
PAGE = 100  # as acl.handed_over gives them


@dataclass(frozen=True)
class Handed:
    """One taking over, as its receipt tells it. `content` is exactly what `sha256` was made of."""

    delivery: Delivery
    version: int
    sha256: str
    taken_at: datetime

    @property
    def id(self) -> UUID:
        return self.delivery.id

    @property
    def content(self) -> bytes:
        return self.delivery.payload.encode()

    @property
    def cursor(self) -> str:
        """Where to go on after this one; for a program a word without meaning."""
        return urlsafe_b64encode(f"{self.taken_at.isoformat()} {self.id}".encode()).decode().rstrip("=")

    def as_line(self) -> dict[str, object]:
        told = {"id": str(self.id), "version": self.version, "sha256": self.sha256}
        return {**told, "taken_at": self.taken_at.isoformat(timespec="seconds")}


def one(delivery: UUID) -> Handed | None:
    """This one, or None when it is not there for this program."""
    return next(iter(_asked(None, None, delivery)), None)


def file(delivery: UUID, number: int) -> tuple[str, bytes] | None:
    """(kind, content) of this file of a record, the first is 1; None when it is not there for this program."""
    found = ask("handed_file", delivery, number) if 0 < number <= MOST_FILES else []
    for book, key, mime in found:
        content = read(book, key)
        if content is not None:
            return mime, content
    return None


def after(cursor: str) -> list[Handed]:
    """The oldest hundred after this one, or of all. Raises ValueError for what is no cursor of ours."""
    return _asked(*_place(cursor), None) if cursor else _asked(None, None, None)


def _asked(since: datetime | None, last: UUID | None, delivery: UUID | None) -> list[Handed]:
    return [
        Handed(Delivery(id=key, dossier_id=book, payload_sealed=bytes(sealed)), version, sha256, taken_at)
        for key, book, sealed, version, sha256, taken_at in ask("handed_over", since, last, delivery)
    ]


def _place(cursor: str) -> tuple[datetime, UUID]:
    try:
        at, _, last = urlsafe_b64decode(cursor[:200] + "=" * (-len(cursor) % 4)).decode().partition(" ")
    except (binascii.Error, UnicodeError) as fault:
        raise ValueError("not a cursor") from fault
    since = datetime.fromisoformat(at)
    if since.tzinfo is None:
        raise ValueError("not a cursor")
    try:
        return since.astimezone(UTC), UUID(last)  # the database knows no zone as far off as Python does
    except OverflowError as fault:
        raise ValueError("not a cursor") from fault
