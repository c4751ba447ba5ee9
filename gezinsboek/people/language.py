"""The language of the pages: Dutch, unless this device chose another. Never guessed from the browser."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation

LIFE = 365 * 24 * 60 * 60


class ChosenLanguage:
    """Speaks the language of the cookie, for this request only."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        code = known(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")) or settings.LANGUAGE_CODE
        with translation.override(code):
            request.LANGUAGE_CODE = code
            response = self.get_response(request)
        response.headers["Content-Language"] = code
        return response


def known(code: str) -> str:
    """The code when we speak that language, else nothing."""
    return code if code in dict(settings.LANGUAGES) else ""


def speak(response: HttpResponseBase, code: str) -> None:
    """From now on this device reads this language."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=LIFE,
        httponly=True,
        samesite="Lax",
        secure=bool(settings.SESSION_COOKIE_SECURE),
    )
