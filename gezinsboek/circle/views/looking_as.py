""" "Bekijk als": this book as somebody else sees it, of what I see myself (SHARING 20)."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gezinsboek.circle.around import Around
from gezinsboek.ground.acts import ask
from gezinsboek.people.acting import look_as, stop_looking


@require_http_methods(["GET", "HEAD", "POST"])
def looking_as(request: HttpRequest, book: UUID) -> HttpResponse:
    """`/boek/.../bekijk-als/`: choose somebody; a POST with `member` begins, one without stops."""
    around = Around.of(book)
    may = {str(member) for (member,) in ask("i_may_look_as")}
    if request.method != "POST":
        shown = {"book": around.book, "through": [one for one in around.members if str(one.id) in may]}
        return render(request, "circle/looking_as.html", shown)
    if chosen := request.POST.get("member"):
        if chosen not in may:
            raise Http404("nobody to look as")
        look_as(request, book, UUID(chosen))
        return redirect("timeline", book)
    stop_looking(request)
    messages.success(request, _("Je ziet je eigen boek weer."))
    return redirect("timeline", book)
