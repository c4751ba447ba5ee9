"""What goes over into somebody's own record system: one record, the same by every way (docs/exchange/record.schema.json).

Its bytes are canonical (RFC 8785): the same record is the same bytes everywhere, so that the SHA-256 of a receipt can be
checked by whoever holds the record.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.exchange.telling import day_in_full, in_full
from gezinsboek.ground.paper.printing import Attached
from gezinsboek.ground.paper.records import Sheet, record_sheet
from gezinsboek.ground.ui import dates
from gezinsboek.organisations.headings import Heading

FORMAT = "gezinsboek-record"


@dataclass(frozen=True)
class Answer:
    """A weerwoord or a reply. `note`: when a weerwoord was written with another version of the text."""

    who: str
    at: datetime
    text: str
    note: str = ""


@dataclass(frozen=True)
class Enclosed:
    """A file of the stukje. The record tells what it is; the content goes beside it, where a way can carry it."""

    id: UUID
    name: str
    mime: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Record:
    """One stukje as it goes over. `id` is the receipt's, and at every receiver the idempotency key; `version` is the
    text's. `source` is the address of this installation: nothing in a record tells which book it comes from."""

    id: UUID
    version: int
    taken_at: datetime
    author: str
    written_at: datetime
    text: str
    source: str
    organisation: str = ""
    reference: str = ""
    chapter: str = ""
    happened: date | None = None
    about: str = ""
    mark: str = ""
    mark_words: str = ""
    rebuttals: Sequence[Answer] = ()
    replies: Sequence[Answer] = ()
    files: Sequence[Enclosed] = ()
    reason: str = ""
    why: str = "own"
    steps: Sequence[Answer] = ()  # under a goal
    goal: Sequence[Answer] = ()  # what else was said there: marks, signs, signals, conferring
    appointment: Sequence[Answer] = ()  # when it is and who comes, then where and what about

    @property
    def said(self) -> Sequence[Answer]:
        """All words of it besides its text and the weerwoorden."""
        return (*self.replies, *self.steps, *self.goal, *self.appointment)


def as_json(record: Record) -> dict[str, Any]:
    """docs/exchange/record.schema.json"""
    return {
        "format": FORMAT,
        "format_version": 1,
        "id": str(record.id),
        "version": record.version,
        "taken_at": _iso(record.taken_at),
        "author": record.author,
        "organisation": record.organisation,
        "reference": record.reference,
        "chapter": record.chapter,
        "happened": record.happened.isoformat() if record.happened else None,
        "written_at": _iso(record.written_at),
        "about": record.about,
        "text": record.text,
        "mark": record.mark,
        "mark_words": record.mark_words,
        "rebuttals": [
            {"who": one.who, "at": _iso(one.at), "text": one.text, "note": one.note} for one in record.rebuttals
        ],
        "replies": [_said(one) for one in record.replies],
        "files": [
            {"id": str(one.id), "name": one.name, "mime": one.mime, "sha256": one.sha256, "size": one.size}
            for one in record.files
        ],
        "source": record.source,
        "reason": record.reason,
        "why": record.why,
    } | {name: [_said(one) for one in hung] for name, hung in _hung(record).items() if hung}


def _hung(record: Record) -> dict[str, Sequence[Answer]]:
    """What only some kinds have: no such name where there is none."""
    return {"steps": record.steps, "goal": record.goal, "appointment": record.appointment}


def _said(one: Answer) -> dict[str, str]:
    return {"who": one.who, "at": _iso(one.at), "text": one.text}


def bytes_of(record: Record) -> bytes:
    """What goes over: canonical JSON."""
    return canonical(as_json(record))


def sha256_of(record: Record) -> str:
    """What the receipt keeps."""
    return hashlib.sha256(bytes_of(record)).hexdigest()


def canonical(told: dict[str, Any]) -> bytes:
    """RFC 8785 for what we send: words, whole numbers, lists, and names of plain letters."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "replace")


def from_bytes(content: bytes | str) -> Record:
    """The record as it was kept for the road."""
    told = json.loads(content)
    told.pop("format"), told.pop("format_version")
    return Record(
        **told
        | {
            "id": UUID(told["id"]),
            "taken_at": datetime.fromisoformat(told["taken_at"]),
            "written_at": datetime.fromisoformat(told["written_at"]),
            "happened": date.fromisoformat(told["happened"]) if told["happened"] else None,
            "rebuttals": [_answer(one) for one in told["rebuttals"]],
            "replies": [_answer(one) for one in told["replies"]],
            "steps": [_answer(one) for one in told.get("steps", ())],
            "goal": [_answer(one) for one in told.get("goal", ())],
            "appointment": [_answer(one) for one in told.get("appointment", ())],
            "files": [Enclosed(**one | {"id": UUID(one["id"])}) for one in told["files"]],
        }
    )


def _answer(told: dict[str, str]) -> Answer:
    return Answer(told["who"], datetime.fromisoformat(told["at"]), told["text"], told.get("note", ""))


def _iso(moment: datetime) -> str:
    """With its zone, in whole seconds."""
    return moment.astimezone(dates.AMSTERDAM).replace(microsecond=0).isoformat()


# ---------- under the organisation's own headings


def facts(record: Record) -> dict[str, str]:
    """The text of each fact that a heading may name (organisations/headings.py)."""
    who, _comma, work = record.author.partition(", ")
    return {
        "date": day_in_full(record.happened or record.written_at),
        "happened": in_full(record.written_at),
        "who": who,
        "work": work,
        "chapter": record.chapter,
        "about": record.about,
        "reference": record.reference,
        "text": record.text,
        "mark": record.mark_words,
        "rebuttal": "\n\n".join(_told(one) for one in record.rebuttals),
        "replies": "\n\n".join(_told(one) for one in record.replies),
        "steps": "\n\n".join(_told(one) for one in record.steps),
        "goal": "\n\n".join(_told(one) for one in record.goal),
        "appointment": "\n\n".join(_told(one) for one in record.appointment),
        "files": "\n".join(one.name for one in record.files),
        "source": _source(record),
        "empty": "",
    }


def parts(record: Record, headings: Sequence[Heading]) -> list[tuple[str, str]]:
    """Heading and text, in their order. What goes wherever the text goes is there also without a heading for it: the
    weerwoord, how the words are meant, why it was allowed, and where it comes from."""
    known = facts(record)
    named = {one.fact for one in headings}
    if "work" not in named and known["work"]:  # wherever somebody is named for their work, it says which
        known["who"] = f"{known['who']} ({known['work']})"
    found = [(one.heading, known.get(one.fact, "")) for one in headings]
    always = [
        ("text", _("Tekst")),
        ("mark", _("Bedoeld als")),
        ("rebuttal", _("Weerwoord")),
        ("steps", _("Stappen")),
        ("goal", _("Gezegd bij het doel")),
        ("appointment", _("Afspraak")),
        ("source", _("Bron")),
    ]
    found += [(words, known[fact]) for fact, words in always if fact not in named and known[fact]]
    return [*found, *([(_("Waarom overgenomen"), record.reason)] if record.reason else [])]


def as_text(record: Record, headings: Sequence[Heading]) -> str:
    """The tidy block for the clipboard."""
    blocks = []
    for heading, text in parts(record, headings):
        text = text.replace("\r\n", "\n").strip()
        blocks.append(f"{heading}: {text}".rstrip() if "\n" not in text and len(text) < 80 else f"{heading}:\n{text}\n")
    return "\n".join(blocks).strip() + "\n"


def as_pdf(record: Record, contents: dict[UUID, bytes], headings: Sequence[Heading], *, language: str = "nl") -> bytes:
    """PDF/A-3 with `record.json` and these of its files inside."""
    data = Attached("record.json", "application/json", bytes_of(record), _("De gegevens van dit blad"), source=True)
    inside = [
        Attached(one.name, one.mime, contents[one.id], _("Bestand bij dit stukje"))
        for one in record.files
        if one.id in contents
    ]
    return record_sheet(
        Sheet(parts(record, headings), record.source, record.taken_at.astimezone(dates.AMSTERDAM), [data, *inside]),
        language=language,
    )


def _told(one: Answer) -> str:
    head = ", ".join(part for part in (one.who, in_full(one.at)) if part)
    return f"{head}. {one.note}".strip() + f"\n{one.text.strip()}"


def _source(record: Record) -> str:
    told = _("Gezinsboek, %(source)s, versie %(version)s, overgenomen op %(moment)s")
    return told % {"source": record.source, "version": record.version, "moment": in_full(record.taken_at)}
