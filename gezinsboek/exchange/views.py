"""Asking for a copy, seeing how far it is, and fetching it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gezinsboek.dossier.models import Dossier
from gezinsboek.ground.acts import act, ask
from gezinsboek.ground.ids import new_id
from gezinsboek.ground.vault import VaultError
from gezinsboek.ground.vault.filestore import sealed_files
from gezinsboek.people import strong

from . import making
from .models import TakeAway
from .own import own_books


@require_http_methods(["GET", "HEAD", "POST"])
def take_along(request: HttpRequest, book: UUID) -> HttpResponse:
    """`/boek/.../meenemen/`: for the family the whole book; for everybody what they wrote. Reloading shows how far it is."""
    dossier = get_object_or_404(Dossier, id=book)
    whole, own = ask("may_take", book, "book")[0][0], ask("may_take", book, "own")[0][0]
    if not (whole or own):
        raise Http404("not while looking as somebody else")
    if request.method == "POST":
        return _asked(request, book, back=redirect("take_along", book))
    rows = list(TakeAway.objects.filter(dossier_id=book).order_by("-asked_at"))
    shown = {
        "book": dossier,
        "whole": whole,
        "rows": rows,
        "busy": any(one.ready_at is None and not one.fault for one in rows),
        "fresh": strong.strong_now(request),
        "new_book": new_id(),
        "new_own": new_id(),
    }
    return render(request, "exchange/take_along.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def take_own(request: HttpRequest) -> HttpResponse:
    """`/meenemen/`: what I wrote, of every book, also of those I left less than thirty days ago."""
    books = own_books()
    if request.method == "POST":
        wanted = next((one for one in books if str(one.id) == request.POST.get("book")), None)
        if wanted is None:
            raise Http404("no such book")
        return _asked(request, wanted.id, back=redirect("take_own"))
    rows = list(TakeAway.objects.filter(kind=TakeAway.Kind.OWN).order_by("-asked_at"))
    names = {one.id: one.name for one in books}
    shown = {
        "books": [(one, new_id()) for one in books],
        "rows": [(one, names.get(one.dossier_id, _("Een boek"))) for one in rows],
        "busy": any(one.ready_at is None and not one.fault for one in rows),
        "professional": bool(getattr(request.user, "professional", False)),
    }
    return render(request, "exchange/take_own.html", shown)


def _asked(request: HttpRequest, book: UUID, *, back: HttpResponse) -> HttpResponse:
    """`do` is what to take (`book`, `own`), or `drop` to throw a copy away."""
    try:
        takeaway = UUID(request.POST.get("takeaway", ""))
    except ValueError:
        raise Http404("no such copy") from None
    do = request.POST.get("do")
    if do == "drop":
        row = TakeAway.objects.filter(id=takeaway).first()
        if row:
            making.forget(row)
        return back
    if do not in TakeAway.Kind.values:
        raise Http404("no such copy")
    making.ask_for(book, str(do), takeaway, get_language() or "nl")
    messages.success(request, _("We maken je kopie. Kijk straks op deze bladzijde."))
    return back


@require_safe
def download(request: HttpRequest, takeaway: UUID) -> HttpResponseBase:
    """The ZIP, for its asker alone. One that died says so, and is gone. The seal is opened while it is sent."""
    row = get_object_or_404(TakeAway, id=takeaway, ready_at__isnull=False)
    if not making.alive(row):
        making.forget(row)
        return render(request, "exchange/died.html", {"row": row}, status=410)
    try:
        pieces = sealed_files().read(row.dossier_id, row.id, making.COLUMN)
    except (FileNotFoundError, VaultError):
        raise Http404("no such copy") from None
    act("note_takeaway", row.id, "export download")
    return StreamingHttpResponse(
        pieces,
        content_type="application/zip",
        headers={
            "Content-Length": str(row.size),
            "Content-Disposition": f'attachment; filename="{row.file_name}"',
            "Cache-Control": "no-store",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
