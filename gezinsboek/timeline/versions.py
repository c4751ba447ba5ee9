"""What a stukje said before it was changed: both versions stay readable (SHARING 9)."""

from dataclasses import dataclass
from uuid import UUID

from gezinsboek.circle.models import Item, Revision
from gezinsboek.ground.ui import dates

from .frame import Frame
from .models import Entry, Reply


@dataclass(frozen=True)
class Version:
    """One text as it once stood."""

    who: str
    at: str
    text: str
    now: bool = False


@dataclass(frozen=True)
class History:
    """All versions of one text, the present one first."""

    of_reply: bool
    versions: list[Version]


def histories(frame: Frame, item: Item) -> list[History]:
    """Of the stukje itself, and of each reply that was changed. In two queries."""
    older: dict[UUID, list[Version]] = {}
    for revision in Revision.objects.filter(item=item).order_by("-version"):
        older.setdefault(revision.row, []).append(_before(frame, item, revision))
    told = []
    if item.id in older:
        by, at = item.changed_by or item.author_id, item.changed_at or item.created_at
        now = Version(frame.folk.introduced(by), dates.in_words(at), item.entry.text, now=True)
        told.append(History(False, [now, *older[item.id]]))
    for reply in Reply.objects.filter(item=item, id__in=older, deleted_at=None).order_by("created_at"):
        by, at = reply.changed_by or reply.author_id, reply.changed_at or reply.created_at
        now = Version(frame.folk.introduced(by), dates.in_words(at), reply.text, now=True)
        told.append(History(True, [now, *older[reply.id]]))
    return told


def _before(frame: Frame, item: Item, revision: Revision) -> Version:
    """A revision keeps the seal of the row it was: it opens in that row's place."""
    if revision.row == item.id:
        was: Entry | Reply = Entry(item_id=item.id, dossier_id=item.dossier_id, text_sealed=revision.text_sealed)
    else:
        was = Reply(id=revision.row, dossier_id=item.dossier_id, text_sealed=revision.text_sealed)
    return Version(frame.folk.introduced(revision.author), dates.in_words(revision.created_at), was.text)
