"""What somebody may only read as it was: the texts from before a silent pause (SHARING 18, docs/decisions/0061).

The database shows the paused no row of a text that holds something newer; so an item without its own text is the sign
that the older one must be asked for. Where nothing is paused no item is without, and nothing is asked.
"""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from gezinsboek.circle.models import Item
from gezinsboek.ground.acts import ask

from .kinds import has_words
from .models import Entry, Rebuttal, Reply


class Before(NamedTuple):
    """One text as it was. `by` and `at`: who had changed it by then, when somebody had."""

    row: UUID
    item: UUID
    author: UUID
    created: object
    sealed: bytes
    by: UUID | None
    at: object
    version: int
    mark: str
    source: str
    step: UUID | None


def before(items: Iterable[UUID]) -> list[Before]:
    """Of these items and the replies to them those texts that stand still for me."""
    return [Before(*row) for row in ask("before_pause", list(items))]


def rebuttals(items: Iterable[UUID]) -> list[Rebuttal]:
    """The weerwoorden at these items that stand still for me, as they were; asked only where something may be paused."""
    wanted = list(items)
    rows = ask("rebuttals_before_pause", wanted) if wanted else []
    books = dict(Item.objects.filter(id__in=[row[1] for row in rows]).values_list("id", "dossier_id")) if rows else {}
    return [
        Rebuttal(
            id=id_,
            dossier_id=books[item],
            item_id=item,
            author_id=author,
            created_at=created,
            text_sealed=sealed,
            changed_at=at,
            version=version,
            item_version=seen,
        )
        for id_, item, author, created, sealed, at, version, seen in rows
        if item in books
    ]


def mend(items: Iterable[Item]) -> None:
    """Give each item that came without its text the one it had. One query, and only when there is such an item."""
    bare = {item.id: item for item in items if has_words(item) and not has_text(item)}
    if not bare:
        return
    for one in before(bare):
        if one.row in bare:
            item = bare[one.row]
            item.entry = entry_of(item.dossier_id, one)
            item.version, item.changed_by, item.changed_at = one.version, one.by, one.at  # type: ignore[assignment]


def has_text(item: Item) -> bool:
    return item._state.fields_cache.get("entry", item) is not None


def entry_of(book: UUID, one: Before) -> Entry:
    return Entry(
        item_id=one.row, dossier_id=book, text_sealed=one.sealed, version=one.version, mark=one.mark, source=one.source
    )


def reply_of(book: UUID, one: Before) -> Reply:
    more = {
        "created_at": one.created,
        "changed_by": one.by,
        "changed_at": one.at,
        "version": one.version,
        "step": one.step,
    }
    return Reply(id=one.row, dossier_id=book, item_id=one.item, author_id=one.author, text_sealed=one.sealed, **more)
