"""What an organisation's own program asks and brings (docs/koppelen.md)."""

from base64 import b64encode
from hashlib import sha256
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from gezinsboek.ground.acting import acting
from gezinsboek.ground.vault import KeyGone
from gezinsboek.records import handed, reports
from gezinsboek.records.problems import problem
from gezinsboek.records.programs import program

READING = ("takeovers", "GET", "HEAD")


@program(*READING)
def takeovers(request: HttpRequest) -> HttpResponse:
    """`/koppeling/overnames/?na=`: what was handed over since, oldest first, for a program that was away."""
    cursor = request.GET.get("na", "")
    try:
        found = handed.after(cursor)
    except ValueError:
        return problem(400, "`na` must be what `next` was in an answer before.")
    following = found[-1].cursor if found else cursor
    return JsonResponse({"items": [one.as_line() for one in found], "next": following})


@program(*READING)
def takeover(request: HttpRequest, takeover: UUID) -> HttpResponse:
    """`/koppeling/overnames/<id>/`: the record itself, in exactly the bytes that its SHA-256 was made of."""
    found = handed.one(takeover)
    if found is None:
        raise Http404
    try:
        content = found.content
    except KeyGone as gone:  # the family erased its book
        raise Http404 from gone
    return told(content, "application/json")


@program(*READING)
def takeover_file(request: HttpRequest, takeover: UUID, number: int) -> HttpResponse:
    """`/koppeling/overnames/<id>/bestand/<n>/`: one file of the record, whose SHA-256 stands in it."""
    found = handed.file(takeover, number)
    if found is None:
        raise Http404
    mime, content = found
    answer = told(content, mime)
    answer["Content-Disposition"] = "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def told(content: bytes, mime: str) -> HttpResponse:
    digest = b64encode(sha256(content).digest()).decode()
    return HttpResponse(content, content_type=mime, headers={"Repr-Digest": f"sha-256=:{digest}:"})


@program("reports", "POST")
def report(request: HttpRequest) -> HttpResponse:
    """`/koppeling/verslagen/`: a report for one of its own people. The same one twice is once."""
    who = acting()
    assert who is not None
    try:
        brought = reports.read(_body(request))
    except reports.Wrong as wrong:
        return problem(wrong.status, wrong.detail, **({"errors": wrong.errors} if wrong.errors else {}))
    outcome = reports.bring(who.person, brought)
    status = reports.OUTCOMES[outcome]
    if outcome == "nobody":
        return problem(status, errors=[{"pointer": "#/for", "detail": "Nobody who works with you."}])
    return problem(status) if outcome == "other" else JsonResponse({"id": brought.id}, status=status)


def _body(request: HttpRequest) -> bytes:
    if not request.META.get("CONTENT_LENGTH"):
        raise reports.Wrong(411)
    if request.content_type != "application/json":
        raise reports.Wrong(415)
    if int(request.META["CONTENT_LENGTH"]) > reports.MOST:
        raise reports.Wrong(413)
    return request.body
