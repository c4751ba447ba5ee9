"""What others did with the items of a page: replies, hearts, files and questions, all in one query."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection

from .models import File, Heart, Question, Reply

LATEST = 3  # replies shown under an item of the timeline; its own page shows all

# Each part stands under the policy of its own table. Of the replies the latest few of each item, and how many there are.
# The last part is what is asked of me anywhere in the book and still open.
AROUND = """
select 'reply', id, item_id, author, created_at, text_sealed, null::bytea, changed_by, changed_at, version::bigint, n, null::text, null::int, null::int
from (select r.*, row_number() over (partition by item_id order by created_at desc, id desc) as place,
             count(*) over (partition by item_id) as n
      from reply r where item_id = any(%(items)s) and deleted_at is null) latest where place <= %(latest)s
union all
select 'heart', id, item_id, author, created_at, null, null, null, null, 0, 0, null, null, null
from heart where item_id = any(%(items)s)
union all
select 'file', id, item_id, author, created_at, name_sealed, alt_sealed, null, null, size, 0, kind || ' ' || mime, width, height
from file where item_id = any(%(items)s) and deleted_at is null
union all
select 'question', id, item_id, author, created_at, null, null, asked, answered_at, 0, 0, null, null, null
from question where item_id = any(%(items)s)
union all
select 'open', id, item_id, author, created_at, null, null, asked, answered_at, 0, 0, null, null, null
from question where %(asked)s and answered_at is null and asked = any((select acl.my_members())::uuid[]) and dossier_id = %(book)s
order by 5, 2
"""


@dataclass
class Responses:
    """By item; each list oldest first. `count` is how many replies there are in all."""

    replies: dict[UUID, list[Reply]] = field(default_factory=lambda: defaultdict(list))
    count: dict[UUID, int] = field(default_factory=dict)
    hearts: dict[UUID, list[Heart]] = field(default_factory=lambda: defaultdict(list))
    files: dict[UUID, list[File]] = field(default_factory=lambda: defaultdict(list))
    questions: dict[UUID, list[Question]] = field(default_factory=lambda: defaultdict(list))
    asked_of_me: list[Question] = field(default_factory=list)


def responses(book: UUID, items: list[UUID], *, latest: int = LATEST, asked: bool = False) -> Responses:
    """Everything around these items; with `asked` also the open questions to me in the whole book."""
    told = Responses()
    with connection.cursor() as cursor:
        cursor.execute(AROUND, {"items": items, "latest": latest, "asked": asked, "book": book})
        for row in cursor.fetchall():
            _sort(told, book, row)
    return told


def _sort(told: Responses, book: UUID, row: tuple[Any, ...]) -> None:
    what, id_, item, author, at, sealed, second, other, moment, number, n, told_kind, width, height = row
    base = {"id": id_, "dossier_id": book, "item_id": item, "author_id": author, "created_at": at}
    if what == "reply":
        told.count[item] = n
        reply = Reply(**base, text_sealed=sealed, changed_by=other, changed_at=moment, version=number)
        told.replies[item].append(reply)
    elif what == "heart":
        told.hearts[item].append(Heart(**base))
    elif what == "file":
        kind, _space, mime = told_kind.partition(" ")
        sizes = {"size": number, "width": width, "height": height}
        told.files[item].append(File(**base, **sizes, kind=kind, mime=mime, name_sealed=sealed, alt_sealed=second))
    else:
        question = Question(**base, asked_id=other, answered_at=moment)
        (told.asked_of_me if what == "open" else told.questions[item]).append(question)
