"""Out at once ("Snel weg"): whoever was here is signed out, and nothing of them stays on this device."""

from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from gezinsboek.ground.leaving import cookie_name

from . import typist


def out(request: HttpRequest) -> None:
    """Ends the session, and forgets who typed here: a text that is still on its way is kept for nobody."""
    UserSession.objects.filter(session_key=request.session.session_key).delete()
    logout(request)
    request.COOKIES.pop(typist.cookie_name(), None)


def wiped(response: HttpResponseBase) -> HttpResponseBase:
    """The answer takes from the device who was here. A cookie that it has just brought is somebody new: that stays."""
    for name in (cookie_name(), typist.cookie_name(), settings.SESSION_COOKIE_NAME):
        if name not in response.cookies:
            response.delete_cookie(name)
    return response


class Left:
    """A page that was left in a hurry has marked it on the device: the next request of any kind ends the session, when the
    word of leaving itself has not come yet, or never comes. Whoever makes the mark by hand signs out and no more."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.COOKIES.get(cookie_name()):
            return self.get_response(request)
        out(request)
        return wiped(self.get_response(request))
