"""What a player does with the papers of the plan, in one line: for tests and the demo."""

from datetime import date
from uuid import UUID

from gezinsboek.circle.models import Item
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.ui import dates
from gezinsboek.plan.models import OwnPlan, PlanDay
from gezinsboek.plan.paper import days, own

from .deeds import does
from .family import Family


def says_day(
    family: Family, key: str, what: str, *, reason: str = "", day: date | None = None, words: str = ""
) -> PlanDay:
    """Offered, accepted, set aside, made, asked for or given on paper."""
    new = new_id()
    does(key, lambda: days.say(new, family.id, what, reason, day or dates.today(), words))
    return does(key, lambda: PlanDay.objects.get(id=new))


def sees_days(family: Family, key: str) -> set[UUID]:
    return does(key, lambda: set(PlanDay.objects.filter(dossier_id=family.id).values_list("id", flat=True)))


def links(
    family: Family, key: str, *goals: Item, kind: str = "school", name: str = "", dated: date | None = None
) -> None:
    """A helper's own plan belongs with these goals."""
    does(key, lambda: own.link(new_id(), family.id, [one.id for one in goals], kind, name, dated or dates.today()))


def links_seen(family: Family, key: str) -> set[UUID]:
    """The goals at which this player sees an own plan."""
    return does(key, lambda: set(OwnPlan.objects.filter(dossier_id=family.id).values_list("item_id", flat=True)))
