""" "Wie doet wat": every helper on one page, and saying what one of them does here."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gezinsboek.circle import here
from gezinsboek.ground.ui import dates
from gezinsboek.log.looks import looked, looked_round
from gezinsboek.people import parked
from gezinsboek.people.gate import form_at
from gezinsboek.plan.boxes import HELPING
from gezinsboek.timeline import drafts
from gezinsboek.timeline.boxes import typed
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.views.drafts import kept_for_later

from . import saying
from .cards import Stack
from .forms import HelpingForm


@require_safe
def who_does_what(request: HttpRequest, book: UUID) -> HttpResponse:
    """`.../wie-doet-wat/`: what for, how often, at which goals, until when; and for the family, who might stop."""
    frame = Frame.of(book)
    here.met(request, book, frame.folk.members.values())
    stack = Stack(frame)
    looked_round(book, "stack")
    looked({one.item for one in stack.rhythms}, "read")
    return render(request, "plan/stack/cards.html", {"book": frame.book, "frame": frame, "stack": stack})


@require_http_methods(["GET", "HEAD", "POST"])
def helping(request: HttpRequest, book: UUID, member: UUID) -> HttpResponse:
    """`.../<member>/`: what this helper is here for, how often and until when; and what was said before."""
    frame = Frame.of(book)
    who = frame.folk.members.get(member)
    if who is None or frame.looking_as or member not in saying.may_say(book):
        raise Http404("not mine to say")
    before = saying.last(book, member)
    start: dict[str, object] = {"purpose": who.purpose}
    if before:
        start = {"purpose": before[0].purpose, "often": before[0].often, "until": before[0].until}
    if request.POST.get("do") == "keep" and (kept := kept_for_later(request, book)):
        return kept
    box = typed(request, book, HELPING, None, member)
    form = box.form(HelpingForm, initial={"id": box.id, **start})
    if member == frame.folk.me:
        form.of_me()
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        saying.say(told["id"], book, member, told["purpose"], told["often"], told["until"])
        parked.sent(request)
        drafts.sent(request.POST)
        messages.success(request, _("Het staat erbij."))
        return redirect("who_does_what", book)
    looked_round(book, "stack")
    earlier = [
        (one, frame.folk.who(one.author_id), dates.near_day(one.created_at), one.author_id == frame.folk.me)
        for one in before
    ]
    shown = {"book": frame.book, "frame": frame, "form": form, "box": box, "who": who, "earlier": earlier}
    return render(request, "plan/stack/say.html", shown, status=422 if form.is_bound and form.errors else 200)


@form_at("who_does_what", "book")
@require_POST
def helping_gone(request: HttpRequest, book: UUID, row: UUID) -> HttpResponse:
    """`.../weg/`: my own words go; those of before hold again."""
    member = saying.take_back(book, row)
    messages.success(request, _("Je woorden zijn weg."))
    return redirect("helping", book, member)
