"""Giving out photos and files: who does not see the row gets the same 404 as for what does not exist."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from gezinsboek.ground.vault import VaultError
from gezinsboek.log.looks import looked_at
from gezinsboek.timeline.files import content
from gezinsboek.timeline.models import File

SMALL = "small"


@require_safe
def file(request: HttpRequest, book: UUID, file: UUID, size: str) -> HttpResponseBase:
    """One size of a photo, or a document. A photo is shown, anything else is a download and runs nowhere.

    The row is looked up in the transaction of the request; opening the seal needs no database, so a large file may be
    sent while it is opened. A download is logged; a small picture belongs to the page it stands on.
    """
    row = get_object_or_404(File, id=file, dossier_id=book)
    try:
        pieces = content(row, size)
    except (FileNotFoundError, VaultError):
        raise Http404("no such file") from None
    if size != SMALL:
        looked_at(row.item_id, "download", row.kind)
    photo = row.kind == "photo"
    response: HttpResponseBase
    if photo:
        response = HttpResponse(b"".join(pieces), content_type=row.mime)
    else:
        response = StreamingHttpResponse(pieces, content_type=row.mime, headers={"Content-Length": str(row.size)})
    response["Content-Disposition"] = content_disposition_header(not photo, row.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
