"""Wie heeft gekeken: in sentences, per day, to filter, to take along and to print."""

import csv
import io
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gezinsboek.dossier.models import Dossier
from gezinsboek.ground.acts import ask
from gezinsboek.people.acting import looked_through

from .forms import WishForm
from .looks import looked_round
from .reading import AMSTERDAM, Names, days, last_days, lines, page
from .sentences import sentence

WHOLE, PRINTED = 20_000, 3_000  # lines in a download and on paper
LOOK = 50  # chapters in one look


@require_safe
def log(request: HttpRequest, book: UUID) -> HttpResponse:
    """`/boek/.../wie-heeft-gekeken/`. Not shown while looking as somebody else (SHARING 20)."""
    dossier = get_object_or_404(Dossier, id=book)
    if looked_through(request, book):
        return render(request, "log/not_now.html", {"book": dossier})
    names = Names(book, ask("my_member", book)[0][0])
    form = WishForm(request.GET, names=names)
    shown, last = page(lines(book, form.wish()), names)
    chosen = {key: str(value) for key, value in request.GET.items() if key != "before" and value}
    looked_round(book, "log")
    told = {
        "book": dossier,
        "form": form,
        "days": shown,
        "lately": last_days(book),
        "older": urlencode(chosen | {"before": last}) if last else "",
        "chosen": urlencode(chosen),
    }
    return render(request, "log/log.html", told)


@require_safe
def log_print(request: HttpRequest, book: UUID) -> HttpResponse:
    """The same on one page for paper."""
    dossier = get_object_or_404(Dossier, id=book)
    names = Names(book, ask("my_member", book)[0][0])
    found = days(lines(book, WishForm(request.GET, names=names).wish(), PRINTED), names)
    looked_round(book, "log download")
    return render(request, "log/print.html", {"book": dossier, "days": found})


@require_safe
def log_download(request: HttpRequest, book: UUID) -> HttpResponse:
    """The same lines as a file for a spreadsheet: day, time, who, what."""
    get_object_or_404(Dossier, id=book)
    names = Names(book, ask("my_member", book)[0][0])
    out = io.StringIO()
    sheet = csv.writer(out, delimiter=";")
    sheet.writerow([_("Dag"), _("Tijd"), _("Wat er gebeurde")])
    for line in lines(book, WishForm(request.GET, names=names).wish(), WHOLE):
        at, said = line["event_date_time"].astimezone(AMSTERDAM), sentence(names.told(line))
        # a spreadsheet must not take a name for a formula
        sheet.writerow([f"{at:%d-%m-%Y}", f"{at:%H:%M}", "'" * (said[:1] in "=+-@\t\r") + said])
    looked_round(book, "log download")
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="wie-heeft-gekeken.csv"'
    return response


@require_safe
def not_right(request: HttpRequest, book: UUID) -> HttpResponse:
    """Klopt niet? What somebody can do, about one look (`?regel=`, once for each chapter) or in general."""
    dossier = get_object_or_404(Dossier, id=book)
    names = Names(book, ask("my_member", book)[0][0])
    try:
        only = [UUID(line) for line in request.GET.getlist("regel")[:LOOK]]
    except ValueError:
        return render(request, "log/not_right.html", {"book": dossier})
    found = lines(book, WishForm({}, names=names).wish(), only=only) if only else []
    shown = days(found, names)
    day = shown[0] if shown else None
    return render(request, "log/not_right.html", {"book": dossier, "day": day, "group": day.told[0] if day else None})
