"""What lies in the bin and I can take out: stukjes, replies and files."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item
from gezinsboek.ground.ui import dates, marks

from .before_pause import mend
from .frame import Frame
from .headed import words_of
from .models import File, Reply
from .reading import DETAILS

DAYS = timedelta(days=30)
MOST = 200


@dataclass(frozen=True)
class Binned:
    """One thing in the bin: what it is, whose, and how long it still lies there."""

    id: UUID
    who: str
    what: str
    text: str
    left: str
    chapter: SafeString | str
    restore: str


@dataclass
class Bin:
    items: list[Binned] = field(default_factory=list)
    replies: list[Binned] = field(default_factory=list)
    files: list[Binned] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not (self.items or self.replies or self.files)


def contents(frame: Frame) -> Bin:
    """The newest first, at most two hundred of each. In three queries."""
    book = frame.book.id
    items = Item.with_bin.select_related(*DETAILS).filter(dossier_id=book, deleted_at__isnull=False)
    replies = Reply.objects.filter(dossier_id=book, deleted_at__isnull=False, item__deleted_at=None)
    files = File.objects.filter(dossier_id=book, deleted_at__isnull=False, item__deleted_at=None)
    if frame.looking_as:
        return Bin()
    gone = list(items.order_by("-deleted_at")[:MOST])
    mend(gone)
    return Bin(
        [_item(frame, one) for one in gone],
        [_reply(frame, one) for one in replies.order_by("-deleted_at")[:MOST]],
        [_file(frame, one) for one in files.order_by("-deleted_at")[:MOST]],
    )


def _item(frame: Frame, item: Item) -> Binned:
    known = frame.by_id.get(item.chapter_id)
    return Binned(
        item.id,
        frame.folk.introduced(item.author_id),
        _("Stukje van %(day)s") % {"day": dates.full_day(item.created_at)},
        words_of(item),
        _left(item.deleted_at),
        marks.chapter(known) if known else "",
        reverse("entry_bin", args=[item.dossier_id, item.id]),
    )


def _reply(frame: Frame, reply: Reply) -> Binned:
    return Binned(
        reply.id,
        frame.folk.introduced(reply.author_id),
        _("Reactie van %(day)s") % {"day": dates.full_day(reply.created_at)},
        reply.text,
        _left(reply.deleted_at),
        "",
        reverse("reply_change", args=[reply.dossier_id, reply.item_id, reply.id]),
    )


def _file(frame: Frame, file: File) -> Binned:
    return Binned(
        file.id,
        frame.folk.introduced(file.author_id),
        {"photo": _("Foto"), "sound": _("Opname")}.get(file.kind, _("Bestand")),
        file.name,
        _left(file.deleted_at),
        "",
        reverse("bin", args=[file.dossier_id]),
    )


def _left(deleted_at: datetime | None) -> str:
    return dates.days_left(deleted_at + DAYS) if deleted_at else ""
