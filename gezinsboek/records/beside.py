"""The button under a stukje: Zet in mijn dossier."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item
from gezinsboek.ground.ui.marks import icon_markup
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.parts import html
from gezinsboek.timeline.receipts import newest
from gezinsboek.timeline.responses import Responses

from .gathering import ALLOWED, REPLIED
from .parts import parts

WAY = "way"
ASKED = """
select t.item, t.why from acl.may_take_over(%s::uuid[]) t
union all
select null, o.way from organisation o where o.id = (select acl.my_organisation())
"""


def buttons(frame: Frame, items: Sequence[Item], around: Responses) -> dict[UUID, SafeString]:
    """For what I may take over and did not in this version."""
    allowed, frame.beside[WAY] = asked([item.id for item in items])
    may = [item for item in items if item.id in allowed]
    mine = parts(may, [frame.folk.me] if frame.folk.me else [])
    added = {
        item: [one.at for one in some if (one.with_text and one.goes((), allowed[item])) or one.author == frame.folk.me]
        for item, some in mine.items()
    }
    return {
        item.id: button(frame.book.id, item.id, allowed[item.id])
        for item in may
        if not in_own_system(frame, item, around, allowed[item.id], added.get(item.id, ()))
    }


def asked(items: list[UUID]) -> tuple[dict[UUID, str], str]:
    """Which of these I may take over and why, and the way of my organisation; one query."""
    with connection.cursor() as cursor:
        cursor.execute(ASKED, [items])
        rows = cursor.fetchall()
    return {item: why for item, why in rows if item}, next((way for item, way in rows if item is None), "")


def way_of(frame: Frame) -> str:
    """The way of my organisation, as this page knows it already, or else asked now."""
    if WAY not in frame.beside:
        frame.beside[WAY] = asked([])[1]
    return str(frame.beside[WAY])


def in_own_system(frame: Frame, item: Item, around: Responses, reason: str, added: Iterable[datetime] = ()) -> bool:
    """Whether my latest receipt is of all that is there now; `added`: when I hung something else on it."""
    last = newest(around.taken.get(item.id, ()), frame.folk.me)
    if last is None:
        return False
    replies = [one for one in around.replies.get(item.id, ()) if one.author_id == frame.folk.me]
    said = [max(one.created_at, one.changed_at or one.created_at) for one in replies]
    said += [] if reason == REPLIED else [one.changed_at or one.created_at for one in around.rebuttals.get(item.id, ())]
    newer = any(at > last.at for at in (*said, *added))
    same = last.version >= item.version or reason == REPLIED or item.changed_by not in (None, frame.folk.me)
    return same and not newer and not last.failed


def button(book: UUID, item: UUID, reason: str) -> SafeString:
    """One click; of others' words first a reason."""
    url, words = reverse("take_over", args=[book, item]), escape(_("Zet in mijn dossier"))
    inside = f"{icon_markup('copy')}{words}"
    if reason == ALLOWED:
        return html(f'<a class="tool" href="{url}">{inside}</a>')
    return html(f'<button type="submit" class="tool" form="act" formaction="{url}">{inside}</button>')
