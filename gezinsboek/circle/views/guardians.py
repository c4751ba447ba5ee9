""" "Tussen de ouders": a further guardian, and an objection."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gezinsboek.circle import homes
from gezinsboek.circle.around import Around
from gezinsboek.circle.models import Role
from gezinsboek.ground.acts import ask


@require_http_methods(["GET", "HEAD", "POST"])
def guardians(request: HttpRequest, book: UUID) -> HttpResponse:
    """`/boek/.../ouders/`: who they are, whom they are asked about, and whether there is an objection."""
    around = Around.of(book)
    if not around.guardian:
        raise Http404("for guardians")
    if request.method == "POST":
        deeds: dict[str, Callable[[HttpRequest, Around], None]] = {"object": object_, "back": back, "say": say}
        deed = deeds.get(request.POST.get("do", ""))
        if deed is None:
            raise Http404("no such deed")
        deed(request, around)
        return redirect("guardians", book)
    running = homes.objections(book)
    shown = {
        "book": around.book,
        "around": around,
        "guardians": [one for one in around.taking_part if one.role == Role.GUARDIAN],
        "asked": homes.asked(book),
        "objections": [(one, around.by_id.get(one.member)) for one in running],
        "mine": any(one.member == around.me for one in running),
        "may_object": bool(ask("i_decide", book)[0][0]),
    }
    return render(request, "circle/guardians.html", shown)


def object_(request: HttpRequest, around: Around) -> None:
    homes.make_objection(around.book.id)
    messages.success(request, _("Je bezwaar staat. De andere ouder ziet dit ook."))


def back(request: HttpRequest, around: Around) -> None:
    """A second click finds it done."""
    if any(one.member == around.me for one in homes.objections(around.book.id)):
        homes.take_objection_back(around.book.id)
    messages.success(request, _("Je bezwaar is weg. De andere ouder ziet dit ook."))


def say(request: HttpRequest, around: Around) -> None:
    """Yes or no to a further guardian; who was answered already is not asked again."""
    member, answer = request.POST.get("member", ""), request.POST.get("answer")
    known = next((one for one in homes.asked(around.book.id) if str(one.member) == member), None)
    if answer not in ("yes", "no"):
        raise Http404("no such answer")
    if known is None or (not known.mine and answer == "yes"):
        return
    homes.say(known.member, yes=answer == "yes")
    if answer == "yes":
        messages.success(request, _("Je zei ja. %(name)s komt erbij als alle ouders ja zeggen.") % {"name": known.name})
    else:
        messages.success(request, _("Je zei nee. De uitnodiging werkt niet meer."))


def stopped(request: HttpRequest, book: UUID) -> HttpResponse:
    """What was asked cannot be given now: say so where it also says what can be done."""
    messages.warning(request, _("Dit kan nu niet: er loopt een bezwaar. Hier lees je wat je kunt doen."))
    answer = redirect("guardians", book)
    if getattr(request, "htmx", None):
        return HttpResponse(headers={"HX-Redirect": answer["Location"]})
    return answer
