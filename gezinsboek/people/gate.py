"""The gate before every page: signed in, not too long away, and with the second factor that this person needs.

A view is open to everybody only when it says so with Django's `login_not_required`.
"""

import time
from collections.abc import Callable
from typing import Any, TypeVar

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from gezinsboek.ground import clock

from . import parked, way
from .factors import has_factor
from .models import Account
from .typist import mark, remember_typist, typist

SEEN = "seen"  # in the session: when this device was last used, to five minutes
FACTOR = "factor"  # in the session: this person has the second factor they need
TOUCH = 5 * 60

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def before_factor(view: View) -> View:
    """Marks a view that somebody who still has to make a key or a second factor may reach: the ones to make it with."""
    view.before_factor = True  # type: ignore[attr-defined]
    return view


def form_at(urlname: str, *names: str) -> Callable[[View], View]:
    """Marks a view that only takes a form, and says on which page the form stands: `@form_at("timeline", "book")`."""

    def told(view: View) -> View:
        view.form_at = (urlname, names)  # type: ignore[attr-defined]
        return view

    return told


class Gate:
    """Sends whoever may not pass to the page where they can, and keeps what they were sending."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method == "POST" and response.status_code < 400 and hasattr(request, "came_back"):
            parked.sent(request)  # it went through the gate and was taken
        remember_typist(request, response)
        if response.status_code == 405 and getattr(request, "came_back", False):
            # Signing in came between a button and what it does, and an address cannot press a button.
            messages.info(request, _("Je bent weer ingelogd. Doe het nog eens."))
            return HttpResponseRedirect("/")
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        who = sign_out_if_away(request)
        if not getattr(view, "login_required", True):
            return None
        page = page_of(request, view, kwargs)
        account = request.user
        step = step_before(request, account) if isinstance(account, Account) else "account_login"
        if isinstance(account, Account):
            touch(request)
            if not step or getattr(view, "before_factor", False):
                request.came_back = way.arrived(request)  # type: ignore[attr-defined]
                return None
        if request.method == "POST":
            parked.keep(request, page, who)
        if request.method == "POST" or step != "account_login":
            way.remember(request, page)
        return sent_to(request, step, page)


def page_of(request: HttpRequest, view: Callable[..., HttpResponseBase], kwargs: dict[str, Any]) -> str:
    """The page somebody is on: where the form stands that they sent, or what they asked for."""
    if told := getattr(view, "form_at", None):
        urlname, names = told
        return reverse(urlname, kwargs={name: kwargs[name] for name in names})
    if page := getattr(getattr(request, "htmx", None), "current_url_abs_path", None):
        return str(page)
    return request.path if request.method == "POST" else request.get_full_path()


def sent_to(request: HttpRequest, step: str, page: str) -> HttpResponseBase:
    """Off to the page of this step, or to the page itself; htmx would paste it into the middle of another, so it is told
    to go there whole."""
    url = reverse(step) if step else page
    if step == "account_login" and page != "/":
        url += "?" + urlencode({"next": page})
    return HttpResponseClientRedirect(url) if getattr(request, "htmx", False) else HttpResponseRedirect(url)


def form_expired(request: HttpRequest) -> HttpResponseBase | None:
    """The answer when the token of a form does not fit, mostly a page from before signing in again: the text is kept and
    the person goes to the form, by way of signing in if need be. None when it is nobody's we know, or another's.
    """
    match, account, who = request.resolver_match, request.user, typist(request)
    if match is None or not getattr(match.func, "login_required", True) or not who:
        return None
    if isinstance(account, Account) and who != mark(account.pk):
        return None
    page = page_of(request, match.func, match.kwargs)
    if not parked.keep(request, page, who):
        return None
    way.remember(request, page)
    return sent_to(request, "" if isinstance(account, Account) else "account_login", page)


def step_before(request: HttpRequest, account: Account) -> str:
    """The page that this person must pass first, or nothing."""
    if account.key_due:
        return "own_key"
    if account.professional and not request.session.get(FACTOR):
        if not has_factor(account):
            return "second_factor"
        request.session[FACTOR] = True
    return ""


def sign_out_if_away(request: HttpRequest) -> str:
    """Ends a session that was not used for too long; answers the mark of whose it was."""
    account, seen = request.user, request.session.get(SEEN)
    if not isinstance(account, Account) or seen is None:
        return ""
    limit = lives(account)
    if time.time() - seen <= limit:
        return ""
    who = mark(account.pk)
    UserSession.objects.filter(session_key=request.session.session_key).delete()
    logout(request)
    messages.info(request, _("Je was een tijd weg. Log opnieuw in."))
    return who


def lives(account: Account) -> int:
    """How many seconds a session lives without being used."""
    return int(settings.IDLE_PROFESSIONAL if account.professional else settings.SESSION_COOKIE_AGE)


def seconds_left(request: HttpRequest) -> int:
    """How long this session lives if nothing more is done; 0 for nobody."""
    account, now = request.user, int(time.time())
    if not isinstance(account, Account):
        return 0
    return max(0, lives(account) - (now - int(request.session.get(SEEN, now))))


def touch(request: HttpRequest) -> None:
    """Note that this device is in use, and let its session live on."""
    now = int(time.time())
    if now - request.session.get(SEEN, 0) > TOUCH:
        request.session[SEEN] = now
        UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=clock.now())
