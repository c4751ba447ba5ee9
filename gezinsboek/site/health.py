"""For whoever keeps the installation running: does it work?"""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection, transaction
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from gezinsboek import __version__

PATH = "/gezond/"
GOOD_FOR = 1.0  # seconds: however often it is asked, the database is asked once in these
_told: tuple[float, str, str] = (float("-inf"), "", "")


class Health:
    """Answers before sessions, hosts and forms are looked at, so that it tells the truth when those do not work."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return health(request) if request.path == PATH else self.get_response(request)


@login_not_required
@transaction.non_atomic_requests
@require_safe
def health(request: HttpRequest) -> HttpResponseBase:
    """`{status, version, database, queue}`; 503 when the database does not answer or jobs wait for over ten minutes,
    of the time that we run: what came due while everything was off is not late yet."""
    database, queue = look()
    well = database == queue == "ok"
    told = {"status": "ok" if well else "fault", "version": __version__, "database": database, "queue": queue}
    return JsonResponse(told, status=200 if well else 503)


def look() -> tuple[str, str]:
    """How database and queue are, at most a second ago."""
    global _told
    at, database, queue = _told
    if time.monotonic() - at > GOOD_FOR:
        database, queue = _ask()
        _told = (time.monotonic(), database, queue)
    return database, queue


def _ask() -> tuple[str, str]:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "select exists (select from procrastinate_jobs j where j.status = 'todo' and greatest(to_timestamp(%s),"
                " coalesce(j.scheduled_at, (select max(e.at) from procrastinate_events e where e.job_id = j.id)))"
                " < now() - interval '10 minutes')",
                [settings.STARTED],
            )
            row = cursor.fetchone()
    except Error:
        connection.close()  # the next to ask begins anew
        return "unreachable", "unreachable"
    return "ok", "behind" if row and row[0] else "ok"
