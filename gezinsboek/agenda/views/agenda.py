"""The agenda: of one book, and of all my books together."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gezinsboek.agenda import showing
from gezinsboek.agenda.showing import Span
from gezinsboek.timeline.desk import my_books
from gezinsboek.timeline.frame import Frame


@require_safe
def agenda(request: HttpRequest, book: UUID) -> HttpResponse:
    """`/boek/.../agenda/?als=lijst|week|maand&van=2026-11-23`: what I read of this book."""
    frame = Frame.of(book)
    told = showing.of_book(frame, span_of(request))
    return render(request, "agenda/agenda.html", {"book": frame.book, "frame": frame, "agenda": told})


@require_safe
def my_agenda(request: HttpRequest) -> HttpResponse:
    """`/agenda/`: of all my books, under the names I gave them."""
    told = showing.of_all({one.id: one.label for one in my_books()}, span_of(request))
    return render(request, "agenda/mine.html", {"agenda": told})


def span_of(request: HttpRequest) -> Span:
    return Span.read(request.GET.get("als", ""), request.GET.get("van", ""))
