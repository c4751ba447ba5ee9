"""What a program is told when something does not work: JSON after RFC 9457, in the same words every time."""

from http import HTTPStatus

from django.http import HttpRequest, JsonResponse

PREFIX = "/koppeling/"  # every address for programs begins with this
WORDS = {
    400: "This is not a request that we understand.",
    401: "Send `Authorization: Bearer <key>` with a key that runs.",
    403: "This is not for you.",
    404: "There is nothing here for you.",
    405: "This address does not take that method.",
    408: "Not all of the request arrived. Send it again.",
    409: "Something else was sent under this id before.",
    411: "Tell the length of the body (Content-Length).",
    413: "The body is too big.",
    415: "Send JSON: Content-Type application/json.",
    422: "Something in the body is not right.",
    429: "Too many requests. Wait a minute.",
    500: "This is our fault. Try again later.",
    503: "We are starting again. Try again in a minute.",
}
LATER = {429, 503}


def is_for_program(request: HttpRequest) -> bool:
    return request.path.startswith(PREFIX)


def problem(status: int, detail: str = "", **more: object) -> JsonResponse:
    """The answer for this status; never more about what exists than the status says."""
    told = {"title": HTTPStatus(status).phrase, "status": status, "detail": detail or WORDS[status], **more}
    answer = JsonResponse(told, status=status, content_type="application/problem+json")
    if status == HTTPStatus.UNAUTHORIZED:
        answer["WWW-Authenticate"] = 'Bearer realm="Gezinsboek"'
    if status in LATER:
        answer["Retry-After"] = "60"
    return answer
