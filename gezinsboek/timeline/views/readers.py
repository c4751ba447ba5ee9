"""Who reads one stukje: looking, narrowing, widening, moving (SHARING 3, 8-10)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gezinsboek.ground.acts import Refused
from gezinsboek.timeline import writing
from gezinsboek.timeline.forms.words import uuids
from gezinsboek.timeline.narrowing import Readers, targets
from gezinsboek.timeline.one import One


@require_http_methods(["GET", "HEAD", "POST"])
def entry_readers(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """The names; and boxes where something can be chosen. What cannot is said why."""
    one = One.of(book, item)
    readers = Readers(one)
    if request.method != "POST":
        return render(request, "timeline/readers.html", one.context() | {"readers": readers})
    try:
        with writing.refusable("readers"):
            readers.choose(UUID(told) for told in uuids(request.POST.getlist("reader")))
    except Refused:
        messages.error(request, _("Dit kan niet. Kijk na wie dit leest en probeer het nog eens."))
        return render(request, "timeline/readers.html", one.context() | {"readers": readers}, status=422)
    messages.success(request, _("Het geldt meteen."))
    return redirect("entry_readers", book=book, item=item)


@require_http_methods(["GET", "HEAD", "POST"])
def entry_move(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """To another chapter, after seeing who will read it there."""
    one = One.of(book, item)
    if not one.row.may.change:
        return render(request, "timeline/not_yours.html", one.context(), status=403)
    if request.method == "POST":
        wanted = uuids([request.POST.get("chapter", "")])
        target = next((t for t in targets(one) if wanted and str(t.chapter.id) == wanted[0]), None)
        try:
            if target is None:
                raise Refused("chapter")
            one.item.move(target.chapter.id)
        except Refused:
            messages.error(request, _("Kies een hoofdstuk. Er is nog niets verplaatst."))
            return render(request, "timeline/move.html", one.context() | {"targets": targets(one)}, status=422)
        messages.success(request, _("Het staat nu in %(chapter)s.") % {"chapter": target.chapter.name})
        return redirect(one.url)
    return render(request, "timeline/move.html", one.context() | {"targets": targets(one)})
