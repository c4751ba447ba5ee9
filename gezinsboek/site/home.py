"""The beginning: everybody comes in here and goes on to their own place."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gezinsboek.circle.models import Member
from gezinsboek.dossier.models import Dossier
from gezinsboek.people.models import Person

from .navigation import Stop


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """Signed out: what this is. Signed in: the desk, the book, the choice of books, or the first step."""
    if not request.user.is_authenticated:
        return render(request, "site/welcome.html")
    if Person.objects.filter(id=request.user.pk, professional=True).exists():
        return redirect("caseload")
    books = list(Dossier.objects.values_list("id", flat=True)[:2])
    if len(books) == 1:
        return redirect("timeline", book=books[0])
    return redirect("books") if books else render(request, "site/begin.html")


def more(request: HttpRequest, book: Any) -> HttpResponse:
    """Everything that does not fit in the bar of a phone."""
    family = Member.objects.filter(dossier_id=book, person_id=request.user.pk, role__in=("guardian", "youth")).exists()
    places = [
        ("log", "shield", _("Wie heeft gekeken")),
        *([("invitations", "mail", _("Uitnodigingen"))] if family else []),
        *([("chapters", "book", _("Hoofdstukken")), ("family", "home", _("Ons gezin"))] if family else []),
        ("bin", "trash", _("Prullenbak")),
    ]
    stops = [Stop(reverse(route, args=[book]), icon, text) for route, icon, text in places]
    stops += [Stop(reverse("books"), "list", _("Al mijn boeken")), Stop(reverse("me"), "settings", _("Mijn gegevens"))]
    return render(request, "site/more.html", {"stops": stops})
