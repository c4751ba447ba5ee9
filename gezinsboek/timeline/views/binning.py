"""The bin: at once invisible, thirty days to come back, then gone (SHARING 9)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gezinsboek.timeline import writing
from gezinsboek.timeline.bin import contents
from gezinsboek.timeline.forms.words import uuids
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.one import One

from .entry import in_bin


@require_http_methods(["GET", "HEAD", "POST"])
def entry_bin(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """Asks once, then it is away; on the same page it comes back."""
    binned = in_bin(book, item)
    one = One.of(book, item, binned=binned)
    if request.method != "POST":
        if not binned and not one.row.may.change:
            return render(request, "timeline/not_yours.html", one.context(), status=403)
        return render(request, "timeline/bin_one.html", one.context() | {"binned": binned})
    back = request.POST.get("do") == "restore"
    if back and binned:
        one.item.restore()
        messages.success(request, _("Het staat terug in het boek."))
        return redirect(one.url)
    if not back and not binned:
        one.item.bin()
        undo = reverse("entry_bin", args=[book, item])
        words = _("Het ligt 30 dagen in de prullenbak.")
        messages.success(request, format_html('{} <a href="{}">{}</a>', words, undo, _("Zet het terug")))
        return redirect("timeline", book=book)
    return redirect("timeline", book=book) if binned else redirect(one.url)


@require_http_methods(["GET", "HEAD", "POST"])
def bin_page(request: HttpRequest, book: UUID) -> HttpResponse:
    """What I can still take out of the bin, and until when."""
    frame = Frame.of(book)
    if request.method == "POST":
        found = uuids([request.POST.get("file", "")])
        if found:
            writing.restore_file(UUID(found[0]))
            messages.success(request, _("Het bestand staat terug."))
        return redirect("bin", book=book)
    return render(request, "timeline/bin.html", {"book": frame.book, "frame": frame, "bin": contents(frame)})
