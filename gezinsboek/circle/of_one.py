"""A book of one: mine alone, like that of a Sem of sixteen. For the words of a page, never for what may be seen."""

from collections.abc import Collection, Iterable
from uuid import UUID

from gezinsboek.dossier.models import Child

from .models import Member, Role


def mine_alone(me: Member | None, others: Collection[Member], children: Collection[object]) -> bool:
    """Whether the book is mine alone: no child in it, no other guardian, and others (who take part now) read along."""
    mine = me is not None and me.role == Role.GUARDIAN and not children
    return mine and bool(others) and not any(one.role == Role.GUARDIAN for one in others)


def of_one(mine: Iterable[Member]) -> set[UUID]:
    """Which of my books are mine alone. Two queries at most."""
    me = {one.dossier_id: one for one in mine if one.live and one.role == Role.GUARDIAN}
    if not me:
        return set()
    others: dict[UUID, list[Member]] = {book: [] for book in me}
    for one in Member.objects.filter(dossier_id__in=me):
        if one.live and one.id != me[one.dossier_id].id:
            others[one.dossier_id].append(one)
    raised = set(Child.objects.filter(dossier_id__in=me).values_list("dossier_id", flat=True))
    return {book for book in me if book not in raised and mine_alone(me[book], others[book], ())}
