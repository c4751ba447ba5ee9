"""Reading the log: the lines I may see, as the database answers, put together per day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from gezinsboek.circle.models import Member, Role
from gezinsboek.dossier.models import Chapter
from gezinsboek.ground import clock

from .models import Line
from .sentences import Day, Group, Told

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
PAGE = 50  # sentences; each may stand for many lines of one day
READ = 600  # lines looked through for one page
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
    before: tuple[datetime, UUID] | None = None  # the last line of the page before


def lines(book: UUID, wish: Wish, most: int = READ, only: Sequence[UUID] = ()) -> list[dict[str, Any]]:
    """The newest lines that fit, at most so many; or these alone."""
    found = Line.objects.filter(dossier_id=book)
    if only:
        found = found.filter(id__in=only)
    if wish.before:
        moment, line = wish.before
        found = found.filter(Q(event_date_time__lt=moment) | Q(event_date_time=moment, id__lt=line))
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


def days(found: Sequence[dict[str, Any]], names: Names) -> list[Day]:
    """Grouped per day; the same thing by the same person once, newest first."""
    return page(found, names, most=None)[0]


def page(found: Sequence[dict[str, Any]], names: Names, most: int | None = PAGE) -> tuple[list[Day], str]:
    """One page of days, and where the next begins ("" at the end): after the last line that still has a sentence here."""
    shown: list[Day] = []
    known: dict[tuple[date, Told], Group] = {}
    last = ""
    for line in found:
        day = line["event_date_time"].astimezone(AMSTERDAM).date()
        told = names.told(line)
        group = known.get((day, told))
        if group:
            group.times += 1
        elif most and len(known) == most:
            return shown, last
        else:
            if not shown or shown[-1].day != day:
                shown.append(Day(day, []))
            member = names.members.get(line["member_id"])
            mine = line["member_id"] is not None and line["member_id"] == names.me
            group = known[day, told] = Group(told, line["event_date_time"], 1, member, str(line["id"]), mine)
            shown[-1].groups.append(group)
        last = f"{line['event_date_time'].isoformat()}_{line['id']}"
    return shown, last if most and len(found) == READ else ""


def last_days(book: UUID, many: int = 30) -> dict[str, int]:
    """How many helpers looked, and how often, as far as I may know."""
    since = clock.now() - timedelta(days=many)
    found = Line.objects.filter(dossier_id=book, event_action_code="R", event_outcome_indicator=0)
    found = found.filter(event_date_time__gte=since).filter(role_id_code=Role.PROFESSIONAL)
    return found.aggregate(people=Count("member_id", distinct=True), times=Count("id"))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), AMSTERDAM)
