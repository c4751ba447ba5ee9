"""Contact moments of the youth health care, as a series to choose from: the family, or the nurse who knows the days."""

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
from gezinsboek.circle.models import Item
from gezinsboek.dossier.models import Child
from gezinsboek.ground.acts import Refused
from gezinsboek.people import parked
from gezinsboek.timeline import writing
from gezinsboek.timeline.frame import Frame


@require_http_methods(["GET", "HEAD", "POST"])
def check_ups(request: HttpRequest, book: UUID) -> HttpResponse:
    """`.../consultatiebureau/?kind=...`: choose a child, tick what you want, change the days."""
    frame = Frame.of(book)
    if not frame.writable:
        raise Http404("who writes nowhere makes no appointments")
    child = chosen_child(frame, request.GET.get("kind", ""))
    typed: Mapping[str, Any] = request.POST if request.method == "POST" else parked.take(request, request.path) or {}
    coming = jgz.moments(child) if child else []
    there = jgz.there(child, frame.by_id, coming) if child else {}
    rows = [
        (one, typed.get(one.key, one.day and one.day.isoformat()) or "", f"on-{one.key}" in typed, there.get(one.key))
        for one in coming
    ]
    wrong = ""
    if request.method == "POST" and child:
        where = next((one for one in frame.writable if str(one.id) == request.POST.get("chapter")), None)
        wanted, wrong = read(rows)
        wrong = wrong or ("" if where else _("Kies een hoofdstuk."))
        if where and wanted and not wrong:
            try:
                with transaction.atomic(), writing.refusable("check_ups"):
                    jgz.keep(book, where.id, child, wanted)
            except Refused:  # there where I do not see it, or I may not write about this child
                wrong = _("Dat lukt niet in dit hoofdstuk. Kies een ander hoofdstuk.")
            else:
                parked.sent(request)
                told = ngettext(
                    "%(n)s afspraak staat in de agenda.", "%(n)s afspraken staan in de agenda.", len(wanted)
                )
                messages.success(request, told % {"n": len(wanted)})
                return redirect("agenda", book)
    chapter = typed.get("chapter") or next((str(one.id) for one in frame.writable if one.look == "health"), "")
    shown = {"book": frame.book, "frame": frame, "child": child, "rows": rows, "chapter": chapter, "wrong": wrong}
    return render(request, "agenda/check_ups.html", shown, status=422 if wrong else 200)


def chosen_child(frame: Frame, told: str) -> Child | None:
    """The one that is asked for, or the only one."""
    found = [one for one in frame.children if str(one.id) == told or len(frame.children) == 1]
    if told and not found:
        raise Http404("no such child")
    return found[0] if found else None


def read(rows: list[tuple[Moment, str, bool, Item | None]]) -> tuple[list[tuple[Moment, date]], str]:
    """Those that were ticked and are not there yet, each with its day; or what is not right yet."""
    wanted = []
    for moment, told, ticked, there in rows:
        try:
            if ticked and not there:
                wanted.append((moment, date.fromisoformat(told)))
        except ValueError:
            return [], _("Vul bij elk vinkje een dag in.")
    return wanted, "" if wanted else _("Zet een vinkje bij wat je in de agenda wilt.")
