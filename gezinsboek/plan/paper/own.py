"""A helper's own plan belongs with goals of the family: what it is called and of which day. Its words stay in its own system."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from gezinsboek.ground.acts import Refused
from gezinsboek.ground.ui import dates
from gezinsboek.plan.models import OwnPlan
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.writing import my_id, once, refusable

from .days import by_name


@dataclass(frozen=True)
class Link:
    """One own plan at one goal."""

    row: OwnPlan
    who: str
    mine: bool

    @property
    def words(self) -> str:
        """ "Behandelplan van Sanne de Wit, van maandag 2 november 2026" """
        kind = str(self.row.get_kind_display())
        told = {"plan": f"{kind} ({self.row.name})" if self.row.name else kind, "name": self.who}
        return _("%(plan)s van %(name)s, van %(day)s") % {**told, "day": dates.with_year(self.row.dated)}


def links(goals: Iterable[UUID], frame: Frame) -> dict[UUID, list[Link]]:
    """Of these goals, the oldest first: one query."""
    found: dict[UUID, list[Link]] = {}
    folk, me = by_name(frame), frame.folk.me
    for row in OwnPlan.objects.filter(item_id__in=list(goals)).order_by("created_at", "id"):
        found.setdefault(row.item_id, []).append(Link(row, folk.within(row.author_id), row.author_id == me))
    return found


@transaction.atomic
def link(id_: UUID, book: UUID, goals: Sequence[UUID], kind: str, name: str, dated: date) -> None:
    """Say that it serves these goals; twice is once. Raises Refused for who does not write there as a professional."""
    me = my_id(book)
    for goal in goals:
        row = OwnPlan(id=uuid5(id_, str(goal)), dossier_id=book, item_id=goal, author_id=me, kind=kind, dated=dated)
        row.name = name
        there = OwnPlan.objects.filter(id=row.id, dossier_id=book)
        with refusable("own plan"), once(there, list(there)):
            row.save(force_insert=True)


def unlink(book: UUID, row: UUID) -> UUID:
    """Mine alone; answers at which goal it stood."""
    mine = OwnPlan.objects.filter(id=row, dossier_id=book, author_id=my_id(book))
    found = mine.first()
    if found is None or not mine.delete()[0]:
        raise Refused("own plan")
    return found.item_id
