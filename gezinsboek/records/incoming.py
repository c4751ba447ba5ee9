"""What came in from one's own system: kept, read through, thrown away, and made ready as a stukje.

The database says whose it is (rules/98_incoming.sql); here nothing is asked about that. Nothing is shared by anything in
this file: what is made ready is a draft, which its writer alone sees and sends.
"""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.utils.translation import gettext_lazy
from psycopg import errors

from gezinsboek.ground import clock
from gezinsboek.ground.acting import acting
from gezinsboek.ground.acts import Refused, Stale, act
from gezinsboek.ground.ids import new_id
from gezinsboek.timeline import drafts
from gezinsboek.timeline.drafts import Box
from gezinsboek.timeline.forms.words import plain
from gezinsboek.timeline.models import Draft
from gezinsboek.timeline.models.draft import NEW

from .models import Incoming

HEADING = gettext_lazy("Binnengekomen")
MOST = 200  # that wait at once
LETTERS = 400_000  # as many as are read from a document
TITLE = 200
FIRST = 1  # the version of a draft that nobody typed on in


class Full(Exception):  # noqa: N818 - says what is so
    """Too much waits already; nothing was taken in."""


def waiting() -> list[Incoming]:
    """What I still have to read through, the newest first."""
    return list(Incoming.objects.filter(thrown_at=None, used_at=None).order_by("-came_at", "-id"))


def used() -> list[Incoming]:
    """What I made ready today or yesterday; its text is still here for a day."""
    return list(Incoming.objects.filter(thrown_at=None, used_at__isnull=False).exclude(text_sealed=b""))


def mine(id_: UUID) -> Incoming | None:
    return Incoming.objects.filter(id=id_).exclude(text_sealed=b"", fault="").first()


@transaction.atomic
def take(
    source: str,
    title: str,
    text: str,
    *,
    id_: UUID | None = None,
    cause: str = "",
    fault: str = "",
    happened_on: date | None = None,
) -> Incoming:
    """Keep a report for me. The same `id_` or `cause` a second time is the first one. Raises Full, and Refused for nobody."""
    who = acting()
    if who is None:
        raise Refused("incoming")
    if there := _there(id_, cause):
        return there
    if Incoming.objects.filter(thrown_at=None, used_at=None).count() >= MOST:
        raise Full
    cut = len(text) > LETTERS
    row = Incoming(id=id_ or new_id(), person=who.person, source=source, cause=cause, happened_on=happened_on)
    row.fault = Incoming.Fault.CUT.value if cut and not fault else fault
    row.title, row.text = one_line(title), plain(text[:LETTERS])
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        if not isinstance(error.__cause__, errors.UniqueViolation):
            raise
        there = _there(id_, cause)
        if there is None:  # an id that is somebody else's
            raise Refused("incoming") from error
        return there
    return row


def _there(id_: UUID | None, cause: str) -> Incoming | None:
    found = Incoming.objects.filter(id=id_).first() if id_ else None
    return found or (Incoming.objects.filter(cause=cause).first() if cause else None)


def one_line(title: str) -> str:
    return " ".join(plain(title).split())[:TITLE]


def keep(row: Incoming, made_from: int) -> None:
    """What was changed in it: other words were not made ready yet. Raises Stale when another page or device changed it since
    version `made_from`."""
    there = Incoming.objects.filter(id=row.id).first()
    if there is None or _said(there) != _said(row):
        row.used_at = None
    now = Incoming.objects.filter(id=row.id, version=made_from).update(
        title_sealed=row.title_sealed,
        text_sealed=row.text_sealed,
        settled_sealed=row.settled_sealed,
        happened_on=row.happened_on,
        book=row.book,
        chapter=row.chapter,
        used_at=row.used_at,
        version=made_from + 1,
    )
    if not now:
        raise Stale("incoming")
    row.version = made_from + 1


def _said(row: Incoming) -> tuple[str, str, date | None]:
    return row.title, row.text, row.happened_on


def throw(id_: UUID, *, away: bool = True) -> bool:
    """Away with it, or back: a day long."""
    with transaction.atomic():
        return bool(Incoming.objects.filter(id=id_).update(thrown_at=clock.now() if away else None))


def whole(row: Incoming) -> str:
    """As it would stand in the book: the title first, unless the text begins with it."""
    if not row.title or row.text.startswith(row.title):
        return row.text
    return f"{row.title}\n\n{row.text}"


def made_of(row: Incoming) -> Draft | None:
    """What waits to be sent of it."""
    return Draft.objects.filter(id=row.items[-1], thrown_at=None).first() if row.items else None


def typed_beside(first: UUID, second: UUID) -> None:
    """Another device went on with the same draft, so that it became two: both come from the same report."""
    for row in Incoming.objects.filter(items__contains=[first]):
        Incoming.objects.filter(id=row.id).update(items=[*row.items[:-1], second, row.items[-1]])


@transaction.atomic
def ready(row: Incoming, book: UUID, chapter: UUID | None) -> Draft:
    """Put it in the box of this book, as something that I was typing. Raises Refused where I may not write.

    Once more gives the draft that is there. Of other words it is a new one, beside what was typed on in the first. For another
    family too, and then the first is thrown away: a report never waits in two books.
    """
    there = made_of(row)
    here = there is not None and there.dossier_id == book
    if there and here and row.used_at:
        return there
    if there and not (here and there.version > FIRST):
        drafts.throw(there.id)
    words = QueryDict(mutable=True)
    words["id"], words["text"] = str(new_id()), whole(row)
    if chapter:
        words["chapter"] = str(chapter)
    if row.happened_on:
        words["happened_on"] = row.happened_on.isoformat()
    draft = drafts.save(Box(book, NEW, None, chapter), words)
    if draft is None:
        raise Refused("draft")
    items = [*row.items, draft.id]
    Incoming.objects.filter(id=row.id).update(items=items, used_at=clock.now(), book=book, chapter=chapter)
    return draft


def empty_old() -> int:
    """For the job at night: what is thirty days old, thrown away or used a day ago, is gone. Answers how many."""
    with transaction.atomic():
        gone: int = act("empty_incoming")[0][0]
    return gone
