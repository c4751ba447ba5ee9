"""What others did with the items of a page: replies, weerwoorden, hearts, files and questions, all in one query."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from gezinsboek.ground.acts import ask

from .models import File, Heart, Question, Rebuttal, Reply

LATEST = 3  # replies shown under an item of the timeline; its own page shows all


@dataclass
class Responses:
    """By item; each list oldest first. `count` is how many replies there are in all."""

    replies: dict[UUID, list[Reply]] = field(default_factory=lambda: defaultdict(list))
    count: dict[UUID, int] = field(default_factory=dict)
    hearts: dict[UUID, list[Heart]] = field(default_factory=lambda: defaultdict(list))
    files: dict[UUID, list[File]] = field(default_factory=lambda: defaultdict(list))
    questions: dict[UUID, list[Question]] = field(default_factory=lambda: defaultdict(list))
    rebuttals: dict[UUID, list[Rebuttal]] = field(default_factory=lambda: defaultdict(list))
    asked_of_me: list[Question] = field(default_factory=list)


def responses(book: UUID, items: list[UUID], *, latest: int = LATEST, asked: bool = False) -> Responses:
    """Everything around these items; with `asked` also the open questions to me in the whole book."""
    told = Responses()
    for row in ask("around", items, latest, asked, book):
        _sort(told, book, row)
    return told


def _sort(told: Responses, book: UUID, row: tuple[Any, ...]) -> None:
    what, id_, item, author, at, sealed, second, other, moment, number, n, told_kind, width, height, held = row
    base = {"id": id_, "dossier_id": book, "item_id": item, "author_id": author, "created_at": at}
    if what == "reply":
        told.count[item] = n
        changed = {"changed_by": other, "changed_at": moment, "version": number}
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
    else:
        question = Question(**base, asked_id=other, answered_at=moment)
        (told.asked_of_me if what == "open" else told.questions[item]).append(question)
