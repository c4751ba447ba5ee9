"""What "Mijn gezinnen" knows of conferring: a request that waits for the family, and an answer to mine."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from gezinsboek.ground import clock
from gezinsboek.plan.models import Consult, Said
from gezinsboek.timeline.caseload import Case, Matter
from gezinsboek.timeline.matters import ASKED, NEW

LATELY = timedelta(days=7)


def add_matters(cases: dict[UUID, Case]) -> None:
    """For the family what is asked of them; for who asked what was said this week. One query."""
    lately = Q(answered_at__gt=clock.now() - LATELY) & ~Q(answer=Said.BACK)
    for one in Consult.objects.filter(Q(answer="") | lately, dossier_id__in=list(cases)).select_related("item"):
        case = cases[one.dossier_id]
        url = reverse("goal_consult", args=[one.dossier_id, one.item_id, one.id])
        if not one.answer and case.book.me.family:
            case.matters.append(Matter(ASKED, "people", _("Iemand vraagt of overleg mag."), url, at=one.created_at))
        elif one.answer and one.author_id == case.book.me.id:
            case.matters.append(Matter(NEW, "people", _("Het gezin antwoordde over overleg."), url, at=one.answered_at))
