"""A photographed note becomes a stukje: the photo large, turned upright, and beside it what it says, typed along."""

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gezinsboek.circle.models import Item
from gezinsboek.ground.uploads import PHOTO
from gezinsboek.ground.vault import VaultError
from gezinsboek.people import parked
from gezinsboek.timeline import alongside, composing, files, undoing, unsent, writing
from gezinsboek.timeline.composing import Composer
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.models import File
from gezinsboek.timeline.models.draft import NEW
from gezinsboek.timeline.reading import Choice
from gezinsboek.timeline.visits import Visit

from .drafts import kept_for_later


@require_http_methods(["GET", "HEAD", "POST"])
def paper_note(request: HttpRequest, book: UUID) -> HttpResponse:
    """The composer for a note on paper. What was typed and chosen in the other one comes along."""
    frame = Frame.of(book)
    if not frame.writable:
        raise Http404("reads along")
    if request.method != "POST":
        return shown(request, begun(request, frame))
    composer = composing.sent(request, frame)
    with suppress(FileNotFoundError, VaultError):  # swept away meanwhile: the page asks for a photo again
        composer.turn(request.POST.get("turn", ""))
    if request.POST.get("do") == "keep" and (kept := kept_for_later(request, book)):
        return kept
    if item := composing.write(composer):
        parked.sent(request)
        describe(item)
        messages.success(request, undoing.told(frame, item))
        alongside.written(request, frame, item)
        return HttpResponseRedirect(f"{reverse('timeline', args=[book])}#e-{item.id}")
    return shown(request, composer, 200 if composer.quiet and not composer.refused else 422)


def begun(request: HttpRequest, frame: Frame) -> Composer:
    """Empty, or with what I was typing before going away."""
    kept = unsent.newest(frame.book.id, NEW)
    visit = Visit(draft=kept.draft, drafts=kept.more + 1) if kept else Visit()
    return composing.empty(request, frame, Choice(), visit)


def describe(item: Item) -> None:
    """For who does not see the photo: that the words are in the stukje."""
    words = _("Foto van een briefje.")
    if item.entry.text:
        words = _("Foto van een briefje. Wat er staat, lees je in het stukje.")
    for photo in File.objects.filter(item=item, kind=PHOTO):
        writing.describe(photo, words)


def shown(request: HttpRequest, composer: Composer, status: int = 200) -> HttpResponse:
    frame = composer.form.frame
    context = {"book": frame.book, "frame": frame, "composer": composer, "picker": composer.form.picker}
    context |= {"alongside": alongside.fields(request, frame)}
    return render(request, "timeline/paper_note.html", context, status=status)


@require_safe
def held_photo(request: HttpRequest, book: UUID, photo: str) -> HttpResponse:
    """The photo on that page, for who put it there and nobody else; it belongs to no stukje yet."""
    writing.my_id(book)
    try:
        content = b"".join(files.looked(photo, book))
    except (FileNotFoundError, VaultError):
        raise Http404("no such photo") from None
    response = HttpResponse(content, content_type="image/png" if content.startswith(b"\x89PNG") else "image/jpeg")
    response["Content-Disposition"] = 'inline; filename="foto"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
