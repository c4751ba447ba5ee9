"""A heart, and saying that a question is done: one tap each."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from gezinsboek.circle.models import Item
from gezinsboek.ground import clock
from gezinsboek.people.gate import form_at
from gezinsboek.timeline import writing
from gezinsboek.timeline.forms.words import uuids
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.models import Question
from gezinsboek.timeline.reading import DETAILS
from gezinsboek.timeline.responses import responses
from gezinsboek.timeline.shown import Rights, Rows


@form_at("entry", "book", "item")
@require_POST
def entry_heart(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """ "Mooi", or not any more. Twice is once."""
    liked = get_object_or_404(Item.objects.select_related(*DETAILS).filter(dossier_id=book), id=item)
    writing.like(liked, request.POST.get("liked") != "0")
    if getattr(request, "htmx", None):
        frame = Frame.of(book)
        rows = Rows(frame, responses(book, [item]), None)
        return HttpResponse(rows.parts.hearts(rows.row(liked, Rights())))
    return back(request, item)


@form_at("entry", "book", "item")
@require_POST
def entry_answered(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """The question is done: says who was asked, or who asked."""
    there = get_object_or_404(Item.objects.filter(dossier_id=book), id=item)
    wanted = uuids([request.POST.get("question", "")])
    asked = Question.objects.filter(dossier_id=book, item_id=there.id, id__in=wanted).first()
    if asked and (asked.answered_at is None or asked.answered_at > clock.now()):
        writing.answered(asked.id)
    return back(request, item)


def back(request: HttpRequest, item: UUID) -> HttpResponse:
    """To where the button stood; only ever within this book."""
    wanted = request.POST.get("back", "")
    page = request.path.split("stukje/")[0]
    if not wanted.startswith(page) or not url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        wanted = f"{page}stukje/{item}/"
    return HttpResponseRedirect(f"{wanted.partition('#')[0]}#e-{item}")
