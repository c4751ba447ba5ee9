"""`{% load circle %}`: parts of the circle that other pages show."""

from django import template

from gezinsboek.circle.boxes import box
from gezinsboek.circle.first_steps import Step, first_steps
from gezinsboek.circle.models import Member, Role
from gezinsboek.dossier.models import Dossier
from gezinsboek.ground.acting import acting
from gezinsboek.ground.acts import ask

register = template.Library()
register.simple_tag(box)


@register.inclusion_tag("circle/own_card.html")
def own_card(me: Member | None, own: bool = False) -> dict[str, object]:
    """`{% own_card me own %}`: the way to "Jouw plek", for a young person who takes part as a child of this book. For whoever
    has the book for themselves alone (`own`), like a Sem of sixteen: that it is theirs, and the way to who reads what."""
    if me and own and not acting_as_another():
        return {"name": me.name, "book": me.dossier_id, "own": True}
    if me is None or me.role != Role.YOUTH or me.child_id is None or acting_as_another():
        return {}
    asked = sum(not row[-1] for row in ask("asked_of_me", me.dossier_id))
    return {"name": me.name, "book": me.dossier_id, "asked": asked}


def acting_as_another() -> bool:
    who = acting()
    return who is not None and who.as_member is not None


@register.inclusion_tag("circle/first_steps.html", name="first_steps")
def first_steps_of(book: Dossier) -> dict[str, list[Step]]:
    """`{% first_steps book %}`: the card with the first steps of a new book; nothing when there are none."""
    return {"steps": first_steps(book)}
