"""Mijn gezinnen: everything that waits for me, on one page."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gezinsboek.timeline import desk
from gezinsboek.timeline.caseload import Case, working_day
from gezinsboek.timeline.caseload_rows import LONGEST, CaseRows
from gezinsboek.timeline.caseload_words import open_words
from gezinsboek.timeline.forms.words import plain, uuids
from gezinsboek.timeline.matters import WAYS, Row, asks

PAGE = 30
PARTS = ("gevraagd", "nieuw", "alle")


@require_http_methods(["GET", "HEAD", "POST"])
def caseload(request: HttpRequest) -> HttpResponse:
    """All of it in the order of what matters, or a part. What I call a family, and search by, never stands in an address."""
    if request.method == "POST" and request.POST.get("do") == "label":
        return name_it(request)
    professional = is_professional(request)
    found = working_day(professional)
    searched = plain(request.POST.get("naam", ""))[:LONGEST] if request.method == "POST" else ""
    part = "alle" if searched else request.GET.get("deel", "alle")
    if part not in PARTS:
        raise Http404("no such part")
    chosen = matching(found, searched) if searched else of_part(found, part)
    page = Paginator(chosen, PAGE if not searched else max(len(chosen), 1)).get_page(request.GET.get("page"))
    books = [row for row in found if isinstance(row, Case)]
    open_words([row for row in page.object_list if isinstance(row, Case)])
    professional = professional or any(case.book.me.person and case.book.me.person.professional for case in books)
    context = {
        "page": page,
        "rows": CaseRows(get_token(request), professional)(list(page.object_list)),
        "part": part,
        "searched": searched,
        "found": found,
        "books": len(books),
        "parts": parts(found),
        "professional": professional,
        "ways": [(icon, words, reverse(name)) for icon, words, name in WAYS] if is_professional(request) else [],
    }
    return render(request, "timeline/caseload.html", context)


def is_professional(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "professional", False))


def of_part(found: list[Row], part: str) -> list[Row]:
    if part == "gevraagd":
        return [row for row in found if asks(row)]
    return [row for row in found if row.new] if part == "nieuw" else found


def parts(found: list[Row]) -> list[tuple[str, str, int]]:
    return [
        ("alle", _("Alles"), 0),
        ("gevraagd", _("Vraagt iets van mij"), len(of_part(found, "gevraagd"))),
        ("nieuw", _("Nieuw"), len(of_part(found, "nieuw"))),
    ]


def matching(found: list[Row], searched: str) -> list[Row]:
    """By the name I gave it or the name of the book."""
    word = searched.casefold()
    return [row for row in found if any(word in name.casefold() for name in row.names)]


def name_it(request: HttpRequest) -> HttpResponse:
    """My own name for a family, and what it is called in my own system."""
    wanted = uuids([request.POST.get("book", "")])
    if not wanted:
        raise Http404("no such book")
    label, reference = (" ".join(plain(request.POST.get(name, "")).split()) for name in ("label", "reference"))
    if len(label) > LONGEST or len(reference) > LONGEST:
        messages.error(request, _("Dat is te lang. Gebruik hooguit %(n)s tekens.") % {"n": LONGEST})
    else:
        desk.call(UUID(wanted[0]), label, reference if "reference" in request.POST else None)
        messages.success(request, _("Het is bewaard. Alleen jij ziet dit."))
    return redirect("caseload")
