"""What an organisation's own program asks and brings (docs/koppelen.md)."""

from base64 import b64encode
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
    answer = HttpResponse(content, content_type="application/json")
    answer["Repr-Digest"] = f"sha-256=:{b64encode(bytes.fromhex(found.sha256)).decode()}:"
    return answer


@program("reports", "POST")
def report(request: HttpRequest) -> HttpResponse:
    """`/koppeling/verslagen/`: a report for one of its own people. The same one twice is once."""
    who = acting()
    assert who is not None
    try:
        told = reports.read(_body(request))
    except reports.Wrong as wrong:
        return problem(wrong.status, wrong.detail, **({"errors": wrong.errors} if wrong.errors else {}))
    outcome = reports.bring(who.person, told)
    status = reports.OUTCOMES[outcome]
    if outcome == "nobody":
        return problem(status, errors=[{"pointer": "#/for", "detail": "Nobody who works with you."}])
    return problem(status) if outcome == "other" else JsonResponse({"id": told.id}, status=status)


def _body(request: HttpRequest) -> bytes:
    if not request.META.get("CONTENT_LENGTH"):
        raise reports.Wrong(411)
    if request.content_type != "application/json":
        raise reports.Wrong(415)
    if int(request.META["CONTENT_LENGTH"]) > reports.MOST:
        raise reports.Wrong(413)
    return request.body
