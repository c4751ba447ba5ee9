"""What a stukje said before it was changed: both versions stay readable (SHARING 9). And when it moved, or others came to read
it, as far as the log shows that to me (SHARING 26)."""

from collections.abc import Container
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item, Revision
from gezinsboek.ground.ui import dates
from gezinsboek.log.models import Line

from .frame import Frame, OpenChapter
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


@dataclass(frozen=True)
class Shift:
    """That a stukje went to another chapter, or that more or fewer people read it since."""

    words: str
    at: str


def shifts(frame: Frame, item: Item) -> list[Shift]:
    """The latest first. Which lines there are is decided by the policy of the log: what I did, and what helpers did with what I
    read. A chapter that I do not read has no name here."""
    found = Line.objects.filter(dossier_id=frame.book.id, item_id=item.id, event_id="share", event_outcome_indicator=0)
    columns = ("event_date_time", "participant_object_detail", "member_id", "chapter_id")
    return [
        Shift(_shifted(frame, how, who, frame.by_id.get(chapter)), dates.in_words(at))
        for at, how, who, chapter in found.order_by("-event_date_time", "-id").values_list(*columns)
    ]


def _shifted(frame: Frame, how: str, who: UUID, was: OpenChapter | None) -> str:
    told = {"who": frame.folk.introduced(who), "chapter": was.name if was else ""}
    if how == "narrow":
        return _("%(who)s liet minder mensen dit lezen.") % told
    if how == "widen":
        return _("%(who)s liet meer mensen dit lezen.") % told
    if was:
        return _("%(who)s zette dit in een ander hoofdstuk. Eerst stond het in %(chapter)s.") % told
    return _("%(who)s zette dit in een ander hoofdstuk.") % told


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
