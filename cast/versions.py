"""What a player does with versions of the plan, in one line: for tests and the demo."""

from datetime import date, timedelta
from uuid import UUID

from gezinsboek.circle.models import Item
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.ui import dates
from gezinsboek.plan.models import PlanAccord, PlanPart, PlanVersion
from gezinsboek.plan.paper.facts import gather
from gezinsboek.plan.versions import agreed
from gezinsboek.plan.versions.agreed import Talk
from gezinsboek.plan.versions.copies import copies
from gezinsboek.timeline.frame import Frame

from .deeds import does
from .family import Family


def agrees_on(
    family: Family,
    key: str,
    *there: str,
    decided: str = "",
    about: dict[Item, str] | None = None,
    contact: str | None = None,
    review_on: date | None = None,
    made_from: int | None = None,
    version: UUID | None = None,
) -> PlanVersion:
    """The plan as it is now becomes the next version."""
    new = version or new_id()
    again = review_on or dates.today() + timedelta(days=84)
    asked = family.members[contact] if contact else None
    talk = Talk(again, asked, tuple(family.members[one] for one in there), decided)

    def makes() -> None:
        frame = Frame.of(family.id)
        last = agreed.Standing(frame).last
        told = copies(gather(frame), {item.id: words for item, words in (about or {}).items()})
        after = made_from if made_from is not None else last.number if last else 0
        agreed.make(new, family.id, after, talk, told)

    does(key, makes)
    return does(key, lambda: PlanVersion.objects.get(id=new))


def says(key: str, version: PlanVersion, answer: str = "yes", why: str = "", row: UUID | None = None) -> None:
    does(key, lambda: agreed.say(row or new_id(), version, answer, why))


def sees_versions(family: Family, key: str, *, through: UUID | None = None) -> list[int]:
    found = PlanVersion.objects.filter(dossier_id=family.id).order_by("number")
    return does(key, lambda: list(found.values_list("number", flat=True)), through=through)


def sees_parts(key: str, version: PlanVersion, *, fresh: bool = False, through: UUID | None = None) -> set[UUID]:
    """The items of which this player sees the copy."""
    found = PlanPart.objects.filter(version_id=version.id)
    return does(key, lambda: set(found.values_list("item_id", flat=True)), fresh=fresh, through=through)


def hears(family: Family, key: str, version: PlanVersion, *, through: UUID | None = None) -> dict[str, list[str]]:
    """Who says what to a version, as far as this player hears: the oldest first."""
    names = {member: name for name, member in family.members.items()}
    found: dict[str, list[str]] = {}
    rows = PlanAccord.objects.filter(version_id=version.id).order_by("created_at", "id")
    for row in does(key, lambda: list(rows), through=through):
        found.setdefault(names[row.author_id], []).append(row.answer)
    return found
