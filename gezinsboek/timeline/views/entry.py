"""One stukje with all its replies; changing it; what it said before."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gezinsboek.circle.models import Item
from gezinsboek.ground.acts import Refused
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.ui import dates
from gezinsboek.log.looks import looked_at, who_looked
from gezinsboek.people import parked
from gezinsboek.people.gate import form_at
from gezinsboek.timeline import alongside, changing, drafts, undoing, unsent, writing
from gezinsboek.timeline.forms.reply import ReplyForm
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.models.draft import REPLY
from gezinsboek.timeline.one import One
from gezinsboek.timeline.unsent import Kept
from gezinsboek.timeline.versions import histories, shifts

from .drafts import kept_for_later


@require_http_methods(["GET", "HEAD"])
def entry(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """The stukje, its replies, who reads it and who looked at it."""
    if in_bin(book, item):
        return redirect("entry_bin", book=book, item=item)
    one = One.of(book, item)
    return render(request, "timeline/entry.html", page(request, one, reply_form(request, one)))


def in_bin(book: UUID, item: UUID) -> bool:
    """Whether it lies in the bin, and I am one of those who can take it out."""
    return Item.with_bin.filter(dossier_id=book, id=item, deleted_at__isnull=False).exists()


def page(request: HttpRequest, one: One, form: ReplyForm) -> dict[str, object]:
    """What the page of one item shows."""
    beside = alongside.fields(request, one.frame) if one.row.may.reply else []
    return one.context() | {"form": form, "looked": looked(one), "alongside": beside}


def reply_form(request: HttpRequest, one: One) -> ReplyForm:
    """Empty, or with what was typed before signing in again, or before going away."""
    if typed := parked.take(request, f"{one.url}reageren/"):
        return ReplyForm(initial={"id": typed.get("id"), "text": typed.get("text"), "saved": typed.get("saved")})
    wanted = request.GET.get(unsent.GO_ON, "")
    if one.row.may.reply and (kept := unsent.newest(one.frame.book.id, REPLY, one.item.id, wanted)):
        form = ReplyForm(initial={"id": kept.draft.id, "text": kept.text, "saved": kept.draft.version})
        form.kept = kept
        return form
    return ReplyForm(initial={"id": new_id()})


def looked(one: One) -> list[tuple[str, str]]:
    """The helpers who looked at it, for its author and the family (SHARING 26)."""
    folk = one.frame.folk
    seen = [(last, folk.introduced(member)) for member, last, _n in who_looked(one.item.id) if member != folk.me]
    return [(name, dates.in_words(last)) for last, name in sorted(seen, reverse=True) if isinstance(last, datetime)]


@require_http_methods(["GET", "HEAD", "POST"])
def entry_change(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """Other words, another day, photos added or taken away. A stale change shows both texts and overwrites nothing."""
    one = One.of(book, item)
    if not one.row.may.change:
        return render(request, "timeline/not_yours.html", one.context(), status=403)
    if request.method != "POST":
        return render(request, "timeline/change.html", one.context() | {"changing": changing.begun(request, one)})
    if request.POST.get("do") == "keep" and (kept := kept_for_later(request, book)):
        return kept
    change = changing.sent(request, one)
    if changing.done(change):
        parked.sent(request)
        drafts.sent(request.POST)
        messages.success(request, _("Het is veranderd. De vorige tekst blijft bewaard."))
        return redirect(one.url)
    if change.stale:
        return render(request, "timeline/stale.html", one.context() | {"changing": change}, status=409)
    return render(request, "timeline/change.html", one.context() | {"changing": change}, status=422)


@form_at("entry", "book", "item")
@require_POST
def entry_undo(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """Right after sending: back into the box with it. Later it can still be thrown away."""
    sent = get_object_or_404(Item.objects.select_related("entry").filter(dossier_id=book), id=item)
    try:
        with writing.refusable("undo"):
            draft = undoing.undo(Frame.of(book), sent)
    except Refused:
        messages.error(request, undoing.too_late(reverse("entry_bin", args=[book, item])))
        return redirect("entry", book=book, item=item)
    messages.success(request, undoing.taken_back())
    if draft and draft.place in unsent.PAGES:
        return redirect(Kept(draft).where)
    return redirect(f"{reverse('timeline', args=[book])}#composer")


@require_GET
def entry_versions(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """Both versions, and all before them, with who wrote each; and where it stood, and that more or fewer came to read it."""
    one = One.of(book, item)
    looked_at(one.item.id, "read", "versions")
    shown = {"histories": histories(one.frame, one.item), "shifts": shifts(one.frame, one.item)}
    return render(request, "timeline/versions.html", one.context() | shown)
