"""Contact moments of the youth health care, as a series that the family chooses from."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from gezinsboek.agenda import check_ups as jgz
from gezinsboek.agenda.check_ups import Moment
from gezinsboek.dossier.models import Child
from gezinsboek.people import parked
from gezinsboek.timeline import writing
from gezinsboek.timeline.frame import Frame


@require_http_methods(["GET", "HEAD", "POST"])
def check_ups(request: HttpRequest, book: UUID) -> HttpResponse:
    """`.../consultatiebureau/?kind=...`: choose a child, tick what you want, change the days."""
    frame = Frame.of(book)
    if not frame.family or not frame.writable:
        raise Http404("for the family")
    child = chosen_child(frame, request.GET.get("kind", ""))
    typed: Mapping[str, Any] = request.POST if request.method == "POST" else parked.take(request, request.path) or {}
    rows = (
        [
            (one, typed.get(one.key, one.day and one.day.isoformat()) or "", f"on-{one.key}" in typed)
            for one in jgz.moments(child)
        ]
        if child
        else []
    )
    wrong = ""
    if request.method == "POST" and child:
        where = next((one for one in frame.writable if str(one.id) == request.POST.get("chapter")), None)
        wanted, wrong = read(rows)
        wrong = wrong or ("" if where else _("Kies een hoofdstuk."))
        if where and wanted and not wrong:
            with transaction.atomic(), writing.refusable("check_ups"):
                made = jgz.keep(book, where.id, child, wanted)
            told = ngettext("%(n)s afspraak staat in de agenda.", "%(n)s afspraken staan in de agenda.", len(made))
            messages.success(request, told % {"n": len(made)})
            return redirect("agenda", book)
    shown = {"book": frame.book, "frame": frame, "child": child, "rows": rows, "wrong": wrong}
    return render(request, "agenda/check_ups.html", shown, status=422 if wrong else 200)


def chosen_child(frame: Frame, told: str) -> Child | None:
    """The one that is asked for, or the only one."""
    found = [one for one in frame.children if str(one.id) == told or len(frame.children) == 1]
    if told and not found:
        raise Http404("no such child")
    return found[0] if found else None


def read(rows: list[tuple[Moment, str, bool]]) -> tuple[list[tuple[Moment, date]], str]:
    """Those that were ticked, each with its day; or what is not right yet."""
    wanted = []
    for moment, told, ticked in rows:
        try:
            if ticked:
                wanted.append((moment, date.fromisoformat(told)))
        except ValueError:
            return [], _("Vul bij elk vinkje een dag in.")
    return wanted, "" if wanted else _("Zet een vinkje bij wat je in de agenda wilt.")
