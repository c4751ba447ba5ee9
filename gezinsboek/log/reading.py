"""Reading the log: the lines I may see, as the database answers, put together per day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from gezinsboek.circle.models import Member
from gezinsboek.dossier.models import Chapter

from .models import Line
from .sentences import Day, Group, Told

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
PAGE = 200  # lines; a page shows them grouped, so far fewer sentences
# What the web role may read of a line: never the network address, never what else was on the page.
COLUMNS = (
    "id",
    "event_id",
    "event_action_code",
    "event_date_time",
    "event_outcome_indicator",
    "role_id_code",
    "participant_object_detail",
    "chapter_id",
    "item_id",
    "member_id",
    "other_member",
    "as_member",
)
KINDS = {"look": ("R",), "change": ("C", "U", "D"), "refused": ("E",)}


@dataclass(frozen=True)
class Wish:
    """What the reader of the log wants to see."""

    member: UUID | None = None
    chapter: UUID | None = None
    kind: str = ""
    first: date | None = None
    last: date | None = None
    before: datetime | None = None


def lines(book: UUID, wish: Wish, most: int = PAGE) -> list[dict[str, Any]]:
    """The newest lines that fit, at most so many."""
    found = Line.objects.filter(dossier_id=book)
    if wish.member:
        found = found.filter(member_id=wish.member)
    if wish.chapter:
        found = found.filter(chapter_id=wish.chapter)
    if wish.kind in KINDS:
        found = found.filter(event_action_code__in=KINDS[wish.kind])
    if wish.first:
        found = found.filter(event_date_time__gte=_midnight(wish.first))
    if wish.last:
        found = found.filter(event_date_time__lt=_midnight(wish.last + timedelta(days=1)))
    if wish.before:
        found = found.filter(event_date_time__lt=wish.before)
    return list(found.order_by("-event_date_time", "-id").values(*COLUMNS)[:most])


class Names:
    """Who and what stands in the lines, as far as I know them; two queries whatever the number of lines."""

    def __init__(self, book: UUID, me: UUID | None) -> None:
        self.members = {member.id: member for member in Member.objects.filter(dossier_id=book).select_related("person")}
        self.chapters = {chapter.id: chapter.name for chapter in Chapter.objects.filter(dossier_id=book)}
        self.me = me

    def who(self, member: UUID | None) -> str:
        if member is None:
            return _("Iemand zonder toegang")
        if member == self.me:
            return _("Jij")
        known = self.members.get(member)
        return (
            f"{known.name} ({known.described})" if known and known.described else known.name if known else _("Iemand")
        )

    def told(self, line: dict[str, Any]) -> Told:
        other = line["other_member"]
        return Told(
            who=self.who(line["member_id"]),
            event=line["event_id"],
            detail=line["participant_object_detail"],
            chapter=self.chapters.get(line["chapter_id"], ""),
            other=self.who(other) if other else "",
            refused=line["event_outcome_indicator"] != 0,
        )


def days(found: Iterable[dict[str, Any]], names: Names) -> list[Day]:
    """Grouped per day; the same thing by the same person once, newest first."""
    shown: list[Day] = []
    known: dict[tuple[date, Told], Group] = {}
    for line in found:
        day = line["event_date_time"].astimezone(AMSTERDAM).date()
        told = names.told(line)
        if not shown or shown[-1].day != day:
            shown.append(Day(day, []))
        if group := known.get((day, told)):
            group.times += 1
            continue
        group = Group(told, line["event_date_time"], 1, names.members.get(line["member_id"]), str(line["id"]))
        known[day, told] = group
        shown[-1].groups.append(group)
    return shown


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), AMSTERDAM)
