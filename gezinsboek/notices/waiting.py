"""Who waits for a word of mine in a book, whether I was mailed about it or wanted no mail: somebody at the door, a guest who asks
for more, a further guardian, and whether the book is erased. Never who it is."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from gezinsboek.circle import homes
from gezinsboek.circle.models import Erasure, Invitation, Member, OneTimeLink, Role
from gezinsboek.ground import clock
from gezinsboek.ground.acts import ask


class Waits(NamedTuple):
    """The sentence, where the answer is given, and the kind of notice that says no more than this."""

    words: str
    url: str
    kind: str = ""


SOURCES: list[Callable[[list[Member]], Iterable[tuple[UUID, Waits]]]] = []
"""What a floor above waits for, by book; one query each. It adds its own in AppConfig.ready()."""


def waiting(mine: Iterable[Member]) -> dict[UUID, list[Waits]]:
    """Book -> what waits for me there."""
    members = list(mine)
    me = {one.id: one.dossier_id for one in members}
    found: dict[UUID, list[Waits]] = defaultdict(list)
    for book in _at_the_door(me):
        found[book].append(Waits(_("Iemand wil meedoen en wacht op jouw ja."), reverse("invitations", args=[book])))
    for book in _guests(me):
        words = _("Iemand wil vaker meeschrijven en wacht op jou.")
        found[book].append(Waits(words, reverse("once_links", args=[book])))
    for book in _to_be_erased(me):
        found[book].append(Waits(_("Er is gevraagd om dit boek te wissen."), reverse("book_erase", args=[book])))
    for book in {one.dossier_id for one in members if one.role == Role.GUARDIAN}:
        if any(one.mine for one in homes.asked(book)):
            found[book].append(Waits(_("Er wacht iets op alle ouders."), reverse("guardians", args=[book])))
    for source in SOURCES:
        for book, waits in source(members):
            found[book].append(waits)
    return found


def _at_the_door(me: dict[UUID, UUID]) -> set[UUID]:
    """Who came with another address than the one I invited (SHARING 14)."""
    still = {"used_at": None, "refused_at": None, "withdrawn_at": None, "expires_at__gt": clock.now()}
    waits = Invitation.objects.filter(member__invited_by__in=me, waits_for__isnull=False, **still)
    return set(waits.values_list("dossier_id", flat=True))


def _guests(me: dict[UUID, UUID]) -> set[UUID]:
    waits = OneTimeLink.objects.filter(asked_by__in=me, more_at__isnull=False, more_done_at=None)
    return set(waits.values_list("dossier_id", flat=True))


def _to_be_erased(me: dict[UUID, UUID]) -> set[UUID]:
    """Where my yes is still asked (SHARING 17)."""
    asked = Erasure.objects.filter(dossier_id__in=me.values(), ended_at=None, agreed_at=None)
    return {one.dossier_id for one in asked if any(row[0] in me for row in ask("erasure_waits_for", one.id))}
