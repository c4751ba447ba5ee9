"""Binnengekomen: what I bring from my own system, to read through before anybody else sees it."""

from uuid import UUID

from allauth.core.internal.ratelimit import consume
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gezinsboek.ground.acts import Refused, Stale
from gezinsboek.people import parked
from gezinsboek.people.gate import form_at
from gezinsboek.records import incoming as reports
from gezinsboek.records import incoming_mail as mail
from gezinsboek.records.incoming_forms import BringForm, ReadForm
from gezinsboek.records.incoming_reading import Reading
from gezinsboek.records.models import Incoming
from gezinsboek.timeline.forms.words import plain, uuids
from gezinsboek.timeline.models import Source
from gezinsboek.timeline.unsent import Kept

RATE = {"incoming": "60/h/user"}  # a file is read by a process of its own


@require_http_methods(["GET", "HEAD", "POST"])
def incoming(request: HttpRequest) -> HttpResponse:
    """`/binnengekomen/`: what waits, and the ways in."""
    if request.method != "POST":
        typed = parked.take(request, request.path)
        return listed(request, BringForm(initial=dict(typed.items())) if typed else BringForm())
    many = not allowed(request)
    form = BringForm(request.POST, None if many else request.FILES)
    try:
        brought = bring(form) if form.is_valid() and not many else []
    except reports.Full:
        form.add_error(None, _("Er wachten al 200 verslagen. Lees er eerst een paar, of gooi ze weg."))
        brought = []
    if not brought:
        if many:
            form.add_error(None, _("Dit waren er veel achter elkaar. Wacht even en probeer het nog eens."))
        return listed(request, form, 422)
    parked.sent(request)
    if len(brought) > 1:
        messages.success(request, _("Het zijn er twee: je tekst en je bestand."))
        return redirect("incoming")
    return redirect("incoming_one", brought[0].id)


def bring(form: BringForm) -> list[Incoming]:
    told, found = form.cleaned_data, []
    if told["text"]:
        found.append(reports.take(Source.PASTE.value, told["title"], told["text"], id_=told["id"]))
    if one := form.told:
        title = one.title if told["text"] else told["title"] or one.title
        found.append(reports.take(one.source, title, one.text, id_=told["file_id"], fault=one.fault))
    return found


def listed(request: HttpRequest, form: BringForm, status: int = 200) -> HttpResponse:
    address = mail.address() if settings.INCOMING_ADDRESS else None
    context = {
        "form": form,
        "waiting": reports.waiting(),
        "used": reports.used(),
        "by_mail": bool(settings.INCOMING_ADDRESS),
        "address": mail.written(address) if address else "",
    }
    return page(request, "records/incoming.html", context, status)


def page(request: HttpRequest, template: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    professional = bool(getattr(request.user, "professional", False))
    return render(request, template, context | {"professional": professional}, status=status)


def allowed(request: HttpRequest) -> bool:
    return bool(consume(request, app="gezinsboek.records", action="incoming", config=RATE, user=request.user))


@require_http_methods(["GET", "HEAD", "POST"])
def incoming_one(request: HttpRequest, report: UUID) -> HttpResponse:
    """`/binnengekomen/<id>/`: reading one through."""
    row = reports.mine(report)
    if row is None:
        raise Http404("no such report")
    if request.method == "POST":
        return read_on(request, row)
    typed = parked.take(request, request.path)
    if typed:
        said(row, typed)
    reading = Reading.of(row)
    form = ReadForm.begun(reading)
    if typed:  # the day as it was typed, and from the version it was typed in: another device may have gone on
        form.initial.update({name: typed[name] for name in ("version", "happened_on") if name in typed})
    return through(request, reading, form)


def through(request: HttpRequest, reading: Reading, form: ReadForm, status: int = 200) -> HttpResponse:
    draft = reports.made_of(reading.row)
    context = {"reading": reading, "row": reading.row, "form": form, "draft": Kept(draft).where if draft else ""}
    return page(request, "records/incoming_one.html", context, status)


def read_on(request: HttpRequest, row: Incoming) -> HttpResponse:
    """What was typed is kept first, whatever button was pressed; nothing is shared here."""
    before = row.version
    said(row, request.POST)
    reading = Reading.of(row)
    told = changed(request.POST, "book", str(row.book or ""))  # a chapter of another family is none
    told = changed(told, "chapter", str(reading.chapter or ""))
    form = ReadForm(reading, told)
    if not form.is_valid():
        return through(request, reading, form, 422)
    row.title, row.text, row.happened_on = (form.cleaned_data[name] for name in ("title", "text", "happened_on"))
    if key := request.POST.get("right", ""):
        reading.belongs(key)
    if key := request.POST.get("away", ""):
        reading.away(key, request.POST.get(f"role-{key}", ""))
    try:
        reports.keep(row, form.cleaned_data["version"])
    except Stale:
        row.version = before
        form.add_error(
            None, _("Dit is ook ergens anders veranderd. Wat jij typte, staat hier nog. Bewaar het opnieuw.")
        )
        form.data = changed(told, "version", str(before))
        return through(request, reading, form, 422)
    parked.sent(request)
    if request.POST.get("do") == "on":
        return go_on(request, reading, form, changed(told, "version", str(row.version)))
    return HttpResponseRedirect(f"{reverse('incoming_one', args=[row.id])}#gevonden")


def said(row: Incoming, told: QueryDict) -> None:
    """The words and choices of the form, on the row but not kept yet."""
    row.title, row.text = reports.one_line(told.get("title", "")), plain(told.get("text", ""))
    book, chapter = uuids([told.get("book", "")]), uuids([told.get("chapter", "")])
    row.book, row.chapter = (UUID(book[0]) if book else None), (UUID(chapter[0]) if chapter else None)


def go_on(request: HttpRequest, reading: Reading, form: ReadForm, told: QueryDict) -> HttpResponse:
    """To the box of the chosen family, where it is sent or not; `told` is what the form shows when that cannot be."""
    row = reading.row
    try:
        if form.check_ready() and row.book:
            draft = reports.ready(row, row.book, reading.chapter)
            messages.success(request, _("Het staat klaar. Kijk wie dit leest, en zet het dan in het boek."))
            return HttpResponseRedirect(Kept(draft).where)
    except Refused:
        form.add_error("book", _("Hier kun je nu niet schrijven. Kies een ander gezin."))
    form.data = told
    return through(request, reading, form, 422)


def changed(told: QueryDict, name: str, value: str) -> QueryDict:
    words = told.copy()
    words[name] = value
    return words


@form_at("incoming")
@require_POST
def incoming_throw(request: HttpRequest) -> HttpResponse:
    """Away with it, or back; for a day it can come back."""
    wanted = uuids([request.POST.get("report", "")])
    back = request.POST.get("do") == "back"
    if wanted and reports.throw(UUID(wanted[0]), away=not back):
        words = '{} <button class="tool" form="back" name="report" value="{}">{}</button>'
        away = format_html(words, _("Het verslag is weg."), wanted[0], _("Zet terug"))
        messages.success(request, _("Het verslag is terug.") if back else away)
    return redirect("incoming")


@form_at("incoming")
@require_POST
def incoming_address(request: HttpRequest) -> HttpResponse:
    """An address of my own to mail to: a new one, or none any more."""
    if request.POST.get("do") == "end":
        mail.end_address()
        messages.success(request, _("Dit adres werkt niet meer."))
    else:
        mail.new_address()
        messages.success(request, _("Dit is je adres. Zet het in je eigen systeem of je adresboek."))
    return redirect("incoming")
