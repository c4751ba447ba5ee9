"""Once more: a PDF or a text that its taker lost, as it was handed out. It is another copy of the same, so there is no new receipt."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import translation

from gezinsboek.ground.acts import act
from gezinsboek.ground.vault import vault
from gezinsboek.organisations.headings import Heading

from .enclosing import contents
from .models import Takeover
from .record import Record, as_pdf, as_text, bytes_of, from_bytes

COLUMN = "takeover.handed_out"


@dataclass(frozen=True)
class HandedOut:
    """What one PDF or text is made of: also when the organisation has other headings by now."""

    book: UUID
    record: Record
    headings: Sequence[Heading]
    language: str
    block: str = ""  # the text as it was, when it is had once more

    @classmethod
    def now(cls, book: UUID, record: Record, headings: Sequence[Heading]) -> "HandedOut":
        return cls(book, record, headings, translation.get_language() or "nl")

    @property
    def text(self) -> str:
        if self.block:
            return self.block
        with translation.override(self.language):
            return as_text(self.record, self.headings)

    @property
    def pdf(self) -> bytes:
        """The PDF/A-3, with those of its files inside that are still there."""
        with translation.override(self.language):
            return as_pdf(self.record, contents(self.book, self.record), self.headings, language=self.language)

    def sha256(self, way: str) -> str:
        """What the receipt tells: of the text block, else of the record that lies in the PDF."""
        content = self.text.encode() if way == Takeover.Way.COPY else bytes_of(self.record)
        return hashlib.sha256(content).hexdigest()

    def sealed(self) -> bytes:
        told = {"record": bytes_of(self.record).decode(), "headings": self.headings, "language": self.language}
        told |= {"text": self.text}
        return vault().seal(self.book, self.record.id, COLUMN, json.dumps(told, ensure_ascii=False))


def once_more(takeover: UUID) -> tuple[str, HandedOut]:
    """(way, what was handed out). Raises Refused when it may not, or not any more; the log tells it."""
    [(book, way, _sha256, content)] = act("taken_again", takeover)
    told = json.loads(vault().open_text(book, takeover, COLUMN, bytes(content)))
    headings = [Heading(*one) for one in told["headings"]]
    return way, HandedOut(book, from_bytes(told["record"]), headings, told["language"], told["text"])
