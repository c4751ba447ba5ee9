"""A signal: somebody sees what was agreed, and what is said to it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gezinsboek.ground.acts import Refused
from gezinsboek.people import parked
from gezinsboek.plan import signalling
from gezinsboek.plan.boxes import NOTICE, SIGNAL
from gezinsboek.plan.models import Answer, Sign, Signal
from gezinsboek.plan.noticing import ANSWERS, sees
from gezinsboek.plan.sign_forms import AnswerForm, NoticeForm
from gezinsboek.timeline import drafts
from gezinsboek.timeline.boxes import typed
from gezinsboek.timeline.one import One
from gezinsboek.timeline.views.drafts import kept_for_later
from gezinsboek.timeline.writing import refusable

from .signs import noticed_at, one_goal


@require_http_methods(["GET", "HEAD", "POST"])
def goal_notice(request: HttpRequest, book: UUID, item: UUID, sign: UUID) -> HttpResponse:
    """`.../merken/<sign>/merk/`: I see this. It says first who sees the signal, and when."""
    one = one_goal(book, item, writing=True)
    there = noticed_at(one).sign(get_object_or_404(Sign, id=sign, item_id=item))
    if not there.may_notice:
        raise Http404("nothing to notice")
    if request.POST.get("do") == "keep" and (kept := kept_for_later(request, book)):
        return kept
    box = typed(request, book, NOTICE, item, sign)
    form = box.form(NoticeForm, initial={"id": box.id})
    if request.method == "POST" and form.is_valid():
        try:
            with refusable("signal"):
                made = signalling.notice(there.sign, form.cleaned_data["words"], form.new)
            parked.sent(request)
            drafts.sent(request.POST)
            messages.success(request, _("Het signaal staat er."))
            return redirect("goal_signal", book, item, made.id)
        except Refused:
            form.add_error(None, _("Hier letten jullie niet meer op. Kijk wat er nu staat."))
    told = one.context() | {"form": form, "box": box, "sign": there}
    return render(request, "plan/notice.html", told, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def goal_signal(request: HttpRequest, book: UUID, item: UUID, signal: UUID) -> HttpResponse:
    """`.../sein/<signal>/`: what was noticed, who sees it, and everything that was said to it."""
    one = one_goal(book, item)
    there = get_object_or_404(Signal, id=signal, item_id=item)
    if request.method == "POST" and not one.row.may.reply:
        raise Http404("not mine to answer")
    if request.POST.get("do") == "keep" and (kept := kept_for_later(request, book)):
        return kept
    box = typed(request, book, SIGNAL, item, signal)
    form = box.form(AnswerForm, initial={"id": box.id})
    if request.method == "POST" and form.is_valid() and (where := _answered(request, one, there, form)):
        return redirect(where)
    folk = one.frame.folk
    answers = [
        (said, ANSWERS[Answer(said.answer)], folk.figure(said.author_id, "small"), folk.introduced(said.author_id))
        for said in there.answers.order_by("created_at", "id")
    ]
    told = {"signal": noticed_at(one).shown(there), "sees": sees(there), "answers": answers, "form": form, "box": box}
    told |= {"meet": appointment_about(one) if answers and answers[-1][0].answer == Answer.TALKING else ""}
    return render(request, "plan/signal.html", one.context() | told, status=422 if form.errors else 200)


def _answered(request: HttpRequest, one: One, signal: Signal, form: AnswerForm) -> str:
    """Where to go on: talking about it begins with an appointment."""
    said = Answer(form.cleaned_data["said"])
    try:
        with refusable("answer"):
            signalling.answer(signal, said, form.cleaned_data["words"], form.new)
    except Refused:
        form.add_error(None, _("Dit kan hier nu niet. Je woorden staan er nog."))
        return ""
    parked.sent(request)
    drafts.sent(request.POST)
    if said == Answer.TALKING:
        messages.success(request, _("Je antwoord staat erbij. Maak nu een afspraak, of doe dat later."))
        return appointment_about(one)
    messages.success(request, _("Je antwoord staat erbij."))
    return reverse("goal_signal", args=[signal.dossier_id, signal.item_id, signal.id])


def appointment_about(one: One) -> str:
    """A new appointment, with this goal to talk about."""
    return f"{reverse('appointment_new', args=[one.frame.book.id])}?over={one.item.id}"
