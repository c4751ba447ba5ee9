"""The small things at an appointment: move one time, call it off, topics, a reminder. Each is one form."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gezinsboek.agenda import making, one_appointment, repeating
from gezinsboek.agenda.forms import BEFORE, MoveForm
from gezinsboek.agenda.making import TOPIC
from gezinsboek.ground.acts import Refused
from gezinsboek.people import parked
from gezinsboek.people.gate import form_at
from gezinsboek.timeline import drafts
from gezinsboek.timeline.forms.words import plain, uuids
from gezinsboek.timeline.one import One
from gezinsboek.timeline.views.drafts import kept_for_later

from .appointment import of, url_of

AT = form_at("appointment", "book", "item")


@require_http_methods(["GET", "HEAD", "POST"])
def appointment_move(request: HttpRequest, book: UUID, item: UUID, day: str) -> HttpResponse:
    """`.../keer/<day>/`: this one time at another moment."""
    one, which = of(book, item), day_of(day)
    if not one.row.may.change:
        return render(request, "timeline/not_yours.html", one.context(), status=403)
    if which not in repeating.days(one.item.appointment, which, which):
        raise Http404("no such time")
    told = one_appointment.facts(one, day)
    typed = request.POST if request.method == "POST" else parked.take(request, request.path)
    form = MoveForm(typed) if typed else MoveForm(initial=stood(told["time"]))
    if request.method == "POST" and form.is_valid():
        making.move_one(one.item, which, to=form.when)
        messages.success(request, undoable(one, which, _("Deze keer is verzet.")))
        return redirect(url_of(one.item, which.isoformat()))
    return render(
        request, "agenda/move.html", one.context() | told | {"form": form}, status=422 if form.errors else 200
    )


def stood(time: repeating.Time) -> dict[str, object]:
    if time.whole:
        return {"day": time.first_day}
    begin, end = (moment.astimezone(repeating.ZONE) for moment in (time.at, time.over))
    return {"day": time.first_day, "begin": begin.time(), "end": end.time()}


def day_of(told: str) -> date:
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise Http404("no such day") from None


def undoable(one: One, day: date, words: str) -> str:
    """What a page says right after it, with the button that puts it back."""
    url = reverse("appointment_act", args=[one.frame.book.id, one.item.id])
    return format_html(
        '{} <button type="submit" class="tool" form="act" formaction="{}?dag={}" name="do" value="back">{}</button>',
        words,
        url,
        day.isoformat(),
        _("Maak ongedaan"),
    )


@AT
@require_POST
def appointment_act(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """`.../doe/`: `do` says what. Anything else does not exist."""
    one = of(book, item)
    if request.POST.get("do") == "keep":
        return kept_for_later(request, book) or redirect(url_of(one.item))
    deed = DEEDS.get(request.POST.get("do", ""))
    if deed is None:
        raise Http404("no such deed")
    day = request.POST.get("day") or request.GET.get("dag", "")
    if words := deed(request, one, day):
        messages.success(request, words)
    return redirect(url_of(one.item, day))


def call_off(request: HttpRequest, one: One, day: str) -> str:
    which = day_of(day)
    if which not in repeating.days(one.item.appointment, which, which):
        raise Http404("no such time")
    making.move_one(one.item, which, to=None)
    return undoable(one, which, _("Dit gaat niet door. Iedereen die het leest, ziet dat."))


def put_back(request: HttpRequest, one: One, day: str) -> str:
    if not one.row.may.change:
        raise Refused("appointment")
    making.move_back(one.item, day_of(day))
    return _("Het staat weer zoals het was.")


def add_topic(request: HttpRequest, one: One, day: str) -> str:
    words = " ".join(plain(request.POST.get("topic", "")).split())
    if not words:
        messages.error(request, _("Schrijf eerst waar je het over wilt hebben."))
        return ""
    told = uuids([request.POST.get("id", "")])
    making.add_topic(one.item, words[:TOPIC], UUID(told[0]) if told else None)
    parked.sent(request)
    drafts.sent(request.POST)
    return _("Het staat erbij.")


def topic_of(request: HttpRequest) -> UUID:
    told = uuids([request.POST.get("topic", "")])
    if not told:
        raise Http404("no such topic")
    return UUID(told[0])


def talked(request: HttpRequest, one: One, day: str) -> str:
    making.talked(topic_of(request))
    return _("Dit is besproken.")


def not_talked(request: HttpRequest, one: One, day: str) -> str:
    making.talked(topic_of(request), done=False)
    return _("Het staat er weer als niet besproken.")


def drop_topic(request: HttpRequest, one: One, day: str) -> str:
    making.drop_topic(topic_of(request))
    return _("Het is weg.")


def remind(request: HttpRequest, one: One, day: str) -> str:
    told = request.POST.get("before", "")
    if told not in BEFORE:
        raise Http404("no such moment")
    making.remind(one.item, int(told) if told else None)
    return _("Je krijgt een bericht. Er staat niet in waarover.") if told else _("Je krijgt geen herinnering meer.")


DEEDS: dict[str, Callable[[HttpRequest, One, str], str]] = {
    "off": call_off,
    "back": put_back,
    "topic": add_topic,
    "talked": talked,
    "not_talked": not_talked,
    "drop": drop_topic,
    "remind": remind,
}
