"""Versions of the plan: all of them, one with what changed, and the talk in which the next is made."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gezinsboek.circle import here
from gezinsboek.ground.acts import Refused, Stale
from gezinsboek.log.looks import looked, looked_round
from gezinsboek.people import parked
from gezinsboek.plan.boxes import ACCORD, REVIEW
from gezinsboek.plan.paper.facts import gather
from gezinsboek.timeline import drafts, unsent
from gezinsboek.timeline.boxes import typed
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.views.drafts import kept_for_later

from . import agreed, comparing
from .agreed import Shown, Standing
from .copies import copies
from .forms import ReviewForm, SayForm


@require_safe
def plan_versions(request: HttpRequest, book: UUID) -> HttpResponse:
    """`.../versies/`: every version, the newest first."""
    frame = Frame.of(book)
    here.met(request, book, frame.folk.members.values())
    standing, wanted = Standing(frame), request.GET.get(unsent.GO_ON, "")
    if wanted and standing.last:  # going on with what one thinks of the plan: it stands with the version that holds
        there = reverse("plan_version", args=[book, standing.last.number])
        return redirect(f"{there}?{urlencode({unsent.GO_ON: wanted})}")
    looked_round(book, "plan versions")
    shown = {"book": frame.book, "frame": frame, "standing": standing}
    return render(request, "plan/versions/versions.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_version(request: HttpRequest, book: UUID, number: int) -> HttpResponse:
    """`.../versies/<number>/?met=<other>`: what it says, what changed since another, and what everybody thinks of it."""
    frame = Frame.of(book)
    here.met(request, book, frame.folk.members.values())
    standing = Standing(frame)
    one = standing.numbered(number)
    if one is None:
        raise Http404("no such version")
    holds = one is standing.last and not frame.looking_as
    if request.method == "POST" and frame.looking_as:
        raise Refused("plan accord")
    if request.POST.get("do") == "keep" and (kept := kept_for_later(request, book)):
        return kept
    box = typed(request, book, ACCORD)
    form = box.form(SayForm, initial={"id": box.id})
    if request.method == "POST" and form.is_valid():
        return said(request, one, form)
    shown = compared(request, frame, standing, one) | {"form": form if holds else None, "box": box}
    return render(request, "plan/versions/version.html", shown, status=422 if form.is_bound and form.errors else 200)


def said(request: HttpRequest, one: Shown, form: SayForm) -> HttpResponse:
    told, book = form.cleaned_data, one.row.dossier_id
    try:
        agreed.say(told["id"], one.row, told["answer"], told["why"])
    except Stale:
        messages.warning(request, _("Er is net een nieuwe versie. Lees die eerst."))
        return redirect("plan_versions", book)
    parked.sent(request)
    drafts.sent(request.POST)
    messages.success(request, _("Dank je. Wie het plan leest en jou kent, ziet wat je zei."))
    return redirect("plan_version", book, one.number)


def compared(request: HttpRequest, frame: Frame, standing: Standing, one: Shown) -> dict[str, Any]:
    """Beside the version that was asked for, or the one before."""
    asked = request.GET.get("met", "")
    other = standing.numbered(int(asked)) if asked.isdecimal() and len(asked) < 9 else None
    other = other if other and other is not one else standing.before(one)
    found = agreed.parts(one, other)
    now, was = found[one.row.id], found[other.row.id] if other else {}
    if now or was:
        looked(list(now.keys() | was.keys()), "plan versions")
    else:
        looked_round(frame.book.id, "plan versions")
    parts = comparing.of(frame, was, now, first=other is None)
    shown = {"book": frame.book, "frame": frame, "standing": standing, "one": one, "other": other}
    return shown | {"parts": parts, "same": not any(part.changes for part in parts)}


@require_http_methods(["GET", "HEAD", "POST"])
def plan_review(request: HttpRequest, book: UUID) -> HttpResponse:
    """`.../gesprek/`: what changed since the last version and where we are; what we decide makes the next one."""
    frame = Frame.of(book)
    here.met(request, book, frame.folk.members.values())
    facts, standing = gather(frame), Standing(frame)
    now, may = copies(facts), standing.may_make
    if request.method == "POST" and not may:
        raise Refused("plan version")
    if request.POST.get("do") == "keep" and (kept := kept_for_later(request, book)):
        return kept
    box, last = typed(request, book, REVIEW), standing.last
    begun = {"id": box.id, "made_from": last.number if last else 0, "there": [str(frame.folk.me)]}
    if last and last.contact and last.contact.live:
        begun["contact"] = str(last.row.contact_id)
    form = box.form(partial(ReviewForm, frame, now), initial=begun)
    stale = False
    if request.method == "POST" and form.is_valid():
        made = form.cleaned_data
        try:
            agreed.make(made["id"], book, made["made_from"], form.told, copies(facts, form.by_item))
            parked.sent(request)
            drafts.sent(request.POST)
            messages.success(
                request, _("Dit is nu de nieuwe versie van het plan. Vraag de anderen wat ze ervan vinden.")
            )
            return redirect("plan_versions", book)
        except Stale:
            stale = True
    if facts.items:
        looked(facts.items, "plan versions")
    else:
        looked_round(book, "plan versions")
    was = agreed.parts(last)[last.row.id] if last else {}
    parts = comparing.of(frame, was, now, first=last is None, form=form if may else None)
    shown = {
        "book": frame.book,
        "frame": frame,
        "standing": standing,
        "parts": parts,
        "form": form if may else None,
        "box": box,
    }
    status = 409 if stale else 422 if form.is_bound and form.errors else 200
    return render(request, "plan/versions/review.html", shown | {"stale": stale}, status=status)
