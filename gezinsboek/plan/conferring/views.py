"""Asking the family to confer with somebody else, what they say, and where a yes goes on."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gezinsboek.dossier.models import Chapter
from gezinsboek.people import parked
from gezinsboek.people.gate import form_at
from gezinsboek.plan.boxes import CONSULT, CONSULTED
from gezinsboek.plan.doing import GOAL
from gezinsboek.plan.models import Consult, Said
from gezinsboek.timeline import drafts
from gezinsboek.timeline.boxes import typed
from gezinsboek.timeline.one import One
from gezinsboek.timeline.views.drafts import kept_for_later

from . import asking, reading
from .forms import INVITE, ONCE, AnswerForm, ConsultForm


@require_http_methods(["GET", "HEAD", "POST"])
def goal_consult_new(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """`.../overleg/`: with whom, what and why. It goes to the family, and nowhere else."""
    one = _goal(book, item)
    if not (one.row.may.reply and one.frame.professional):
        raise Http404("not mine to ask")
    if request.POST.get("do") == "keep" and (kept := kept_for_later(request, book)):
        return kept
    box = typed(request, book, CONSULT, item)
    form = box.form(ConsultForm, initial={"id": box.id})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        asking.ask(one.item, told["whom"], told["about"], told["why"], told["id"])
        parked.sent(request)
        drafts.sent(request.POST)
        messages.success(request, _("Je vraag ligt bij het gezin. Er gaat niets naar een ander."))
        return redirect(_at(book, item))
    return render(
        request,
        "plan/conferring/ask.html",
        one.context() | {"form": form, "box": box},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def goal_consult(request: HttpRequest, book: UUID, item: UUID, consult: UUID) -> HttpResponse:
    """`.../overleg/<consult>/`: what was asked and said; the family answers here."""
    one = _goal(book, item)
    there = get_object_or_404(Consult.objects.select_related("item"), id=consult, item_id=item)
    may = one.row.may.reply and one.frame.family and there.answer != Said.BACK
    ways = _ways(book) if may else []
    if request.method == "POST" and not may:
        raise Http404("not mine to answer")
    if request.POST.get("do") == "keep" and (kept := kept_for_later(request, book)):
        return kept
    box = typed(request, book, CONSULTED, item, consult)
    form = box.form(partial(AnswerForm, ways), initial={"id": box.id})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        asking.answer(there, form.answer, told["words"], told["id"])
        parked.sent(request)
        drafts.sent(request.POST)
        return _after(request, there, form)
    on = ways if there.answer == Said.YES else []
    shown = {"asked": reading.shown(one.frame, [there])[0], "form": form if may else None, "box": box, "ways": on}
    return render(request, "plan/conferring/one.html", one.context() | shown, status=422 if form.errors else 200)


@form_at("goal", "book", "item")
@require_POST
def goal_consult_back(request: HttpRequest, book: UUID, item: UUID, consult: UUID) -> HttpResponse:
    """`.../terug/`: it is not needed any more; by who asked. What was said stays. Twice is once."""
    there = get_object_or_404(Consult, id=consult, item_id=item, dossier_id=book)
    if there.answer != Said.BACK:
        asking.answer(there, Said.BACK)
    messages.success(request, _("Je vraag om overleg is teruggenomen."))
    return redirect(_at(book, item))


@form_at("goal", "book", "item")
@require_POST
def goal_consult_begin(request: HttpRequest, book: UUID, item: UUID, consult: UUID) -> HttpResponse:
    """`.../verder/`: after a yes, once more to the invitation or the link."""
    there = get_object_or_404(Consult.objects.select_related("item"), id=consult, item_id=item, answer=Said.YES)
    way = request.POST.get("way", "")
    if way not in _ways(book):
        raise Http404("no such way")
    return _on(request, there, way)


def _goal(book: UUID, item: UUID) -> One:
    one = One.of(book, item)
    if one.item.kind != GOAL:
        raise Http404("no such goal")
    return one


def _ways(book: UUID) -> list[str]:
    """What a yes of mine can begin: the database's own answers."""
    ways = {INVITE: asking.may_invite, ONCE: asking.may_ask_once}
    return [way for way, may in ways.items() if may(book)]


def _at(book: UUID, item: UUID) -> str:
    return reverse("goal", args=[book, item]) + "#overleg"


def _after(request: HttpRequest, consult: Consult, form: AnswerForm) -> HttpResponse:
    """Where an answer goes on."""
    if form.way:
        messages.success(request, _("Je zei ja. Er is nog niets verstuurd: kijk het hier na."))
        return _on(request, consult, form.way)
    if form.answer == Said.TALK:
        messages.success(request, _("Dat staat erbij. Kies wanneer jullie praten."))
        return redirect(f"{reverse('appointment_new', args=[consult.dossier_id])}?over={consult.item_id}")
    messages.success(request, _("Je antwoord staat erbij. Wie het vroeg, leest het."))
    return redirect(_at(consult.dossier_id, consult.item_id))


def _on(request: HttpRequest, consult: Consult, way: str) -> HttpResponse:
    if way == ONCE:
        asking.begin_link(request, consult)
        return redirect("once_new", consult.dossier_id)
    asking.begin_invitation(request, consult, Chapter.objects.get(id=consult.item.chapter_id))
    return redirect("invite", consult.dossier_id)
