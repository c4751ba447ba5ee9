"""An organisation's own program (SHARING 21): it comes in with a key instead of a session, acts as its organisation, and
reads nothing but what that organisation's people handed over."""

import time
from collections.abc import Callable
from functools import wraps
from uuid import UUID

from allauth.core.internal.ratelimit import consume
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from gezinsboek.ground.acting import Acting, acting_as
from gezinsboek.organisations import keys

from .problems import is_for_program, problem

RATES = {"wrong_key": "60/m/ip"}  # by where they come from; a right key from there goes on working
A_MINUTE = 600  # requests of one organisation in each web process: ample for a program that was away
SCHEME = "bearer"
View = Callable[..., HttpResponseBase]
_asked: dict[UUID, tuple[int, int]] = {}  # in which minute, and how often


class WithoutCookies:
    """A program has no session: whatever cookie comes along opens nothing here, and none is given."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if is_for_program(request):
            request.COOKIES = {}
        return self.get_response(request)


def program(scope: str, *methods: str) -> Callable[[View], View]:
    """Marks a view for programs: the key is asked before anything else, and the view runs as its organisation, narrowed
    to `scope`, in one transaction. No form's token is asked: no browser sends this header by itself."""

    def marked(view: View) -> View:
        @csrf_exempt
        @login_not_required
        @transaction.non_atomic_requests
        @require_http_methods(methods)
        @wraps(view)
        def let_in(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            organisation = who_asks(request)
            if organisation is None:
                return problem(401 if tried_wrong(request) else 429)
            if not is_calm(organisation):
                return problem(429)
            with acting_as(Acting(organisation, client="program", scope=scope)), transaction.atomic():
                return view(request, *args, **kwargs)

        return let_in

    return marked


def who_asks(request: HttpRequest) -> UUID | None:
    """The organisation whose running key stands in the header; None for everything else, without a difference."""
    scheme, _, shown = request.headers.get("Authorization", "").partition(" ")
    shown = shown.strip()
    if scheme.lower() != SCHEME or not shown.isascii() or not shown.isprintable():
        return None
    return keys.organisation_of(shown)


def tried_wrong(request: HttpRequest) -> bool:
    """Count a wrong key; whether it was not too often yet. Over the connection that no failing request takes it back from."""
    return bool(consume(request, app="gezinsboek.records", action="wrong_key", config=RATES, limit_get=True))


def is_calm(organisation: UUID) -> bool:
    """Whether this organisation's program asks no oftener than it should. Kept by each web process for itself: a program
    that went wild must not cost the database anything."""
    minute = int(time.monotonic() // 60)
    before, times = _asked.get(organisation, (minute, 0))
    times = times + 1 if before == minute else 1
    _asked[organisation] = (minute, times)
    return times <= A_MINUTE
