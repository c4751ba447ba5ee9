"""What keeps the demo a demo (SHARING 30): four conditions, each enough to refuse."""

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.db import connections
from django.http import Http404, HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def demo_only(view: View) -> View:
    """A page of the demo: demo settings, a demo database, and a visitor on this machine. Else it does not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if settings.KIND != "demo" or not _on_this_machine(request) or _installation() != "demo":
            raise Http404("no demo here")
        return view(request, *args, **kwargs)

    return guarded


def _on_this_machine(request: HttpRequest) -> bool:
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback and "X-Forwarded-For" not in request.headers
    except ValueError:
        return False


def _installation() -> str:
    with connections["default"].cursor() as cursor:
        cursor.execute("select kind from installation")
        row = cursor.fetchone()
    return str(row[0]) if row else ""
