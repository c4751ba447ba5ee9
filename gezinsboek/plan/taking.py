"""The steps of a goal, for whoever puts what they wrote into their own record system (SHARING 22)."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item, Revision
from gezinsboek.exchange.telling import day_in_full
from gezinsboek.records.parts import Part

from .doing import GOAL
from .models import Step


def steps(items: Sequence[Item], me: Collection[UUID]) -> dict[UUID, list[Part]]:
    """In their order; of mine the words as I last wrote them, whoever changed them since. One query, and a second for those."""
    goals = [item.id for item in items if item.kind == GOAL]
    found = (
        list(Step.objects.filter(item_id__in=goals, deleted_at=None).order_by("position", "created_at"))
        if goals
        else []
    )
    changed = [one.id for one in found if one.author_id in me and one.changed_by not in (None, one.author_id)]
    mine = Revision.objects.filter(row__in=changed, author__in=list(me)).order_by("version") if changed else ()
    before = {old.row: old for old in mine}
    told: dict[UUID, list[Part]] = defaultdict(list)
    for one in found:
        if one.id in before:
            one.text_sealed = before[one.id].text_sealed
        told[one.item_id].append(Part(one.author_id, said_at(one), words(one)))
    return told


def said_at(step: Step) -> datetime:
    """When its author last said something in it, that it is done too; as `acl.i_said`."""
    return step.changed_at if step.changed_at and step.changed_by == step.author_id else step.created_at


def words(step: Step) -> str:
    """ "Plek bij het raam zoeken. Voor maandag 2 maart 2026." """
    told = [step.text if step.text.endswith((".", "!", "?")) else f"{step.text}."]
    told += [_("Voor %(day)s.") % {"day": day_in_full(step.due_on)}] if step.due_on else []
    told += [_("Klaar op %(day)s.") % {"day": day_in_full(step.done_at)}] if step.done_at else []
    return " ".join(told)
