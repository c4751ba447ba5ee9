"""What is being typed: kept while it is typed, shown to its writer alone, thrown away or put back."""

from uuid import UUID

from allauth.core.internal.ratelimit import consume
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gezinsboek.circle.models import Item, Member
from gezinsboek.ground.acts import Refused
from gezinsboek.people.gate import form_at
from gezinsboek.timeline import drafts, unsent
from gezinsboek.timeline.drafts import Box
from gezinsboek.timeline.forms.words import uuids
from gezinsboek.timeline.unsent import Kept
from gezinsboek.timeline.writing import my_id

RATE = {"draft": "60/m/user"}


@form_at("timeline", "book")
@require_POST
def draft_save(request: HttpRequest, book: UUID) -> HttpResponse:
    """What the script of the page sends after a pause in typing: answers under which id and version it is kept."""
    my_id(book)  # who does not take part meets nothing here
    if not allowed(request):
        return JsonResponse({}, status=429)
    try:
        draft = drafts.save(Box.of(book, request.POST), request.POST)
    except drafts.Sent:
        return JsonResponse({}, status=410)
    except Refused:
        return JsonResponse({}, status=422)
    return JsonResponse({"id": str(draft.id), "saved": draft.version} if draft else {"saved": 0})


def kept_for_later(request: HttpRequest, book: UUID) -> HttpResponse | None:
    """The button "Bewaar voor later". None when it could not be kept: the page then says so and keeps what was typed."""
    try:
        box = Box.of(book, request.POST)
        draft = drafts.save(box, request.POST) if allowed(request) else None
    except (drafts.Sent, Refused):
        draft = None
    if draft is None:
        messages.error(request, _("Er is nog niets bewaard. Schrijf eerst iets, of probeer het zo nog eens."))
        return None
    messages.success(request, _("Het is bewaard voor later. Alleen jij ziet dit."))
    return HttpResponseRedirect(Kept(draft).where)


def allowed(request: HttpRequest) -> bool:
    return bool(consume(request, app="gezinsboek.timeline", action="draft", config=RATE, user=request.user))


@form_at("drafts")
@require_POST
def draft_throw(request: HttpRequest) -> HttpResponse:
    """Away with it; for a day it can come back."""
    draft = thrown(request, away=True)
    if draft:
        words = '{} <button class="tool" form="act" formaction="{}" name="draft" value="{}">{}</button>'
        undo = (reverse("draft_back"), draft, _("Zet terug"))
        messages.success(request, format_html(words, _("Je tekst is weg."), *undo))
    return back(request)


@form_at("drafts")
@require_POST
def draft_back(request: HttpRequest) -> HttpResponse:
    """What was thrown away is there again."""
    if thrown(request, away=False):
        messages.success(request, _("Je tekst is terug."))
    return back(request)


def thrown(request: HttpRequest, *, away: bool) -> UUID | None:
    wanted = uuids([request.POST.get("draft", "")])
    return UUID(wanted[0]) if wanted and drafts.throw(UUID(wanted[0]), away=away) else None


def back(request: HttpRequest) -> HttpResponse:
    """To where the button stood."""
    wanted = request.POST.get("back", "")
    here = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/boek/")
    return HttpResponseRedirect(wanted if here else reverse("drafts"))


@require_safe
def drafts_page(request: HttpRequest) -> HttpResponse:
    """Everything I typed and did not send: to go on with, to copy, to throw away."""
    waiting = [Kept(draft) for draft in unsent.mine()]
    books = {member.dossier_id: member.dossier.name for member in Member.objects.select_related("dossier")}
    wanted = [kept.draft.item_id for kept in waiting if kept.draft.item_id]
    there = set(Item.objects.filter(id__in=wanted).values_list("id", flat=True)) if wanted else set()
    rows = [
        (kept, books.get(kept.draft.dossier_id, ""), kept.draft.item_id is None or kept.draft.item_id in there)
        for kept in waiting
    ]
    professional = bool(getattr(request.user, "professional", False))
    return render(request, "timeline/drafts.html", {"rows": rows, "professional": professional})
