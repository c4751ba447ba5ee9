"""One stukje with all its replies; changing it; what it said before."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gezinsboek.circle.models import Item
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.ui import dates
from gezinsboek.log.looks import looked_at, who_looked
from gezinsboek.people import parked
from gezinsboek.timeline import changing
from gezinsboek.timeline.forms.reply import ReplyForm
from gezinsboek.timeline.one import One
from gezinsboek.timeline.versions import histories


@require_http_methods(["GET", "HEAD"])
def entry(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """The stukje, its replies, who reads it and who looked at it."""
    if in_bin(book, item):
        return redirect("entry_bin", book=book, item=item)
    one = One.of(book, item)
    return render(request, "timeline/entry.html", page(one, reply_form(request, one)))


def in_bin(book: UUID, item: UUID) -> bool:
    """Whether it lies in the bin, and I am one of those who can take it out."""
    return Item.with_bin.filter(dossier_id=book, id=item, deleted_at__isnull=False).exists()


def page(one: One, form: ReplyForm) -> dict[str, object]:
    """What the page of one item shows."""
    return one.context() | {"form": form, "looked": looked(one)}


def reply_form(request: HttpRequest, one: One) -> ReplyForm:
    """Empty, or with what was typed before signing in again."""
    if kept := parked.take(request, f"{one.url}reageren/"):
        return ReplyForm(initial={"id": kept.get("id"), "text": kept.get("text")})
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
    change = changing.sent(request, one)
    if changing.done(change):
        messages.success(request, _("Het is veranderd. De vorige tekst blijft bewaard."))
        return redirect(one.url)
    if change.stale:
        return render(request, "timeline/stale.html", one.context() | {"changing": change}, status=409)
    return render(request, "timeline/change.html", one.context() | {"changing": change}, status=422)


@require_GET
def entry_versions(request: HttpRequest, book: UUID, item: UUID) -> HttpResponse:
    """Both versions, and all before them, with who wrote each."""
    one = One.of(book, item)
    looked_at(one.item.id, "read", "versions")
    return render(request, "timeline/versions.html", one.context() | {"histories": histories(one.frame, one.item)})
