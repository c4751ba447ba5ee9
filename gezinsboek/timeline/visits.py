"""When I was here last: what came since then is new; and what I was typing then (for me alone; nobody else sees it)."""

from base64 import b64decode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id

from .models import Draft
from .models.draft import NEW

SILENCE = timedelta(minutes=30)

# One round trip: a visit that begins after the silence moves the mark to where the visit before it ended, and brings the
# newest text for the composer that I did not send, with how many there are in all.
VISIT = """
insert into bookmark as b (id, dossier_id, person, label_sealed, visited_at, asked_other_parent)
values (%(id)s, %(book)s, (select acl.me()), ''::bytea, %(now)s, false)
on conflict (dossier_id, person) do update
set seen_until = case when b.visited_at < %(quiet)s then b.visited_at else b.seen_until end, visited_at = %(now)s
returning seen_until, (select array[d.id::text, d.place, encode(d.told_sealed, 'base64'), d.version::text,
    extract(epoch from d.saved_at)::text, (count(*) over ())::text]
  from draft d where d.dossier_id = %(book)s and d.thrown_at is null
  order by d.place = 'new' desc, d.saved_at desc, d.id desc limit 1), acl.agreement_waits(%(book)s) is not null
"""


@dataclass(frozen=True)
class Visit:
    """`seen_until`: until when I had seen everything; None on a first visit, when nothing is marked."""

    seen_until: datetime | None = None
    draft: Draft | None = None
    drafts: int = 0
    agreement: bool = False  # the spelregels wait for my yes


def visit(book: UUID) -> Visit:
    """Note that I am here."""
    now = clock.now()
    with connection.cursor() as cursor:
        cursor.execute(VISIT, {"id": new_id(), "book": book, "now": now, "quiet": now - SILENCE})
        found: tuple[datetime | None, list[str] | None, bool] | None = cursor.fetchone()
    seen_until, waiting, agreement = found or (None, None, False)
    if not waiting:
        return Visit(seen_until, agreement=agreement)
    draft = _draft(book, *waiting[:5]) if waiting[1] == NEW else None
    return Visit(seen_until, draft, int(waiting[5]), agreement)


def _draft(book: UUID, id_: str, place: str, told: str, version: str, saved: str) -> Draft:
    more: dict[str, Any] = {"told_sealed": b64decode(told), "version": int(version)}
    return Draft(id=UUID(id_), dossier_id=book, place=place, saved_at=datetime.fromtimestamp(float(saved), UTC), **more)
