"""What "Mijn gezinnen" knows of the plan: my steps that are on, and those that are over their day."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import ngettext

from gezinsboek.ground.ui import dates
from gezinsboek.timeline.caseload import Case, Matter
from gezinsboek.timeline.matters import ASKED, LEFT, OVERDUE, PRESSING

from .models import Step, StepOrder

SOON = timedelta(days=7)


def add_steps(cases: dict[UUID, Case]) -> None:
    """Steps that name me under goals that are worked on; what still waits for another step is not mine to do yet. One query."""
    first = StepOrder.objects.filter(step=OuterRef("pk"), first__done_at=None, first__deleted_at=None)
    found = Step.objects.filter(
        dossier_id__in=list(cases),
        who__overlap=[case.book.me.id for case in cases.values()],
        done_at=None,
        deleted_at=None,
        item__deleted_at=None,
        item__goal__closed_at=None,
    )
    rows = found.annotate(waits=Exists(first)).order_by("due_on", "created_at", "id")
    by_book: dict[UUID, list[tuple[UUID, UUID, date | None, bool]]] = {}
    for book, step, goal, due_on, waiting in rows.values_list("dossier_id", "id", "item_id", "due_on", "waits"):
        by_book.setdefault(book, []).append((step, goal, due_on, waiting))
    for book, steps in by_book.items():
        late = [one for one in steps if one[2] and one[2] < dates.today()]
        on = [one for one in steps if one not in late and not one[3]]
        cases[book].matters += [overdue(book, late)] if late else []
        cases[book].matters += [to_do(book, on)] if on else []


def overdue(book: UUID, steps: list[tuple[UUID, UUID, date | None, bool]]) -> Matter:
    n = len(steps)
    words = ngettext("%(n)s stap van jou is over de datum.", "%(n)s stappen van jou zijn over de datum.", n) % {"n": n}
    return Matter(OVERDUE, "clock", words, place(book, steps), n, at=steps[0][2])


def to_do(book: UUID, steps: list[tuple[UUID, UUID, date | None, bool]]) -> Matter:
    """As pressing as the first of them: today, this week, or some day."""
    n, due = len(steps), steps[0][2]
    words = ngettext("%(n)s stap van jou staat open.", "%(n)s stappen van jou staan open.", n) % {"n": n}
    if due is None:
        return Matter(LEFT, "check", words, place(book, steps), n)
    left = due - dates.today()
    order = ASKED if not left else PRESSING if left <= SOON else LEFT
    return Matter(order, "check", f"{words[:-1]}, {dates.days_left(due)}.", place(book, steps), n, at=due)


def place(book: UUID, steps: list[tuple[UUID, UUID, date | None, bool]]) -> str:
    """The step itself, or all of the plan."""
    (step, goal, *_more) = steps[0]
    return f"{reverse('goal', args=[book, goal])}#stap-{step}" if len(steps) == 1 else reverse("plan", args=[book])
