"""The papers of the plan: choose one and see what is still empty, print it; what the law counts with; own plans of helpers."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gezinsboek.circle import here
from gezinsboek.ground.acts import Refused
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.ui import dates
from gezinsboek.log.looks import looked, looked_round
from gezinsboek.people import parked
from gezinsboek.people.gate import form_at
from gezinsboek.plan.models import What
from gezinsboek.timeline.forms.words import uuids
from gezinsboek.timeline.frame import Frame

from . import days, own, sheet
from .days import Standing, tell
from .facts import Facts, gather
from .forms import DayForm, OwnPlanForm
from .kinds import KINDS, OF_FAMILY, missing

WORDS = {  # as they stand in an address
    "aangeboden": What.OFFERED,
    "aangenomen": What.ACCEPTED,
    "komt-er-niet": What.SET_ASIDE,
    "vastgesteld": What.MADE,
    "gevraagd": What.ASKED,
    "op-papier": What.WRITTEN,
}


@require_safe
def plan_papers(request: HttpRequest, book: UUID) -> HttpResponse:
    """`.../papier/`: the same facts, four papers; what each still asks for, with a way to fill it in. A familiegroepsplan
    that was set aside is not offered: it says why."""
    frame = Frame.of(book)
    here.met(request, book, frame.folk.members.values())
    facts = gather(frame)
    _looked(facts, "plan offer")
    aside = tell(facts.standing.set_aside, frame.folk) if facts.standing.set_aside else None
    papers = [
        (key, kind, missing(kind, facts.there), aside if key == OF_FAMILY else None) for key, kind in KINDS.items()
    ]
    shown = {"book": frame.book, "frame": frame, "facts": facts, "papers": papers, "terms": facts.standing.terms}
    return render(request, "plan/paper/papers.html", shown)


@require_safe
def plan_paper(request: HttpRequest, book: UUID, which: str) -> HttpResponse:
    """`.../papier/<which>/`: the PDF, made now, kept nowhere, and logged for each chapter (SHARING 23). A familiegroepsplan is by
    the family alone (REQ-01): set aside, there is none, whoever asks."""
    frame = Frame.of(book)
    kind = KINDS.get(which)
    chosen = _ids(request.GET.getlist("hoofdstuk"))
    if kind is None or frame.looking_as:  # 20: "Bekijk als" takes nothing along
        raise Http404("no such paper")
    facts = gather(frame, chosen)
    if which == OF_FAMILY and facts.standing.set_aside:
        return redirect("plan_offer", book)
    _looked(facts, "plan paper")
    made = sheet.made(facts, kind, which, get_language() or "nl")
    headers = {"Content-Disposition": f'attachment; filename="{which}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


@require_safe
def plan_offer(request: HttpRequest, book: UUID) -> HttpResponse:
    """`.../familiegroepsplan/`: offered, accepted or set aside, and what is still to be done by when."""
    frame = Frame.of(book)
    here.met(request, book, frame.folk.members.values())
    looked_round(book, "plan offer")
    standing = Standing.of(book)
    may = {} if frame.looking_as else days.may_say(book)
    shown = {
        "book": frame.book,
        "frame": frame,
        "standing": standing,
        "told": list(reversed(standing.told(frame))),
        "ways": [(word, what.label) for word, what in WORDS.items() if what in may],
    }
    return render(request, "plan/paper/offer.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_day(request: HttpRequest, book: UUID, what: str) -> HttpResponse:
    """`.../familiegroepsplan/<what>/`: write one day down."""
    frame = Frame.of(book)
    if what not in WORDS:
        raise Http404("no such day")
    reasons = days.may_say(book).get(WORDS[what])
    if reasons is None or frame.looking_as:
        raise Refused("plan day")
    typed = request.POST if request.method == "POST" else parked.take(request, request.path)
    form = DayForm(reasons, typed or None, initial={"id": new_id(), "day": dates.today()})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        days.say(told["id"], book, WORDS[what], told.get("reason", ""), told["day"], told["words"])
        parked.sent(request)
        messages.success(request, _("Het staat erbij. Het gezin en de helpers lezen dit."))
        return redirect("plan_offer", book)
    shown = {"book": frame.book, "frame": frame, "form": form, "what": WORDS[what]}
    return render(request, "plan/paper/day.html", shown, status=422 if form.is_bound and form.errors else 200)


@form_at("plan_offer", "book")
@require_POST
def plan_day_back(request: HttpRequest, book: UUID, row: UUID) -> HttpResponse:
    """`.../terug/`: it was a mistake; by who wrote it down."""
    days.take_back(book, row)
    messages.success(request, _("Het is weg."))
    return redirect("plan_offer", book)


@require_http_methods(["GET", "HEAD", "POST"])
def own_plans(request: HttpRequest, book: UUID) -> HttpResponse:
    """`.../eigen-plan/`: which own plan of mine serves which goals of the family; never its words."""
    frame = Frame.of(book)
    facts = gather(frame)
    _looked(facts, "plan offer")
    writable = {chapter.id for chapter in frame.writable}
    goals = [(one.item.id, one.words) for one in facts.goals if one.item.chapter_id in writable]
    may = frame.professional and not frame.looking_as and bool(goals)
    typed = request.POST if request.method == "POST" else parked.take(request, request.path)
    form = OwnPlanForm(goals, typed or None, initial={"id": new_id(), "dated": dates.today()})
    if request.method == "POST":
        if not may:
            raise Refused("own plan")
        if form.is_valid():
            told = form.cleaned_data
            own.link(told["id"], book, _ids(told["goals"]), told["kind"], told["name"], told["dated"])
            parked.sent(request)
            messages.success(request, _("Jouw plan hoort nu bij deze doelen. De woorden blijven in je eigen systeem."))
            return redirect("own_plans", book)
    shown = {"book": frame.book, "frame": frame, "facts": facts, "form": form if may else None}
    return render(request, "plan/paper/own.html", shown, status=422 if form.is_bound and form.errors else 200)


@form_at("own_plans", "book")
@require_POST
def own_plan_gone(request: HttpRequest, book: UUID, row: UUID) -> HttpResponse:
    """`.../weg/`: it does not belong there any more; by who said it."""
    own.unlink(book, row)
    messages.success(request, _("Dit plan hoort niet meer bij dit doel."))
    return redirect("own_plans", book)


def _looked(facts: Facts, event: str) -> None:
    """One line for each chapter on it; of an empty plan one for the book, since what the law counts with stands there too."""
    if facts.items:
        looked(facts.items, event)
    else:
        looked_round(facts.frame.book.id, event)


def _ids(sent: list[str]) -> list[UUID]:
    return [UUID(one) for one in uuids(sent)]
