"""What "Mijn gezinnen" and "Nieuw" know of conferring: a request that waits for the family, and an answer to mine."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from gezinsboek.circle.models import Member
from gezinsboek.ground import clock
from gezinsboek.notices.models import Notice
from gezinsboek.notices.waiting import Waits
from gezinsboek.plan.models import Consult, Said
from gezinsboek.timeline.caseload import Case, Matter
from gezinsboek.timeline.matters import ASKED, NEW

LATELY = timedelta(days=7)


def add_matters(cases: dict[UUID, Case]) -> None:
    """For the family what is asked of them; for who asked what was said this week. One query."""
    lately = Q(answered_at__gt=clock.now() - LATELY) & ~Q(answer=Said.BACK)
    for one in Consult.objects.filter(Q(answer="") | lately, dossier_id__in=list(cases)).select_related("item"):
        case = cases[one.dossier_id]
        url = _url(one)
        if not one.answer and case.book.me.family:
            case.matters.append(Matter(ASKED, "people", _asks(), url, at=one.created_at))
        elif one.answer and one.author_id == case.book.me.id:
            case.matters.append(Matter(NEW, "people", _("Het gezin antwoordde over overleg."), url, at=one.answered_at))


def waits(mine: list[Member]) -> Iterator[tuple[UUID, Waits]]:
    """What is asked of the family that I am and not answered yet, each at its goal, however often I was in the book."""
    books = [one.dossier_id for one in mine if one.family]
    for one in Consult.objects.filter(answer="", dossier_id__in=books).order_by("created_at"):
        yield one.dossier_id, Waits(_asks(), _url(one), Notice.Kind.CONSULT)


def _asks() -> str:
    return _("Iemand vraagt of overleg mag.")


def _url(one: Consult) -> str:
    return reverse("goal_consult", args=[one.dossier_id, one.item_id, one.id])
