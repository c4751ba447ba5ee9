"""Steps under a goal: one more, other words, in which order, done."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gezinsboek.ground.acts import Refused, Stale
from gezinsboek.people import parked
from gezinsboek.people.gate import form_at
from gezinsboek.plan import doing
from gezinsboek.plan.boxes import RESTEP, STEP
from gezinsboek.plan.doing import GOAL
from gezinsboek.plan.forms import StepForm
from gezinsboek.plan.models import Step, StepOrder
from gezinsboek.plan.reading import Plan
from gezinsboek.timeline import alongside, drafts
from gezinsboek.timeline.boxes import typed
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.one import One
from gezinsboek.timeline.views.drafts import kept_for_later
from gezinsboek.timeline.writing import refusable

from .goal import goal_of


@require_http_methods(["GET", "HEAD", "POST"])
def goal_step_new(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """`.../stap/`: a step as the last one."""
    one = One.of(book, item)
    if one.item.kind != GOAL or not one.row.may.reply:
        raise Http404("no such goal")
    if request.POST.get("do") == "keep" and (kept := kept_for_later(request, book)):
        return kept
    box = typed(request, book, STEP, item)
    form = box.form(partial(StepForm, people(one), others(one)), initial={"id": box.id})
    if request.method == "POST" and form.is_valid() and (made := _make(one, form)):
        parked.sent(request)
        drafts.sent(request.POST)
        undo = reverse("goal_step_bin", args=[book, item, made.id])
        button = '{} <button type="submit" class="tool" form="act" formaction="{}">{}</button>'
        messages.success(request, format_html(button, _("De stap staat erbij."), undo, _("Maak ongedaan")))
        alongside.written(request, one.frame, one.item)
        return redirect(f"{reverse('goal', args=[book, item])}#stappen")
    shown = one.context() | {"form": form, "box": box, "alongside": alongside.fields(request, one.frame)}
    return render(request, "plan/step.html", shown, status=422 if form.errors else 200)


def people(one: One) -> list[tuple[str, str]]:
    """Who reads this goal, as far as I am told; me first."""
    folk, chapter = one.frame.folk, one.frame.by_id.get(one.item.chapter_id)
    readers = one.row.may.readers
    if readers is None:  # I am told no more than who reads the chapter
        audience = one.item.audience
        readers = [who for who in (chapter.readers if chapter else []) if audience is None or who in audience]
    known = sorted((who for who in readers if who in folk.members), key=lambda who: (who != folk.me, folk.name(who)))
    return [(str(who), folk.introduced(who)) for who in known]


def others(one: One, but: UUID | None = None) -> list[tuple[str, str]]:
    """The other steps that I see and that are not done yet, also under other goals."""
    plan = Plan.of(one.frame)
    return [(str(step.id), step.text) for step in plan.step.values() if step.id != but and step.done_at is None]


def _make(one: One, form: StepForm) -> Step | None:
    try:
        with refusable("step"):
            made = doing.add_step(one.item, form.told, form.step_id)
            for first in form.first_steps:
                doing.waits(made, first)
    except Refused:
        form.add_error(None, _("Dit kan hier niet. Kijk na wie het doet en wat er eerst moet."))
        return None
    return made


@require_http_methods(["GET", "HEAD", "POST"])
def goal_step(request: HttpRequest, book: UUID, item: UUID, step: UUID) -> HttpResponse:
    """`.../stap/<step>/`: other words, who and when; by whoever may change it."""
    one = One.of(book, item)
    there = get_object_or_404(Step, id=step, item_id=item, deleted_at=None)
    if not one.row.may.reply or there.author_id not in one.frame.authors_i_may_change:
        raise Http404("no such step")
    before = {str(first) for first in StepOrder.objects.filter(step_id=step).values_list("first_id", flat=True)}
    start = {"version": there.version, "text": there.text, "who": [str(who) for who in there.who]}
    start |= {"who_words": there.who_words, "by": there.by, "due_on": there.due_on, "first": sorted(before)}
    if request.POST.get("do") == "keep" and (kept := kept_for_later(request, book)):
        return kept
    box = typed(request, book, RESTEP, item, step)
    form = box.form(partial(StepForm, people(one), others(one, step)), initial=start)
    stale = False
    if request.method == "POST" and form.is_valid():
        try:
            with refusable("step"):
                doing.change_step(there, form.told, form.cleaned_data["version"] or 0)
                _order(there, form, {UUID(first) for first in before})
            parked.sent(request)
            drafts.sent(request.POST)
            messages.success(request, _("De stap is veranderd. De vorige tekst blijft bewaard."))
            return redirect(f"{reverse('goal', args=[book, item])}#stappen")
        except Stale:
            stale = True
        except Refused:
            form.add_error(None, _("Dit kan hier niet. Kijk na wie het doet en wat er eerst moet."))
    told = one.context() | {"form": form, "box": box, "step": Step.objects.get(id=step), "stale": stale}
    return render(request, "plan/step.html", told, status=409 if stale else 422 if form.errors else 200)


def _order(step: Step, form: StepForm, before: set[UUID]) -> None:
    if "first" not in form.fields:
        return
    shown = {UUID(str(value)) for value, _label in form.fields["first"].choices}  # type: ignore[attr-defined]
    for first in form.first_steps - before:
        doing.waits(step, first)
    for first in (before & shown) - form.first_steps:
        doing.waits_no_more(step, first)


@form_at("goal", "book", "item")
@require_POST
def goal_step_done(request: HttpRequest, book: UUID, item: UUID, step: UUID) -> HttpResponse:
    """`.../klaar/`: done, or not after all."""
    goal_of(book, item)
    there = get_object_or_404(Step, id=step, item_id=item, deleted_at=None)
    done = request.POST.get("done") != "no"
    there.tick(done)
    if done:
        undo = reverse("goal_step_done", args=[book, item, step])
        button = '{} <button type="submit" class="tool" form="act" formaction="{}" name="done" value="no">{}</button>'
        messages.success(request, format_html(button, _("Klaar. Goed gedaan!"), undo, _("Maak ongedaan")))
    else:
        messages.success(request, _("De stap staat weer open."))
    return redirect(f"{reverse('goal', args=[book, item])}#stappen")


@form_at("goal", "book", "item")
@require_POST
def goal_step_bin(request: HttpRequest, book: UUID, item: UUID, step: UUID) -> HttpResponse:
    """Away with it, or back."""
    goal_of(book, item)
    there = get_object_or_404(Step, id=step, item_id=item)
    gone = there.deleted_at is None
    there.bin(gone)
    if gone:
        button = '{} <button type="submit" class="tool" form="act" formaction="{}">{}</button>'
        undo = reverse("goal_step_bin", args=[book, item, step])
        messages.success(request, format_html(button, _("De stap is weg."), undo, _("Zet terug")))
    else:
        messages.success(request, _("De stap staat terug."))
    return redirect(f"{reverse('goal', args=[book, item])}#stappen")


@form_at("goal", "book", "item")
@require_POST
def goal_step_move(request: HttpRequest, book: UUID, item: UUID, step: UUID) -> HttpResponse:
    """One place up or down on the page."""
    goal = goal_of(book, item)
    plan = Plan(Frame.of(book), [goal], [])
    order = [one.id for one in plan.steps.get(item, [])]
    if step not in order:
        raise Http404("no such step")
    at = order.index(step)
    to = at - 1 if request.POST.get("to") == "up" else at + 1
    if 0 <= to < len(order):
        order[at], order[to] = order[to], order[at]
        doing.order_steps(item, order)
    return redirect(f"{reverse('goal', args=[book, item])}#stappen")
