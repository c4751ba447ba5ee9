"""What I wrote myself: as text to copy, and as PDF, per stukje and per day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from gezinsboek.ground import clock
from gezinsboek.ground.paper import contributions as printed
from gezinsboek.ground.ui import dates
from gezinsboek.timeline.contributions import EARLIEST, FORTNIGHT, Mine, between, note
from gezinsboek.timeline.forms.words import uuids


@dataclass(frozen=True)
class Taken:
    """What is asked for: one day, or one stukje or reply of that day."""

    day: date
    pieces: list[Mine]

    @property
    def query(self) -> str:
        one = f"&stukje={self.pieces[0].id}" if len(self.pieces) == 1 else ""
        return f"?dag={self.day.isoformat()}{one}"

    @classmethod
    def read(cls, request: HttpRequest) -> "Taken":
        """Raises Http404 when there is nothing of mine."""
        day = day_in(request, "dag")
        told = request.GET.get("stukje", "")
        only = uuids([told])
        if told and not only:
            raise Http404("no such stukje")
        days = between(day, day, UUID(only[0]) if only else None)
        if not days:
            raise Http404("nothing of mine")
        # as it happened: in the order of the day
        return cls(day, days[0].pieces[::-1])


def day_in(request: HttpRequest, name: str) -> date:
    """A day in the address; today when there is none. Anything else does not exist."""
    told = request.GET.get(name)
    try:
        day = date.fromisoformat(told) if told else dates.today()
    except ValueError:
        raise Http404("no such day") from None
    if not EARLIEST <= day <= date(2100, 1, 1):
        raise Http404("no such day")
    return day


@require_safe
def contributions(request: HttpRequest) -> HttpResponse:
    """Two weeks at a time, the newest day first."""
    last = min(day_in(request, "tot"), dates.today())
    first = last - FORTNIGHT
    context = {
        "days": between(first, last),
        "first": first,
        "last": last,
        "earlier": first - FORTNIGHT / 14,
        "later": min(last + FORTNIGHT + FORTNIGHT / 14, dates.today()) if last < dates.today() else None,
        "professional": bool(getattr(request.user, "professional", False)),
    }
    return render(request, "timeline/contributions.html", context)


@require_safe
def copy(request: HttpRequest) -> HttpResponse:
    """As plain text, with a button that copies it."""
    taken = Taken.read(request)
    note(taken.pieces, "copy")
    text = "\n\n---\n\n".join(one.as_text() for one in taken.pieces)
    context = {"taken": taken, "text": text, "professional": bool(getattr(request.user, "professional", False))}
    return render(request, "timeline/copy.html", context)


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """As PDF; the name of the file tells only the day."""
    taken = Taken.read(request)
    note(taken.pieces, "print")
    made = printed(
        [one.as_piece() for one in taken.pieces],
        source=settings.ORIGIN.partition("://")[2],
        made_at=clock.now().astimezone(dates.AMSTERDAM),
        language=get_language() or "nl",
    )
    name = f"eigen-stukjes-{taken.day.isoformat()}.pdf"
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )
