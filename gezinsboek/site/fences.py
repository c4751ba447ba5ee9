"""Fences around every request: how much may come in, and what every answer says to the browser (REQ-27)."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from . import faults

Next = Callable[[HttpRequest], HttpResponse]


class BodyCap:
    """Refuses a body that is too big before anything of it is read, and one whose size is not said: Django would read a
    chunked body as empty, and a 60 MB upload whole."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "chunked" in request.headers.get("Transfer-Encoding", "").lower():
            return faults.answer(request, 411)
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit():
            return faults.answer(request, 400)
        if int(length) > settings.BODY_LIMIT:
            return faults.answer(request, 413)
        return self.get_response(request)


class Headers:
    """Nothing is kept by the browser or told to others; files of our own look are the only thing kept."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith(settings.STATIC_URL):
            response["Cache-Control"] = "no-store"
        response["Cross-Origin-Opener-Policy"] = "same-origin"
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        response["Permissions-Policy"] = "geolocation=(), camera=(), microphone=(), interest-cohort=()"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response
