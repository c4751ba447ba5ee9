"""What a stukje said before it was changed: both versions stay readable (SHARING 9)."""

from collections.abc import Container
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item, Revision
from gezinsboek.ground.ui import dates

from .frame import Frame
from .models import Entry, Rebuttal, Reply
from .models.entry import words_of
from .rebutting import headed


@dataclass(frozen=True)
class Version:
    """One text as it once stood."""

    who: str
    at: str
    text: str
    now: bool = False
    mark: str = ""
    source: str = ""


@dataclass(frozen=True)
class History:
    """All versions of one text, the present one first."""

    heading: str  # empty for the stukje itself
    versions: list[Version]


def histories(frame: Frame, item: Item) -> list[History]:
    """Of the stukje itself, and of each reply and weerwoord that was changed. In three queries."""
    older: dict[UUID, list[Version]] = {}
    rebuttals = {one.id: one for one in Rebuttal.objects.filter(item=item).order_by("created_at")}
    for revision in Revision.objects.filter(item=item).order_by("-version"):
        older.setdefault(revision.row, []).append(_before(frame, item, revision, rebuttals))
    told = []
    if item.id in older:
        by, at = item.changed_by or item.author_id, item.changed_at or item.created_at
        who, text = frame.folk.introduced(by), item.entry.text
        source = item.entry.source_words
        now = Version(who, dates.in_words(at), text, now=True, mark=item.entry.mark_words, source=source)
        told.append(History("", [now, *older[item.id]]))
    for reply in Reply.objects.filter(item=item, id__in=older, deleted_at=None).order_by("created_at"):
        by, at = reply.changed_by or reply.author_id, reply.changed_at or reply.created_at
        now = Version(frame.folk.introduced(by), dates.in_words(at), reply.text, now=True)
        told.append(History(_("Een reactie"), [now, *older[reply.id]]))
    for one in (one for one in rebuttals.values() if one.id in older and one.deleted_at is None):
        at = one.changed_at or one.created_at
        now = Version(frame.folk.introduced(one.author_id), dates.in_words(at), one.text, now=True)
        heading = headed("" if one.author_id == frame.folk.me else frame.folk.name(one.author_id))
        told.append(History(heading, [now, *older[one.id]]))
    return told


def _before(frame: Frame, item: Item, revision: Revision, rebuttals: Container[UUID]) -> Version:
    """A revision keeps the seal of the row it was: it opens in that row's place."""
    was: Entry | Reply | Rebuttal
    if revision.row == item.id:
        was = Entry(item_id=item.id, dossier_id=item.dossier_id, text_sealed=revision.text_sealed)
    elif revision.row in rebuttals:
        was = Rebuttal(id=revision.row, dossier_id=item.dossier_id, text_sealed=revision.text_sealed)
    else:
        was = Reply(id=revision.row, dossier_id=item.dossier_id, text_sealed=revision.text_sealed)
    who, at = frame.folk.introduced(revision.author), dates.in_words(revision.created_at)
    return Version(who, at, was.text, mark=words_of(revision.mark))
