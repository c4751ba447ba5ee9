"""What others did with the items of a page: replies, weerwoorden, hearts, files and questions, all in one query."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from gezinsboek.ground.acts import ask
from gezinsboek.ground.vault import vault

from .models import File, Heart, Question, Rebuttal, Reply

LATEST = 3  # replies shown under an item of the timeline; its own page shows all
ALL = 100_000


@dataclass(frozen=True)
class Taken:
    """That somebody put a stukje into their own record system (SHARING 22): which version, on whose behalf, with what reason."""

    id: UUID
    member: UUID
    at: datetime
    organisation: str
    reason: str
    version: int
    way: str
    how: str
    why: str
    sent_at: datetime | None
    failed: bool


@dataclass
class Responses:
    """By item; each list oldest first. `count` is how many replies there are in all."""

    replies: dict[UUID, list[Reply]] = field(default_factory=lambda: defaultdict(list))
    count: dict[UUID, int] = field(default_factory=dict)
    hearts: dict[UUID, list[Heart]] = field(default_factory=lambda: defaultdict(list))
    files: dict[UUID, list[File]] = field(default_factory=lambda: defaultdict(list))
    questions: dict[UUID, list[Question]] = field(default_factory=lambda: defaultdict(list))
    rebuttals: dict[UUID, list[Rebuttal]] = field(default_factory=lambda: defaultdict(list))
    taken: dict[UUID, list[Taken]] = field(default_factory=lambda: defaultdict(list))
    asked_of_me: list[Question] = field(default_factory=list)


def responses(book: UUID, items: list[UUID], *, latest: int = LATEST, asked: bool = False) -> Responses:
    """Everything around these items; with `asked` also the open questions to me in the whole book."""
    told = Responses()
    for row in ask("around", items, latest, asked, book):
        _sort(told, book, row)
    return told


def over_books(books: Mapping[UUID, UUID]) -> Responses:
    """All around items of several books at once; `books`: in which one each item lies."""
    told = Responses()
    for row in ask("around", list(books), ALL, False, None) if books else ():
        _sort(told, books[row[2]], row)
    return told


def _sort(told: Responses, book: UUID, row: tuple[Any, ...]) -> None:
    what, id_, item, author, at, sealed, second, other, moment, number, n, told_kind, width, height, held = row
    base = {"id": id_, "dossier_id": book, "item_id": item, "author_id": author, "created_at": at}
    if what == "reply":
        told.count[item] = n
        changed = {"changed_by": other, "changed_at": moment, "version": number}
        changed["step"] = UUID(told_kind) if told_kind else None
        told.replies[item].append(Reply(**base, **changed, text_sealed=sealed, held_until=held))
    elif what == "rebuttal":
        told.rebuttals[item].append(
            Rebuttal(**base, text_sealed=sealed, changed_at=moment, version=number, item_version=n)
        )
    elif what == "heart":
        told.hearts[item].append(Heart(**base))
    elif what == "file":
        kind, _space, mime = told_kind.partition(" ")
        sizes = {"size": number, "width": width, "height": height}
        told.files[item].append(File(**base, **sizes, kind=kind, mime=mime, name_sealed=sealed, alt_sealed=second))
    elif what == "takeover":
        told.taken[item].append(_taken(book, row))
    else:
        wanted = date.fromisoformat(told_kind) if told_kind else None
        question = Question(**base, asked_id=other, answered_at=moment, wanted_on=wanted)
        (told.asked_of_me if what == "open" else told.questions[item]).append(question)


def _taken(book: UUID, row: tuple[Any, ...]) -> Taken:
    _what, id_, _item, member, at, organisation, reason, _other, sent_at, version, failed, told, *_none = row
    way, how, why = told.split()

    def opened(column: str, content: bytes) -> str:
        """Sealed with the receipt's row, which a floor above keeps."""
        return vault().open(book, id_, f"takeover.{column}", bytes(content)).decode() if content else ""

    return Taken(
        id_,
        member,
        at,
        opened("organisation_sealed", organisation),
        opened("reason_sealed", reason),
        version,
        way,
        how,
        why,
        sent_at,
        bool(failed),
    )
