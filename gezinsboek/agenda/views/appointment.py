"""One appointment: make it, read it, change it."""

from datetime import date
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gezinsboek.agenda import making, one_appointment
from gezinsboek.agenda.boxes import CHANGE, NEW, TOPIC
from gezinsboek.agenda.forms import ChangeForm, NewForm
from gezinsboek.circle.models import Item
from gezinsboek.ground.acts import Refused, Stale
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.ui import dates
from gezinsboek.people import parked
from gezinsboek.timeline import alongside, drafts
from gezinsboek.timeline.boxes import typed
from gezinsboek.timeline.composing import Composer
from gezinsboek.timeline.forms.words import uuids
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.headed import words_of
from gezinsboek.timeline.one import One
from gezinsboek.timeline.views.drafts import kept_for_later


@require_http_methods(["GET", "HEAD", "POST"])
def appointment_new(request: HttpRequest, book: UUID) -> HttpResponse:
    """`.../nieuw/`: in a chapter where I write."""
    frame = Frame.of(book)
    if request.POST.get("do") == "keep" and (kept := kept_for_later(request, book)):
        return kept
    box = typed(request, book, NEW, anew="over" in request.GET)
    form = box.form(partial(NewForm, frame), initial=begun(request, frame))
    quiet = request.method != "POST" or request.POST.get("do") in ("readers", "keep")
    if not quiet and form.is_valid() and (item := made(form)):
        parked.sent(request)
        drafts.sent(request.POST)
        messages.success(request, _("Het staat in jullie agenda.") if frame.family else _("Het staat in de agenda."))
        alongside.written(request, frame, item)
        return redirect("appointment", book, item.id)
    others = box.kept.more if box.kept else 0
    composer = Composer(form, quiet=quiet, kept=box.kept, others=others, saved=box.saved)
    shown = {"book": frame.book, "frame": frame, "composer": composer, "picker": form.picker}
    shown |= {"alongside": alongside.fields(request, frame)}
    return render(request, "agenda/new.html", shown, status=200 if quiet else 422)


def begun(request: HttpRequest, frame: Frame) -> dict[str, object]:
    """The day that was looked at, and the first chapter that others read too."""
    try:
        day = date.fromisoformat(request.GET.get("dag", ""))
    except ValueError:
        day = dates.today()
    start = next((one for one in frame.writable if not one.private), None)
    told: dict[str, object] = {"id": new_id(), "chapter": str(start.id) if start else "", "day": day}
    return told | {"who": [str(frame.folk.me)]} | over(frame, request.GET.get("over", ""))


def over(frame: Frame, wanted: str) -> dict[str, object]:
    """To talk about something of the book: in its chapter, with its words. Those of what few read are not put before more."""
    writable = {one.id for one in frame.writable}
    found = Item.objects.select_related("entry").filter(dossier_id=frame.book.id, id__in=uuids([wanted])).first()
    if found is None or found.chapter_id not in writable:
        return {}
    told: dict[str, object] = {"chapter": str(found.chapter_id), "what": _("Samen praten")}
    if found.audience is None:
        told["topics" if frame.family else "more"] = " ".join(words_of(found).split())[: making.TOPIC]
    return told


def made(form: NewForm) -> Item | None:
    """All of it or nothing; nothing that was typed is lost."""
    told, book = form.cleaned_data, form.frame.book.id
    try:
        with transaction.atomic():
            item = making.make(
                book,
                UUID(told["chapter"]),
                form.words,
                form.whole(),
                who=form.names("who"),
                audience=form.audience,
                about=told["about"] or None,
                item_id=form.item,
            )
            if told["place"]:
                making.say_place(item, told["place"], form.names("place_for"))
            if not item.topics.exists():
                for words in form.topic_list:
                    making.add_topic(item, words)
            if told["remind"]:
                making.remind(item, int(told["remind"]))
    except Refused:
        form.add_error(None, _("Dit kun je hier niet plaatsen. Kijk na wie dit leest en probeer het nog eens."))
        return None
    return item


@require_safe
def appointment(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """`.../agenda/<item>/?dag=...`: one time of it, what it is about, and what can be done."""
    if Item.with_bin.filter(dossier_id=book, id=item, deleted_at__isnull=False).exists():
        return redirect("entry_bin", book=book, item=item)
    one = of(book, item)
    told = one_appointment.facts(one, request.GET.get("dag", ""))
    told |= {"box": typed(request, book, TOPIC, item)} if told["may_add_topic"] else {}
    return render(request, "agenda/appointment.html", one.context() | told)


def of(book: UUID, item: UUID) -> One:
    """Http404 for what is no appointment that I read, or whose time is kept from me."""
    one = One.of(book, item)
    if getattr(one.item, "appointment", None) is None:
        raise Http404("no appointment")
    return one


@require_http_methods(["GET", "HEAD", "POST"])
def appointment_change(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """`.../veranderen/`: all times of it. What somebody else changed meanwhile is shown beside mine."""
    one = of(book, item)
    if not one.row.may.change:
        return render(request, "timeline/not_yours.html", one.context(), status=403)
    if request.POST.get("do") == "keep" and (kept := kept_for_later(request, book)):
        return kept
    box = typed(request, book, CHANGE, item)
    form, stale = box.form(partial(ChangeForm, one, one_appointment.my_place(one))), False
    if request.method == "POST" and form.is_valid():
        try:
            changed(one.item, form)
        except Stale:
            stale = True
        else:
            parked.sent(request)
            drafts.sent(request.POST)
            messages.success(request, _("Het is veranderd."))
            return redirect("appointment", book, item)
    shown = one.context() | one_appointment.facts(one, "") | {"form": form, "stale": stale, "box": box}
    return render(request, "agenda/change.html", shown, status=409 if stale else 422 if form.errors else 200)


@transaction.atomic
def changed(item: Item, form: ChangeForm) -> None:
    told = form.cleaned_data
    when = form.whole(stood=item.appointment.rule)
    making.change(item, form.words, when, form.names("who"), told["version"], told["text_version"])
    making.say_place(item, told["place"], form.names("place_for"))


def url_of(item: Item, day: date | str = "") -> str:
    return reverse("appointment", args=[item.dossier_id, item.id]) + (f"?dag={day}" if day else "")
