"""All my books at once: what I call them, which chapters I read, and until when. Two queries, however many books."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F, FilteredRelation, Q
from django.utils.safestring import SafeString

from gezinsboek.circle.models import Bookmark, Member
from gezinsboek.dossier.models import Chapter
from gezinsboek.ground.acting import acting
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.ui.marks import chapter as chapter_label

KEPT = ("id", "label_sealed", "reference_sealed", "seen_until", "visited_at")  # of my bookmark
CHAPTERS = """
select c.id, c.dossier_id, c.name_sealed, c.look, c.owner, k.until
from chapter c join (select chapter_id, nullif(max(coalesce(until, 'infinity')), 'infinity') as until from acl.my_keys() group by 1) k
  on k.chapter_id = c.id
where c.hidden_at is null order by c.position, c.id
"""


@dataclass(frozen=True)
class Read:
    """A chapter that I read in one of my books. Its name is opened when it is shown: with sixty books half of them are not."""

    id: UUID
    sealed: Chapter
    look: str
    private: bool
    until: datetime | None

    @cached_property
    def name(self) -> str:
        return self.sealed.name

    @property
    def shown(self) -> SafeString:
        return chapter_label(self)


@dataclass
class MyBook:
    """One of my books, under the name that I gave it or else its own."""

    id: UUID
    me: Member
    label: str
    own_label: str
    reference: str  # what it is called in my own record system
    seen_until: datetime | None
    chapters: list[Read] = field(default_factory=list)

    @property
    def ends(self) -> datetime | None:
        """The first end of an access of mine; None when nothing ends by itself."""
        ends = [chapter.until for chapter in self.chapters if chapter.until]
        return min(ends) if ends else self.me.expires_at


def my_books() -> list[MyBook]:
    """Where I take part now, by the name I know them by."""
    books = _my_books()
    if books:
        chapters = _chapters()
        for book in books:
            book.chapters = chapters[book.id]
    return sorted(books, key=lambda book: book.label.casefold())


def my_places(books: Iterable[UUID]) -> dict[UUID, MyBook]:
    """These of my books, without their chapters. One query."""
    return {book.id: book for book in _my_books(dossier_id__in={*books})}


def _my_books(**only: Any) -> list[MyBook]:
    who = acting()
    if who is None:
        return []
    kept = FilteredRelation("dossier__bookmark", condition=Q(dossier__bookmark__person=who.person))
    mine = Member.objects.select_related("dossier", "person").filter(person_id=who.person, **only).alias(kept=kept)
    return [_my_book(me) for me in mine.annotate(**{f"my_{name}": F(f"kept__{name}") for name in KEPT})]


def _my_book(me: Member) -> MyBook:
    kept = {name: getattr(me, f"my_{name}") for name in KEPT}
    bookmark = Bookmark(dossier_id=me.dossier_id, **kept) if kept["id"] else None
    own = bookmark.label if bookmark else ""
    # What was there when the last visit ended; a book that was never opened has everything before it.
    seen = (bookmark.visited_at or bookmark.seen_until) if bookmark else None
    reference = bookmark.reference if bookmark else ""
    return MyBook(me.dossier_id, me, own or me.dossier.name, own, reference, seen)


def _chapters() -> dict[UUID, list[Read]]:
    found: dict[UUID, list[Read]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(CHAPTERS)
        for id_, book, sealed, look, owner, until in cursor.fetchall():
            chapter = Chapter(id=id_, dossier_id=book, name_sealed=sealed)
            found[book].append(Read(id_, chapter, look, owner is not None, until))
    return found


def call(book: UUID, label: str, reference: str | None = None) -> None:
    """My own name for a book, and its number in my own system: nobody else ever sees them. Empty takes it away; a
    reference that is None stays as it is."""
    who = acting()
    if who is None:
        return
    Bookmark.objects.bulk_create([Bookmark(id=new_id(), dossier_id=book, person=who.person)], ignore_conflicts=True)
    mine = Bookmark.objects.get(dossier_id=book, person=who.person)
    mine.label = label
    if reference is not None:
        mine.reference = reference
    Bookmark.objects.filter(id=mine.id).update(
        label_sealed=mine.label_sealed if label else b"",
        reference_sealed=mine.reference_sealed if mine.reference else b"",
    )
