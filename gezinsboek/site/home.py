"""The beginning: everybody comes in here and goes on to their own place."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gezinsboek.circle.here import members_here
from gezinsboek.dossier.models import Dossier
from gezinsboek.notices.whats_new import own_words_left
from gezinsboek.people.models import Person

from .navigation import Stop


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Signed out: what this is. Signed in: the desk, the book, the choice of books, or the first step."""
    if not request.user.is_authenticated:
        return render(request, "site/welcome.html")
    if Person.objects.filter(id=request.user.pk, professional=True).exists():
        return redirect("caseload")
    books = list(Dossier.objects.values_list("id", flat=True)[:2])
    if len(books) == 1:
        return redirect("timeline", book=books[0])
    return redirect("books") if books else render(request, "site/begin.html", {"own_words": own_words_left()})


@login_not_required
@transaction.non_atomic_requests
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for it by this name, also on a page that is not ours."""
    return redirect(staticfiles_storage.url("ui/icon.png"))


@require_safe
def more(request: HttpRequest, book: UUID) -> HttpResponse:
    """Everything that does not fit in the menu, and the ways out of this book."""
    me, watched = members_here(request, book)
    if me is None and watched is None:
        raise Http404("no such book")
    family = watched is not None or bool(me and me.family)
    places = [
        ("our_story", "book", _("Ons verhaal")),
        ("agenda", "calendar", _("Agenda")),
        ("finding", "search", _("Zoeken")),
        ("agreement", "check", _("Spelregels")),
        ("addresses", "phone", _("Adressen en telefoon")),
        *([("log", "shield", _("Wie heeft gekeken"))] if not watched else []),
        *([("invitations", "mail", _("Uitnodigingen"))] if family else []),
        *([("chapters", "book", _("Hoofdstukken")), ("family", "home", _("Ons gezin"))] if family else []),
        ("bin", "trash", _("Prullenbak")),
        *(
            [("take_along", "download", _("Alles meenemen") if family else _("Meenemen wat ik schreef"))]
            if me and not watched
            else []
        ),
        *([("book_erase", "lock", _("Het boek wissen"))] if me and me.family and not watched else []),
    ]
    stops = [Stop(reverse(route, args=[book]), icon, text) for route, icon, text in places]
    stops += [Stop(reverse("whats_new"), "bell", _("Nieuw"))]
    stops += [Stop(reverse("books"), "list", _("Al mijn boeken")), Stop(reverse("me"), "settings", _("Mijn gegevens"))]
    return render(request, "site/more.html", {"stops": stops})
