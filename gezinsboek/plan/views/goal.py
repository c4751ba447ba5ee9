"""One goal: its line, its numbers, its steps and the conversation."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gezinsboek.circle.models import Item
from gezinsboek.ground.acts import Refused, Stale, act
from gezinsboek.people import parked
from gezinsboek.people.gate import form_at
from gezinsboek.plan import doing
from gezinsboek.plan.boxes import SCORE
from gezinsboek.plan.conferring.reading import of_goals
from gezinsboek.plan.doing import GOAL
from gezinsboek.plan.forms import FactsForm, ScoreForm
from gezinsboek.plan.models import Goal
from gezinsboek.plan.noticing import Noticed
from gezinsboek.plan.paper.own import links
from gezinsboek.plan.reading import Plan
from gezinsboek.plan.writing import chosen_step
from gezinsboek.timeline import drafts
from gezinsboek.timeline.boxes import typed
from gezinsboek.timeline.one import One
from gezinsboek.timeline.views.drafts import kept_for_later
from gezinsboek.timeline.views.entry import in_bin, page, reply_form
from gezinsboek.timeline.writing import refusable


def goal_of(book: UUID, item: UUID) -> Item:
    """A goal that I see, present. Anything else does not exist."""
    return get_object_or_404(Item.objects.select_related("entry"), dossier_id=book, id=item, kind=GOAL)


@require_safe
def goal(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """`.../plan/doel/<item>/`."""
    if in_bin(book, item):
        return redirect("entry_bin", book=book, item=item)
    return render(request, "plan/goal.html", whole(request, book, item))


def whole(request: HttpRequest, book: UUID, item: UUID) -> dict[str, Any]:
    one = One.of(book, item)
    if one.item.kind != GOAL:
        raise Http404("no such goal")
    plan = Plan(one.frame, [one.item], [one.row])
    steps = {step.id: step.text for step in plan.step.values()}
    talk = [
        (steps.get(said.step, "") if said.step else "", html)
        for said, html in zip(one.row.replies, one.replies, strict=True)
    ]
    about = chosen_step(request)
    own = links([item], one.frame).get(item, [])
    told = {"goal": plan.shown[0], "plan": plan, "talk": talk, "own": own, "noticed": Noticed(plan)}
    told["conferring"] = of_goals(one.frame, [item])
    told |= {"about_step": about, "about_words": steps.get(about, "")} if about in steps else {}
    return page(request, one, reply_form(request, one)) | told


@require_http_methods(["GET", "HEAD", "POST"])
def goal_score(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """`.../cijfer/`: my number, without first showing those of others."""
    one = One.of(book, item)
    if one.item.kind != GOAL or not one.row.may.reply:
        raise Http404("no such goal")
    children = [(str(child.id), child.name) for child in one.frame.children if not _signs_in(one, child.id)]
    if request.POST.get("do") == "keep" and (kept := kept_for_later(request, book)):
        return kept
    box = typed(request, book, SCORE, item)
    form = box.form(partial(ScoreForm, children), initial={"id": box.id})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        child = UUID(told["child"]) if told.get("child") else None
        point = doing.score(one.item, told["value"], told["scored_on"], told["words"], child, form.score_id)
        parked.sent(request)
        drafts.sent(request.POST)
        undo = reverse("goal_score_back", args=[book, item, point.id])
        button = '{} <button type="submit" class="tool" form="act" formaction="{}">{}</button>'
        messages.success(request, format_html(button, _("Je cijfer staat erbij."), undo, _("Maak ongedaan")))
        return redirect("goal", book, item)
    return render(
        request, "plan/score.html", one.context() | {"form": form, "box": box}, status=422 if form.errors else 200
    )


def _signs_in(one: One, child: UUID) -> bool:
    return any(member.child_id == child for member in one.frame.folk.live if member.child_id) or bool(
        one.frame.me and one.frame.me.child_id == child
    )


@form_at("goal", "book", "item")
@require_POST
def goal_score_back(request: HttpRequest, book: UUID, item: UUID, score: UUID) -> HttpResponse:
    """My own number, taken back."""
    goal_of(book, item)
    doing.take_back_score(score)
    messages.success(request, _("Je cijfer is weg."))
    return redirect("goal", book, item)


@form_at("goal", "book", "item")
@require_POST
def goal_close(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """It is reached, we stop with it, or it goes on after all."""
    goal_of(book, item)
    how = request.POST.get("how", "")
    act("close_goal", item, how)
    words = {"reached": _("Gelukt! Het doel is afgesloten."), "stopped": _("Het doel is gestopt.")}
    told = words.get(how, _("Het doel staat weer open."))
    if how:
        button = '{} <button type="submit" class="tool" form="act" formaction="{}" name="how" value="">{}</button>'
        told = format_html(button, told, reverse("goal_close", args=[book, item]), _("Maak ongedaan"))
    messages.success(request, told)
    return redirect("goal", book, item)


@require_http_methods(["GET", "HEAD", "POST"])
def goal_facts(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """`.../lijn/`: whose it is, where it began and what is good enough."""
    one = One.of(book, item)
    there = Goal.objects.filter(item_id=item).first()
    if there is None or not one.row.may.change:
        raise Http404("no such goal")
    chapter = one.frame.by_id.get(one.item.chapter_id)
    form = FactsForm(
        one.frame, there, chapter.readers if chapter else [], request.POST if request.method == "POST" else None
    )
    stale = False
    if request.method == "POST" and form.is_valid():
        try:
            with refusable("facts"):
                doing.change_facts(there, form.facts, form.cleaned_data["version"])
            messages.success(request, _("Het is veranderd."))
            return redirect("goal", book, item)
        except Stale:
            stale = True
        except Refused:
            form.add_error("whose", _("Die leest dit doel niet. Kies opnieuw."))
    told = one.context() | {"form": form, "stale": stale, "there": there}
    return render(request, "plan/facts.html", told, status=409 if stale else 422 if form.errors else 200)
