"""What the taker gets: a PDF or several, the text to paste, or a word that it is on its way."""

import io
import zipfile
from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from gezinsboek.ground.ui import dates
from gezinsboek.organisations.headings import of as headings_of
from gezinsboek.organisations.models import Organisation
from gezinsboek.records.again import HandedOut
from gezinsboek.records.taking import Way, Went


def handed(request: HttpRequest, went: Sequence[Went], organisation: Organisation | None, url: str) -> HttpResponse:
    """What the taker gets: a PDF, the text, or a page that says it is on its way."""
    if not went:
        raise Http404("nothing to take over")
    headings = headings_of(organisation)
    if went[0].way in (Way.DOWNLOAD, Way.COPY):
        out = [HandedOut.now(one.gathered.book.id, one.record, headings) for one in went]
        if went[0].way == Way.DOWNLOAD:  # the page stays as it is: read on the next one
            messages.success(request, done(went))
        return out_of_hand(request, went[0].way, out, url)
    messages.success(request, done(went))
    return redirect(url)


def done(went: Sequence[Went]) -> str:
    n = len(went)
    if went[0].way == Way.DOWNLOAD:
        return ngettext(
            "Je kreeg 1 stukje als PDF. Zet het nu in je eigen systeem.",
            "Je kreeg %(n)s stukjes als PDF. Zet ze nu in je eigen systeem.",
            n,
        ) % {"n": n}
    if went[0].way == Way.TYPED:
        return ngettext(
            "Genoteerd: dit staat in je eigen systeem.", "Genoteerd: %(n)s stukjes staan in je eigen systeem.", n
        ) % {"n": n}
    return ngettext(
        "Het is onderweg naar je eigen systeem.", "%(n)s stukjes zijn onderweg naar je eigen systeem.", n
    ) % {"n": n}


def out_of_hand(request: HttpRequest, way: str, out: Sequence[HandedOut], url: str) -> HttpResponse:
    """The text to paste; or one PDF/A-3, or a ZIP of several. The names of the files tell only the day."""
    if way == Way.COPY:
        text = "\n\n---\n\n".join(one.text for one in out)
        return render(request, "records/taken_text.html", {"text": text, "url": url})
    name = f"overgenomen-{dates.today().isoformat()}"
    if len(out) == 1:
        return attachment(out[0].pdf, "application/pdf", f"{name}.pdf")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as folder:
        for number, one in enumerate(out, 1):
            folder.writestr(f"{name}-{number:03}.pdf", one.pdf)
    return attachment(made.getvalue(), "application/zip", f"{name}.zip")


def attachment(content: bytes, mime: str, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=mime,
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )
