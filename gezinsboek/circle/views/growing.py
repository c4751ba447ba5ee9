""" "Jouw plek": the page of a young person. What it offers follows the age; the database decides."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gezinsboek.circle import growing
from gezinsboek.circle.around import Around
from gezinsboek.circle.growing import OwnPlace
from gezinsboek.ground.acts import Refused
from gezinsboek.people import strong


@require_http_methods(["GET", "HEAD", "POST"])
def own_place(request: HttpRequest, book: UUID) -> HttpResponse:
    """`/boek/.../jouw-plek/`: the questions to me, who reads about me, my own chapter."""
    around = Around.of(book)
    place = OwnPlace.of(around)
    if place is None:
        raise Http404("not a young person here")
    if request.method == "POST":
        return _said(request, around)
    shown = {
        "book": around.book,
        "place": place,
        "questions": place.questions(),
        "guardians": place.guardians(),
        "waiting": place.waiting_chapters(),
        "own": place.own_chapters(),
        "about": place.said_of_me(),
        "strong": strong.strong_now(request),
        "told": growing.told(book, around.person).get(book, []),
    }
    return render(request, "circle/own_place.html", shown)


def _said(request: HttpRequest, around: Around) -> HttpResponse:
    """One answer. A second click finds it said."""
    do, yes = request.POST.get("do"), request.POST.get("answer") == "yes"
    try:
        if do in ("reader", "taking"):
            growing.say_reader(_id(request, "grant"), yes=yes, taking=do == "taking")
            messages.success(
                request, _("Het mag. Het geldt meteen.") if yes else _("Jij zei nee. Niemand ziet waarom.")
            )
        elif do == "let":
            growing.let_read(_id(request, "member"), yes=yes)
            name = around.find(_id(request, "member")).name
            words = (
                _("%(name)s leest nu wat over jou gaat.") if yes else _("%(name)s leest niet meer wat over jou gaat.")
            )
            messages.success(request, words % {"name": name})
        elif do in ("chapter", "item"):
            growing.take_my_name_off(do, _id(request, "which"))
            messages.success(request, _("Je naam staat er niet meer bij."))
        elif do == "charge":
            growing.take_charge(around.book.id)
            messages.success(request, _("Jij gaat nu over wat over jou gaat."))
        else:
            raise Http404("no such deed")
    except Refused:
        messages.info(request, _("Dit was al veranderd."))
    return redirect("own_place", around.book.id)


def _id(request: HttpRequest, name: str) -> UUID:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        raise Http404("no such one") from None
