"""What "Mijn gezinnen" knows of signals: those that I may see and that wait for an answer."""

from collections import defaultdict
from uuid import UUID

from django.urls import reverse
from django.utils.translation import ngettext

from gezinsboek.timeline.caseload import Case, Matter
from gezinsboek.timeline.matters import PRESSING

from .models import Signal
from .noticing import unanswered, waits_for


def add_signals(cases: dict[UUID, Case]) -> None:
    """One query, however many books."""
    books: dict[UUID, list[Signal]] = defaultdict(list)
    for signal in unanswered().filter(dossier_id__in=cases).order_by("created_at"):
        if waits_for(signal, cases[signal.dossier_id].book.me.family):
            books[signal.dossier_id].append(signal)
    for book, found in books.items():
        n = len(found)
        words = ngettext("%(n)s signaal zonder antwoord.", "%(n)s signalen zonder antwoord.", n) % {"n": n}
        one = [found[0].item_id, found[0].id]
        url = reverse("goal_signal", args=[book, *one]) if n == 1 else reverse("plan", args=[book])
        cases[book].matters.append(Matter(PRESSING, "bell", words, url, n, found[0].created_at))
