"""Fences around every request: how much may come in, and what every answer says to the browser (REQ-27)."""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from whitenoise.middleware import WhiteNoiseFileResponse

from . import faults

Next = Callable[[HttpRequest], HttpResponseBase]

# Nothing here needs these; a photo is chosen with a file field, which none of them touches. The microphone is for our own
# pages alone, to speak instead of typing; the browser asks first.
SWITCHED_OFF = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "midi",
    "payment",
    "usb",
)
ALLOWED = ("GET", "HEAD", "POST")
# Where `bodies` says what became of a body on its way in.
MARK = "gezinsboek.body"
NOT_TAKEN = {"broken off": 408, "busy": 429}
EVERYWHERE = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join([*(f"{name}=()" for name in SWITCHED_OFF), "microphone=(self)"]),
    "Referrer-Policy": settings.SECURE_REFERRER_POLICY or "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}


class Headers:
    """The outermost: no answer leaves without these, also not one of another fence or a fault on the way in.

    Nothing is kept by the browser but the files of our own look, whose names change with their content.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in EVERYWHERE.items():
            response.headers.setdefault(name, value)
        if not isinstance(response, WhiteNoiseFileResponse):
            response["Cache-Control"] = "no-store"
        if isinstance(response, HttpResponse) and response.status_code not in (204, 304):
            response.headers.setdefault("Content-Length", str(len(response.content)))
        return response


# What may stand behind the "?" of a page that is packed: one word of ours, which its view knows or answers with 404.
PARTS = {"caseload": re.compile("deel=[a-z]{1,12}")}


def _without_words(request: HttpRequest) -> bool:
    """Whether this address holds nothing that whoever made the link could choose."""
    question = request.META.get("QUERY_STRING", "")
    part = PARTS.get(request.resolver_match.url_name or "") if request.resolver_match else None
    return not question or bool(part and part.fullmatch(question))


class Packed(GZipMiddleware):
    """A page that was only asked for, without words of the request in its address, goes over the line packed.

    An answer that holds words of the request beside a family's words is never packed: its length would betray how alike
    they are (BREACH; decision 0040). Its length is padded at random besides.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        asked_for = request.method in ("GET", "HEAD") and _without_words(request)
        page = response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming
        if not (asked_for and page and response.status_code == 200):
            return response
        packed: HttpResponseBase = super().process_response(request, response)
        return packed


class Methods:
    """Pages are asked for and forms are sent; whatever else HTTP knows is not for here."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in ALLOWED:
            return self.get_response(request)
        response = faults.answer(request, 405)
        response["Allow"] = ", ".join(ALLOWED)
        return response


class BodyCap:
    """Refuses a body that is too big before anything of it is read, and one whose size is not said: Django would read a
    chunked body as empty, and a 60 MB upload whole."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if status := refused(request):
            response = faults.answer(request, status)
            response["Connection"] = "close"  # what still comes is not a next request
            return response
        return self.get_response(request)


def refused(request: HttpRequest) -> int:
    """The status for a body that may not come in, or did not come in, or 0."""
    if unread := NOT_TAKEN.get(request.META.get(MARK, "")):
        return unread
    if request.headers.get("Transfer-Encoding"):
        return 411
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not (length.isascii() and length.isdigit()):
        return 400
    return 413 if int(length) > settings.BODY_LIMIT else 0
