""" "Ons plan": everything of it on one page, and writing something new in it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gezinsboek.circle import here
from gezinsboek.people import parked
from gezinsboek.plan import doing, writing
from gezinsboek.plan.conferring.reading import waiting
from gezinsboek.plan.doing import GOAL
from gezinsboek.plan.forms import KINDS
from gezinsboek.plan.noticing import Noticed
from gezinsboek.plan.reading import Plan, headings
from gezinsboek.plan.versions.agreed import Standing
from gezinsboek.timeline import alongside, composing, undoing
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.views.drafts import kept_for_later


@require_safe
def plan(request: HttpRequest, book: UUID) -> HttpResponse:
    """`/boek/.../plan/`: the goals of the chapters I read, and what stands above them."""
    frame = Frame.of(book)
    here.met(request, book, frame.folk.members.values())
    found = Plan.of(frame)
    noticed = Noticed(found, only_open=True)
    noticed.fill()
    parts = [(kind, words, found.part(kind)) for kind, words in headings().items()]
    told = {"book": frame.book, "frame": frame, "plan": found, "parts": parts, "noticed": noticed}
    told["asked"] = waiting(frame) if frame.family and not frame.looking_as else []
    return render(request, "plan/plan.html", told | {"standing": Standing(frame)})


@require_http_methods(["GET", "HEAD", "POST"])
def goal_new(request: HttpRequest, book: UUID) -> HttpResponse:
    """`.../plan/doel/`: a goal, or what goes well, worries or is wanted (`?soort=`)."""
    frame = Frame.of(book)
    if request.method != "POST":
        return box(request, frame, writing.begun(request, frame))
    composer = writing.sent(request, frame)
    if request.POST.get("do") == "keep" and (kept := kept_for_later(request, book)):
        return kept
    if item := composing.write(composer):
        parked.sent(request)
        messages.success(request, undoing.told(frame, item))
        if item.kind == GOAL:
            doing.add_facts(item, composer.form.facts)  # type: ignore[attr-defined]
        alongside.written(request, frame, item)
        if item.kind != GOAL:
            return redirect("plan", book)
        return redirect("goal", book, item.id)
    return box(request, frame, composer, 200 if composer.quiet else 422)


def box(request: HttpRequest, frame: Frame, composer: composing.Composer, status: int = 200) -> HttpResponse:
    titles = (
        _("Een nieuw doel"),
        _("Wat gaat goed?"),
        _("Waar maken we ons zorgen over?"),
        _("Wat willen we?"),
    )
    heading = dict(zip(KINDS, titles, strict=True))[composer.form.kind]
    shown = {"book": frame.book, "frame": frame, "composer": composer, "picker": composer.form.picker}
    shown |= {"alongside": alongside.fields(request, frame), "heading": heading}
    return render(request, "plan/write.html", shown, status=status)
