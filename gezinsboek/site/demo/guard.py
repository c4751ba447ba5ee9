"""What keeps the demo a demo (SHARING 30): conditions of which each is enough to refuse."""

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.db import connections
from django.http import Http404, HttpRequest, HttpResponse

View = Callable[..., HttpResponse]

# Any of these says that somebody else's machine stands between the visitor and us.
PASSED_ON = ("X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Forwarded", "Via")


def demo_only(view: View) -> View:
    """A page of the demo: demo settings, a demo database, and a visitor on this machine. Else it does not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if settings.KIND != "demo" or not on_this_machine(request) or installation() != "demo":
            raise Http404("no demo here")
        return view(request, *args, **kwargs)

    return guarded


def on_this_machine(request: HttpRequest) -> bool:
    if any(name in request.headers for name in PASSED_ON):
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def installation() -> str:
    """What this database was made for."""
    with connections["default"].cursor() as cursor:
        cursor.execute("select kind from installation")
        row = cursor.fetchone()
    return str(row[0]) if row else ""
