"""Zoeken in het boek. No permission code: what the database does not show is not found."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from gezinsboek.log.looks import looked, looked_round
from gezinsboek.people import parked
from gezinsboek.timeline.frame import Frame

from .forms import AskForm
from .loose import spots
from .scan import search
from .showing import page


@require_http_methods(["GET", "HEAD", "POST"])
def finding(request: HttpRequest, book: UUID) -> HttpResponse:
    """The question, and by POST the answer, also its next pages. That somebody searched is logged, never the words; and
    what is shown is logged as looked at, as on any page."""
    frame = Frame.of(book)
    if request.method != "POST":
        return shown(request, frame, AskForm(initial=parked.take(request), frame=frame))
    form = AskForm(request.POST, frame=frame)
    parked.sent(request)
    if not form.is_valid():
        return shown(request, frame, form, status=422)
    words = form.cleaned_data["words"]
    found = search(book, words, form.where)
    answer = page(frame, found, form.number)
    beside = spots(frame, words) if form.number == 1 and not form.where else []
    looked_round(book, "search")
    looked([*(card.id for card in answer.cards), *(one.item for one in beside if one.item)], "found")
    return shown(request, frame, form, answer=answer, spots=beside, whole=found.whole, asked=words)


def shown(request: HttpRequest, frame: Frame, form: AskForm, *, status: int = 200, **more: object) -> HttpResponse:
    """The page, or only its inside when that is all that is asked for."""
    part = bool(getattr(request, "htmx", None)) and request.htmx.target == "finding"  # type: ignore[attr-defined]
    told = {"book": frame.book, "frame": frame, "form": form} | more
    return render(request, "finding/part.html" if part else "finding/finding.html", told, status=status)
