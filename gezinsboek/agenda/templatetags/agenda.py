"""`{% load agenda %}`: what the timeline says of an appointment."""

from django import template

from gezinsboek.agenda import repeating, showing, wording
from gezinsboek.circle.models import Item
from gezinsboek.ground.ui import dates

register = template.Library()


@register.simple_tag
def moment_of(item: Item) -> dict[str, str]:
    """What it is and, when its time is not kept from me (SHARING 18), when it is first."""
    found = getattr(item, "appointment", None)
    if found is None:
        return {"title": showing.title(item)}
    first = repeating.as_meant(found, repeating.first_day(found))
    told = f"{dates.full_day(first.first_day)}, {wording.clock(first)}"
    return {"title": showing.title(item), "when": f"{told}. {wording.repeats(found)}" if found.rule else told}
