"""Who I am in the book of a request: asked once, for the menu and the view together."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest

from gezinsboek.ground.acting import Acting, acting

from .models import Member

Here = tuple[Member | None, Member | None]


def members_here(request: HttpRequest, book: UUID) -> Here:
    """(me, whom I look as) in this book, as far as I am in it."""
    known, who = _known(request), acting()
    if who is None:
        return None, None
    if book not in known:
        wanted = Q(person_id=who.person) | Q(id__in=[who.as_member] if who.as_member else [])
        known[book] = _of(Member.objects.select_related("dossier", "person").filter(wanted, dossier_id=book), who)
    return known[book]


def met(request: HttpRequest, book: UUID, members: Iterable[Member]) -> None:
    """The view has everybody whom I know in this book already, each with the book: then the menu need not ask again."""
    if who := acting():
        _known(request)[book] = _of(members, who)


def _known(request: HttpRequest) -> dict[UUID, Here]:
    known: dict[UUID, Here] = request.__dict__.setdefault("members_here", {})
    return known


def _of(members: Iterable[Member], who: Acting) -> Here:
    found = list(members)
    mine = next((member for member in found if member.person_id == who.person), None)
    return mine, next((member for member in found if member.id == who.as_member), None)
