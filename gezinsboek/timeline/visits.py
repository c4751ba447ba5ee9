"""When I was here last: what came since then is new (for me alone; nobody else sees it)."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id

SILENCE = timedelta(minutes=30)

# One round trip: a visit that begins after the silence moves the mark to where the visit before it ended.
VISIT = """
insert into bookmark as b (id, dossier_id, person, label_sealed, visited_at, asked_other_parent)
values (%(id)s, %(book)s, (select acl.me()), ''::bytea, %(now)s, false)
on conflict (dossier_id, person) do update
set seen_until = case when b.visited_at < %(quiet)s then b.visited_at else b.seen_until end, visited_at = %(now)s
returning seen_until
"""


def visit(book: UUID) -> datetime | None:
    """Note that I am here. Answers until when I had seen everything; None on a first visit, when nothing is marked."""
    now = clock.now()
    with connection.cursor() as cursor:
        cursor.execute(VISIT, {"id": new_id(), "book": book, "now": now, "quiet": now - SILENCE})
        found: tuple[datetime | None] | None = cursor.fetchone()
    return found[0] if found else None
