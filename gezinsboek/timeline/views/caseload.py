"""Mijn gezinnen: everything that waits for me, on one page."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gezinsboek.timeline import desk
from gezinsboek.timeline.caseload import Case, cases, open_words
from gezinsboek.timeline.forms.words import plain, uuids

PAGE = 30
LONGEST = 60
PARTS = ("gevraagd", "nieuw", "alle")


@require_http_methods(["GET", "HEAD", "POST"])
def caseload(request: HttpRequest) -> HttpResponse:
    """Asked of me, new, all. What I call a family, and search by, never stands in an address."""
    if request.method == "POST" and request.POST.get("do") == "label":
        return name_it(request)
    found = cases()
    searched = plain(request.POST.get("naam", ""))[:LONGEST] if request.method == "POST" else ""
    part = "alle" if searched else request.GET.get("deel", first_part(found))
    if part not in PARTS:
        raise Http404("no such part")
    chosen = matching(found, searched) if searched else of_part(found, part)
    page = Paginator(chosen, PAGE if not searched else max(len(chosen), 1)).get_page(request.GET.get("page"))
    open_words(list(page.object_list))
    professional = any(case.book.me.person and case.book.me.person.professional for case in found)
    context = {
        "page": page,
        "part": part,
        "searched": searched,
        "all_cases": found,
        "parts": parts(found),
        "professional": professional or is_professional(request),
    }
    return render(request, "timeline/caseload.html", context)


def is_professional(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "professional", False))


def first_part(found: list[Case]) -> str:
    """Where to begin: what is asked of me, else what is new, else everything."""
    if any(case.asked for case in found):
        return "gevraagd"
    return "nieuw" if any(case.new for case in found) else "alle"


def of_part(found: list[Case], part: str) -> list[Case]:
    if part == "gevraagd":
        return [case for case in found if case.asked]
    return [case for case in found if case.new] if part == "nieuw" else found


def parts(found: list[Case]) -> list[tuple[str, str, int]]:
    return [
        ("gevraagd", _("Vraagt iets van mij"), len(of_part(found, "gevraagd"))),
        ("nieuw", _("Nieuw"), len(of_part(found, "nieuw"))),
        ("alle", _("Alles"), 0),
    ]


def matching(found: list[Case], searched: str) -> list[Case]:
    """By the name I gave it or the name of the book."""
    word = searched.casefold()
    return [
        case for case in found if word in case.book.label.casefold() or word in case.book.me.dossier.name.casefold()
    ]


def name_it(request: HttpRequest) -> HttpResponse:
    """My own name for a family."""
    wanted = uuids([request.POST.get("book", "")])
    if not wanted:
        raise Http404("no such book")
    label = " ".join(plain(request.POST.get("label", "")).split())
    if len(label) > LONGEST:
        messages.error(request, _("Die naam is te lang. Kies een naam van hooguit %(n)s tekens.") % {"n": LONGEST})
    else:
        desk.call(UUID(wanted[0]), label)
        messages.success(request, _("Zo noem jij dit boek. Alleen jij ziet die naam."))
    return redirect("caseload")
