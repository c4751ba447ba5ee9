"""What "Mijn gezinnen" knows of the papers: a day that the law counts with comes near, or is over."""

from datetime import timedelta
from uuid import UUID

from django.urls import reverse

from gezinsboek.ground.ui import dates
from gezinsboek.plan.models import PlanDay
from gezinsboek.timeline.caseload import Case, Matter
from gezinsboek.timeline.matters import OVERDUE, PRESSING

from .days import Standing

SOON = timedelta(days=14)


def add_matters(cases: dict[UUID, Case]) -> None:
    """For guardians and professionals, whose doing it is. One query."""
    books: dict[UUID, list[PlanDay]] = {}
    theirs = [book for book, case in cases.items() if case.book.me.role in ("guardian", "professional")]
    for row in PlanDay.objects.filter(dossier_id__in=theirs).order_by("day", "created_at", "id") if theirs else ():
        books.setdefault(row.dossier_id, []).append(row)
    for book, days in books.items():
        url = reverse("plan_offer", args=[book])
        for term in Standing(days).terms:
            if term.due - dates.today() <= SOON:
                order = OVERDUE if term.overdue else PRESSING
                cases[book].matters.append(Matter(order, "calendar", term.words, url, at=term.due))
