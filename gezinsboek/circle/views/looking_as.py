""" "Bekijk als": this book as somebody else sees it, of what I see myself (SHARING 20)."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gezinsboek.circle.around import Around
from gezinsboek.people.acting import look_as, stop_looking


@require_http_methods(["GET", "HEAD", "POST"])
def looking_as(request: HttpRequest, book: UUID) -> HttpResponse:
    """`/boek/.../bekijk-als/`: choose somebody; a POST with `member` begins, one without stops."""
    around = Around.of(book)
    if request.method != "POST":
        return render(request, "circle/looking_as.html", {"book": around.book, "through": around.through})
    if chosen := request.POST.get("member"):
        if chosen not in {str(one.id) for one in around.through}:
            raise Http404("nobody to look as")
        look_as(request, book, UUID(chosen))
        return redirect("timeline", book)
    stop_looking(request)
    messages.success(request, _("Je ziet je eigen boek weer."))
    return redirect("timeline", book)
