"""The weerwoord of who a stukje is about: writing it, changing it, taking it back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gezinsboek.ground.acts import Refused, Stale
from gezinsboek.ground.ids import new_id
from gezinsboek.people import parked
from gezinsboek.timeline import drafts, rebutting, unsent, writing
from gezinsboek.timeline.forms.rebuttal import RebuttalForm
from gezinsboek.timeline.models import Rebuttal
from gezinsboek.timeline.models.draft import REBUTTAL
from gezinsboek.timeline.one import One

from .drafts import kept_for_later


@require_http_methods(["GET", "HEAD", "POST"])
def entry_rebuttal(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """For who it is about; for anybody else there is no such page."""
    one = One.of(book, item)
    there = None if one.frame.looking_as else rebutting.mine(one.item)
    if not (there and there.deleted_at is None) and one.item.id not in rebutting.may([one.item.id]):
        raise Http404("not about me")
    if request.method != "POST":
        return shown(request, one, there, begun(request, one, there))
    do = request.POST.get("do", "")
    if do in ("back", "undo") and there:
        return taken_back(request, one, there, again=do == "undo")
    if do == "keep" and (kept := kept_for_later(request, book)):
        return kept
    return said(request, one, there, RebuttalForm(request.POST))


def begun(request: HttpRequest, one: One, there: Rebuttal | None) -> RebuttalForm:
    """What I said, or what I was typing before signing in again, or before going away."""
    if typed := parked.take(request, request.path):
        return RebuttalForm(typed)
    start = {
        "id": new_id(),
        "version": there.version if there else 0,
        "seen": one.item.version,
        "text": there.text if there else "",
    }
    kept = unsent.newest(one.frame.book.id, REBUTTAL, one.item.id, request.GET.get(unsent.GO_ON, ""))
    if kept and kept.text != start["text"]:
        start |= {"id": kept.draft.id, "saved": kept.draft.version, "text": kept.text}
    form = RebuttalForm(initial=start)
    form.kept = kept if kept and kept.text == start["text"] else None
    return form


def said(request: HttpRequest, one: One, there: Rebuttal | None, form: RebuttalForm) -> HttpResponse:
    if request.POST.get("do") != "keep" and form.is_valid():
        told = form.cleaned_data
        try:
            with writing.refusable("rebuttal"):
                rebutting.say(one.item, told["text"], told["version"], told["seen"])
            parked.sent(request)
            drafts.sent(request.POST)
            messages.success(request, placed(one, first=there is None or there.deleted_at is not None))
            return redirect(one.url)
        except Stale:
            return shown(request, one, rebutting.mine(one.item), form, 409)
        except Refused:
            form.add_error(None, _("Een weerwoord kan hier niet meer. Bewaar je tekst op een andere plek."))
    return shown(request, one, there, form, 422)


def placed(one: One, *, first: bool) -> str:
    """What the page says then. A first one can be taken back into its box at once; other words keep the earlier ones."""
    words = _("Je weerwoord staat bij het stukje. Het gaat overal mee.")
    button = '{} <button type="submit" class="tool" form="act" formaction="{}" name="do" value="undo">{}</button>'
    where = reverse("entry_rebuttal", args=[one.frame.book.id, one.item.id])
    return format_html(button, words, where, _("Maak ongedaan")) if first else words


def taken_back(request: HttpRequest, one: One, there: Rebuttal, *, again: bool) -> HttpResponse:
    """`again`: right after sending; what was written stands in its box."""
    if there.deleted_at is None:
        rebutting.take_back(there.id)
    if again:
        messages.success(request, _("Je weerwoord is teruggehaald. Je tekst staat weer in het vak."))
        return redirect("entry_rebuttal", one.frame.book.id, one.item.id)
    messages.success(request, _("Je weerwoord is teruggenomen. Niemand anders leest het nog."))
    return redirect(one.url)


def shown(
    request: HttpRequest, one: One, there: Rebuttal | None, form: RebuttalForm, status: int = 200
) -> HttpResponse:
    context = {"form": form, "there": there, "stale": status == 409}
    return render(request, "timeline/rebuttal.html", one.context() | context, status=status)
