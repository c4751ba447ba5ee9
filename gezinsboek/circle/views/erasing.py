"""Deleting the book, and the receipt that is left of it (SHARING 17)."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gezinsboek.circle import erasing, receipt
from gezinsboek.circle.around import Around
from gezinsboek.circle.forms.erasing import EraseForm, OwnForm
from gezinsboek.circle.models import Erasure
from gezinsboek.ground.ids import new_id
from gezinsboek.people import parked, strong
from gezinsboek.people.typist import mark

from .who_sees_what import prove_first


@require_http_methods(["GET", "HEAD", "POST"])
def book_erase(request: HttpRequest, book: UUID) -> HttpResponse:
    """`/boek/.../wissen/`: for the family; for others only once the book waits to be erased. `do` says what is done."""
    around = Around.of(book)
    if around.looking_as or not (around.family or around.book.erase_at):
        raise Http404("not yours")
    if request.method == "POST":
        deeds = {"ask": ask, "yes": yes, "no": no, "own": own}
        deed = deeds.get(request.POST.get("do", ""))
        if deed is None or not around.family:
            raise Http404("no such deed")
        return deed(request, around)
    return page(request, around)


def page(
    request: HttpRequest, around: Around, *, asking: EraseForm | None = None, throwing: OwnForm | None = None
) -> HttpResponse:
    standing = erasing.Standing.of(around.book.id)
    kept = parked.take(request) if request.method != "POST" else None
    shown = {
        "book": around.book,
        "around": around,
        "standing": standing,
        "erasure": standing.running,
        "last": standing.erasure,
        "mine": around.me in standing.said_yes,
        "agreed": [one for one in around.taking_part if one.id in standing.said_yes],
        "waiting_for": [one for one in around.taking_part if one.id in standing.waits_for],
        "fresh": strong.strong_now(request),
        "asking": asking
        or EraseForm(kept if kept and kept.get("do") == "ask" else None, initial={"erasure": new_id()}),
        "throwing": throwing or OwnForm(),
    }
    return render(request, "circle/erase.html", shown, status=422 if request.method == "POST" else 200)


def ask(request: HttpRequest, around: Around) -> HttpResponse:
    """Only right after a passkey or PIN; what was filled in waits meanwhile."""
    form = EraseForm(request.POST)
    if not form.is_valid():
        return page(request, around, asking=form)
    if not strong.strong_now(request):
        parked.keep(request, request.path, mark(around.person))
        return prove_first(request.path)
    erasing.ask_to_erase(around.book.id, form.cleaned_data["erasure"], form.cleaned_data["days"])
    return redirect("book_erase", around.book.id)


def yes(request: HttpRequest, around: Around) -> HttpResponse:
    if not strong.strong_now(request):
        return prove_first(request.path)
    if (running := erasing.Standing.of(around.book.id).running) is not None:
        erasing.say_yes(running.id)
    return redirect("book_erase", around.book.id)


def no(request: HttpRequest, around: Around) -> HttpResponse:
    """No, or taken back: always at once, without any further question. A second click finds it done."""
    if (running := erasing.Standing.of(around.book.id).running) is not None:
        erasing.say_no(running.id)
        messages.success(request, _("Het boek blijft. Er is niets gewist."))
    return redirect("book_erase", around.book.id)


def own(request: HttpRequest, around: Around) -> HttpResponse:
    """ "Otherwise one removes only one's own": to the bin, from which it can come back for thirty days."""
    form = OwnForm(request.POST)
    if not form.is_valid():
        return page(request, around, throwing=form)
    count = erasing.bin_my_own(around.book.id)
    words = ngettext(
        "%(n)s ding van jou ligt in de prullenbak.", "%(n)s dingen van jou liggen in de prullenbak.", count
    )
    messages.success(request, words % {"n": count})
    return redirect("book_erase", around.book.id)


@require_safe
def erased(request: HttpRequest, erasure: UUID) -> HttpResponse:
    """`/gewist/<erasure>/`: what is left when the book is gone: a receipt without content."""
    gone = get_object_or_404(Erasure, id=erasure, erased_at__isnull=False)
    return render(request, "circle/erased.html", {"erasure": gone, "lines": receipt.lines(gone)})


@require_safe
def erased_pdf(request: HttpRequest, erasure: UUID) -> HttpResponse:
    """The same on paper, to keep."""
    gone = get_object_or_404(Erasure, id=erasure, erased_at__isnull=False)
    return HttpResponse(
        receipt.printed_receipt(gone, get_language() or "nl"),
        content_type="application/pdf",
        headers={"Content-Disposition": 'attachment; filename="bewijs.pdf"', "Cache-Control": "no-store"},
    )
