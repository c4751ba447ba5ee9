"""Giving out photos and files: who does not see the row gets the same 404 as for what does not exist."""

from collections.abc import Iterator
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from gezinsboek.ground.uploads import PHOTO, SOUND
from gezinsboek.ground.vault import VaultError
from gezinsboek.log.looks import looked_at
from gezinsboek.timeline import ranges
from gezinsboek.timeline.files import content
from gezinsboek.timeline.models import File

SMALL = "small"


@require_safe
def file(request: HttpRequest, book: UUID, file: UUID, size: str) -> HttpResponseBase:
    """One size of a photo, a document or a recording. A document is a download and runs nowhere; of a recording a player
    may ask for a part.

    The row is looked up in the transaction of the request; opening the seal needs no database, so a large file may be
    sent while it is opened. A download is logged, a recording when it is begun; a small picture belongs to the page it
    stands on.
    """
    row = get_object_or_404(File, id=file, dossier_id=book)
    part = ranges.asked(request.headers.get("Range", "") if row.kind == SOUND else "", row.size)
    if part is None:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{row.size}"})
    try:
        pieces = content(row, size, part.start, None if part.whole else part.length)
    except (FileNotFoundError, VaultError):
        raise Http404("no such file") from None
    if size != SMALL and part.start == 0:
        looked_at(row.item_id, "download", row.kind)
    response = answer(row, part, pieces)
    shown = row.kind in (PHOTO, SOUND)
    response["Content-Disposition"] = content_disposition_header(not shown, row.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def answer(row: File, part: ranges.Range, pieces: Iterator[bytes]) -> HttpResponseBase:
    if row.kind == PHOTO:
        return HttpResponse(b"".join(pieces), content_type=row.mime)
    response = StreamingHttpResponse(pieces, content_type=row.mime, headers={"Content-Length": str(part.length)})
    if row.kind == SOUND:
        response["Accept-Ranges"] = "bytes"
        if not part.whole:
            response.status_code = 206
            response["Content-Range"] = part.told
    return response
