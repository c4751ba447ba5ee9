"""`{% load circle %}`: parts of the circle that other pages show."""

from django import template

from gezinsboek.circle.boxes import box
from gezinsboek.circle.first_steps import Step, first_steps
from gezinsboek.dossier.models import Dossier

register = template.Library()
register.simple_tag(box)


@register.inclusion_tag("circle/first_steps.html", name="first_steps")
def first_steps_of(book: Dossier) -> dict[str, list[Step]]:
    """`{% first_steps book %}`: the card with the first steps of a new book; nothing when there are none."""
    return {"steps": first_steps(book)}
