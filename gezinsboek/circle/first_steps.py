"""The first steps in a new book: a friendly card on the timeline that goes away by itself."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from gezinsboek.dossier.models import Child, Dossier
from gezinsboek.ground import clock
from gezinsboek.ground.acting import acting

from .models import Bookmark, Item, Member, Role

LIFE = timedelta(days=14)


@dataclass(frozen=True)
class Step:
    """One thing to do, and where."""

    icon: str
    text: str
    url: str
    done: bool


def first_steps(book: Dossier) -> list[Step]:
    """For a guardian in the first two weeks, until all is done; else empty. Nothing is asked of an older book."""
    who = acting()
    if who is None or who.as_member or clock.now() - book.created_at > LIFE:
        return []
    me = Member.objects.filter(dossier_id=book.id, person_id=who.person, role=Role.GUARDIAN).first()
    if me is None:
        return []
    answered = Bookmark.objects.filter(dossier_id=book.id, person=who.person, asked_other_parent=True)
    steps = [
        Step(
            "home",
            _("Vertel wie er bij jullie gezin horen"),
            reverse("family", args=[book.id]),
            Child.objects.filter(dossier_id=book.id).exists(),
        ),
        Step(
            "people",
            _("Nodig iemand uit, als je wilt"),
            reverse("invite", args=[book.id]),
            answered.exists() or Member.objects.filter(dossier_id=book.id).exclude(id=me.id).exists(),
        ),
        Step("pencil", _("Schrijf je eerste stukje"), "#composer", Item.objects.filter(author_id=me.id).exists()),
    ]
    return [] if all(step.done for step in steps) else steps
