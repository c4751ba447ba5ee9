"""Wie heeft gekeken: in sentences, per day, to filter and to take along."""

import csv
import io
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from gezinsboek.dossier.models import Dossier
from gezinsboek.ground.acts import ask
from gezinsboek.people.acting import looked_through

from .forms import WishForm
from .looks import looked_round
from .reading import AMSTERDAM, PAGE, Names, days, lines
from .sentences import sentence

WHOLE = 20_000  # lines in a download


def log(request: HttpRequest, book: UUID) -> HttpResponse:
    """`/boek/.../wie-heeft-gekeken/`. Not shown while looking as somebody else (SHARING 20)."""
    dossier = get_object_or_404(Dossier, id=book)
    if looked_through(request, book):
        return render(request, "log/not_now.html", {"book": dossier})
    names = Names(book, ask("my_member", book)[0][0])
    form = WishForm(request.GET, names=names)
    found = lines(book, form.wish())
    looked_round(book, "log")
    older = ""
    if len(found) == PAGE:
        chosen = {key: value for key, value in request.GET.items() if key != "before" and value}
        older = urlencode(chosen | {"before": found[-1]["event_date_time"].strftime("%Y-%m-%dT%H:%M:%S.%f%z")})
    shown = {
        "book": dossier,
        "form": form,
        "days": days(found, names),
        "older": older,
        "chosen": request.GET.urlencode(),
    }
    return render(request, "log/log.html", shown)


def log_download(request: HttpRequest, book: UUID) -> HttpResponse:
    """The same lines as a file for a spreadsheet: day, time, who, what."""
    get_object_or_404(Dossier, id=book)
    names = Names(book, ask("my_member", book)[0][0])
    out = io.StringIO()
    sheet = csv.writer(out, delimiter=";")
    sheet.writerow([_("Dag"), _("Tijd"), _("Wat er gebeurde")])
    for line in lines(book, WishForm(request.GET, names=names).wish(), WHOLE):
        at = line["event_date_time"].astimezone(AMSTERDAM)
        # a spreadsheet must not take a name for a formula
        sheet.writerow(
            [
                f"{at:%d-%m-%Y}",
                f"{at:%H:%M}",
                "'" * (sentence(names.told(line))[:1] in "=+-@") + sentence(names.told(line)),
            ]
        )
    looked_round(book, "log")
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="wie-heeft-gekeken.csv"'
    return response


def not_right(request: HttpRequest, book: UUID) -> HttpResponse:
    """Klopt niet? What somebody can do."""
    return render(request, "log/not_right.html", {"book": get_object_or_404(Dossier, id=book)})
