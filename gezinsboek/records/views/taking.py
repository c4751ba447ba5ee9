"""Zet in mijn dossier: one stukje, or many over all families at once."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gezinsboek.ground import clock
from gezinsboek.ground.acts import Refused, act
from gezinsboek.organisations.headings import of as headings_of
from gezinsboek.organisations.mine import my_organisation
from gezinsboek.organisations.models import Organisation
from gezinsboek.people import parked
from gezinsboek.people.gate import form_at
from gezinsboek.records import taking
from gezinsboek.records.again import once_more
from gezinsboek.records.gathering import ALLOWED, gather
from gezinsboek.records.record import as_text
from gezinsboek.records.taking import Went
from gezinsboek.records.taking_forms import ReasonForm, WayForm
from gezinsboek.records.untaken import MONTH, Untaken, dead, untaken
from gezinsboek.timeline.desk import MyBook, my_books
from gezinsboek.timeline.forms.words import uuids
from gezinsboek.timeline.shown import look_at

from .handing import handed, out_of_hand


@require_http_methods(["GET", "HEAD", "POST"])
def not_taken_over(request: HttpRequest) -> HttpResponse:
    """`/mijn-gezinnen/overnemen/`: per day what is not in my own system yet, and what changed since."""
    if not getattr(request.user, "professional", False):
        raise Http404("for professionals")
    organisation, now = my_organisation(), clock.now()
    book = book_asked(request)
    since = now - (MONTH if request.GET.get("sinds") != "jaar" else timedelta(days=365))
    form = WayForm(request.POST if request.method == "POST" else None, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        wanted = ticked(request, untaken(since, book.id if book else None))
        if went := take_these(form, wanted, organisation):
            return handed(request, went, organisation, request.get_full_path())
    found = untaken(since, book.id if book else None)
    context = {
        "form": form,
        "untaken": found,
        "dead": dead(),
        "organisation": organisation,
        "sends": taking.sends(organisation),
        "asked_for": book,
        "today": len(found.ids("today")),
        "week": len(found.ids("week")),
    }
    return render(request, "records/untaken.html", context, status=422 if form.errors else 200)


def take_these(form: WayForm, wanted: list[UUID], organisation: Organisation | None) -> list[Went]:
    """What went. When nothing did, the form says why."""
    how, way = form.chosen
    try:
        with transaction.atomic():
            went = taking.take_over(wanted, how, way=way, organisation=organisation) if wanted else []
    except taking.TooMuch:
        form.add_error(None, _("Samen is dit te groot. Neem er minder tegelijk."))
        return []
    if not went:
        form.add_error(None, _("Kies eerst een of meer stukjes."))
    return went


def book_asked(request: HttpRequest) -> MyBook | None:
    """Of one family alone."""
    wanted = request.GET.get("boek", "")
    if not wanted:
        return None
    found = next((book for book in my_books() if str(book.id) == wanted), None)
    if found is None:
        raise Http404("no such book")
    return found


def ticked(request: HttpRequest, found: Untaken) -> list[UUID]:
    what = request.POST.get("what", "")
    if what in ("today", "week"):
        return found.ids(what)
    if day := next((one for one in found.days if what and one.day.isoformat() == what), None):
        return day.ids
    there = {row.id for row in found.rows if not row.asks_reason}
    return [item for item in map(UUID, uuids(request.POST.getlist("item"))) if item in there]


@require_http_methods(["GET", "HEAD", "POST"])
def take_over(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """One stukje: what will go, how, and of others' words why."""
    organisation = my_organisation()
    found = gather([item])
    if not found or found[0].book.id != book:
        raise Http404("not to be taken over")
    one = found[0]
    asked = one.why == ALLOWED
    kind = ReasonForm if asked else WayForm
    kept = parked.take(request) if asked and request.method != "POST" else None
    form = kind(request.POST if request.method == "POST" else kept, organisation=organisation)
    if request.method == "POST" and ("reason" in request.POST or not asked) and form.is_valid():
        how, way = form.chosen
        try:
            reason = form.cleaned_data.get("reason", "")
            went = taking.take(found, how, way=way, reason=reason, organisation=organisation)
        except Refused:
            raise Http404("not to be taken over any more") from None
        return handed(request, went, organisation, back(request, book, item))
    if request.method == "POST" and asked and "reason" not in request.POST:
        form = kind(None, organisation=organisation)  # from the button: nothing is wrong yet
    look_at([item])
    url = listed(request, book) or reverse("entry", args=[book, item])
    text = as_text(one.record, headings_of(organisation))
    context = {"form": form, "one": one, "asked": asked, "text": text, "url": url, "organisation": organisation}
    return render(request, "records/take_over.html", context, status=422 if form.errors else 200)


def listed(request: HttpRequest, book: UUID) -> str:
    """The list this was opened from: of all my families, or of this one; else nothing."""
    url = reverse("not_taken_over")
    return {"lijst": url, "gezin": f"{url}?boek={book}"}.get(request.GET.get("van", ""), "")


def back(request: HttpRequest, book: UUID, item: UUID) -> str:
    """To where the button stood; only ever within this book, or in the list of what is left."""
    if url := listed(request, book):
        return url
    wanted, page = request.POST.get("back", ""), reverse("timeline", args=[book])
    if not wanted.startswith(page) or not url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        wanted = reverse("entry", args=[book, item])
    return f"{wanted.partition('#')[0]}#e-{item}"


@form_at("not_taken_over")
@require_POST
def take_again(request: HttpRequest, takeover: UUID) -> HttpResponse:
    """What did not arrive, once more."""
    try:
        act("send_again", takeover)
    except Refused:
        raise Http404("nothing to send again") from None
    messages.success(request, _("Het is weer onderweg naar je eigen systeem."))
    return redirect("not_taken_over")


@form_at("contributions")
@require_POST
def take_once_more(request: HttpRequest, takeover: UUID) -> HttpResponse:
    """A PDF or a text that was lost: the same once more."""
    try:
        way, out = once_more(takeover)
    except Refused:
        raise Http404("not to be had once more") from None
    return out_of_hand(request, way, [out], reverse("contributions"))
