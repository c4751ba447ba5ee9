"""What "Mijn gezinnen" knows of versions: the plan is to be talked about, or waits for what I think of it."""

from datetime import timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from gezinsboek.ground.ui import dates
from gezinsboek.plan.models import PlanAccord, PlanVersion
from gezinsboek.timeline.caseload import Case, Matter
from gezinsboek.timeline.matters import ASKED, OVERDUE, PRESSING

SOON = timedelta(days=14)


def add_versions(cases: dict[UUID, Case]) -> None:
    """Of the version that holds in each book: two queries."""
    if not cases:
        return
    last = {row.dossier_id: row for row in PlanVersion.objects.filter(dossier_id__in=cases).order_by("number")}
    me = [case.book.me.id for case in cases.values()]
    said = set(
        PlanAccord.objects.filter(version__in=[row.id for row in last.values()], author__in=me).values_list(
            "version_id", flat=True
        )
    )
    for book, row in last.items():
        found = cases[book].matters
        if row.id not in said:
            url = reverse("plan_version", args=[book, row.number])
            found.append(Matter(ASKED, "target", _("Lees de nieuwe versie van het plan."), url, at=row.created_at))
        if row.review_on - dates.today() <= SOON:
            order = OVERDUE if row.review_on < dates.today() else PRESSING
            words = _("Praat over het plan: %(day)s.") % {"day": dates.near_day(row.review_on)}
            found.append(Matter(order, "calendar", words, reverse("plan_review", args=[book]), at=row.review_on))
