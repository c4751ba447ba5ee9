"""A family without a book in one's own working day: make it, change it, tick it off, throw it away and back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gezinsboek.ground.acts import Refused, Stale
from gezinsboek.ground.ids import new_id
from gezinsboek.people import parked
from gezinsboek.people.gate import form_at
from gezinsboek.records import tiles
from gezinsboek.records.forms import TileForm
from gezinsboek.records.models import Tile


@require_http_methods(["GET", "HEAD", "POST"])
def tile_new(request: HttpRequest) -> HttpResponse:
    """For professionals alone."""
    if not getattr(request.user, "professional", False):
        raise Http404("for professionals")
    typed = request.POST if request.method == "POST" else parked.take(request, request.path)
    form = TileForm(typed, initial={"id": new_id()}) if typed else TileForm(initial={"id": new_id()})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            tiles.make(told["id"] or new_id(), told["label"], told["todo"], told["due_on"])
        except Refused:
            form.add_error(None, _("Je hebt er al heel veel. Gooi eerst een paar weg."))
        else:
            messages.success(request, _("Het staat in je lijst. Alleen jij ziet het."))
            return redirect("caseload")
    return render(request, "records/tile.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def tile(request: HttpRequest, tile: UUID) -> HttpResponse:
    """Other words or another day; from here the family gets a book of its own. What another device changed meanwhile is shown
    beside what was typed here."""
    found = Tile.objects.filter(id=tile, thrown_at=None).first()
    if found is None:
        raise Http404("no such tile")
    initial = {"id": found.id, "label": found.label, "todo": found.todo, "due_on": found.due_on}
    initial["version"] = found.version
    typed = request.POST if request.method == "POST" else parked.take(request, request.path)
    form, stale = TileForm(typed) if typed else TileForm(initial=initial), False
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            tiles.change(found, told["label"], told["todo"], told["due_on"], told["version"] or 0)
        except Stale:
            stale = True
        else:
            messages.success(request, _("Het is bewaard. Alleen jij ziet dit."))
            return redirect("caseload")
    shown = {"form": form, "tile": found, "stale": stale}
    return render(request, "records/tile.html", shown, status=409 if stale else 422 if form.errors else 200)


@form_at("caseload")
@require_POST
def tile_mark(request: HttpRequest, tile: UUID) -> HttpResponse:
    """Done or not, away or back."""
    what = request.POST.get("do", "")
    if what not in ("done", "open", "throw", "back") or not tiles.mark(tile, what):
        raise Http404("no such tile")
    undo = {"done": ("open", _("Toch niet klaar")), "throw": ("back", _("Zet terug"))}.get(what)
    words = {
        "done": _("Klaar."),
        "open": _("Het staat weer in je lijst."),
        "throw": _("Het is weg uit je lijst."),
        "back": _("Het staat weer in je lijst."),
    }[what]
    if undo:
        button = '{} <button class="tool" form="act" formaction="{}" name="do" value="{}">{}</button>'
        words = format_html(button, words, reverse("tile_mark", args=[tile]), *undo)
    messages.success(request, words)
    return redirect("caseload")
