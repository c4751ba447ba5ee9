"""For whoever keeps the installation running: does it work?"""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, JsonResponse

from gezinsboek import __version__


@login_not_required
@transaction.non_atomic_requests
def health(request: HttpRequest) -> JsonResponse:
    """`{status, version, database, queue}`; 503 when the database does not answer or jobs wait for over ten minutes."""
    database, queue = "ok", "ok"
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "select count(*) from procrastinate_jobs where status = 'todo'"
                " and coalesce(scheduled_at, now()) < now() - interval '10 minutes'"
            )
            if (cursor.fetchone() or [0])[0]:
                queue = "behind"
    except DatabaseError:
        database = queue = "unreachable"
    well = database == queue == "ok"
    told = {"status": "ok" if well else "fault", "version": __version__, "database": database, "queue": queue}
    return JsonResponse(told, status=200 if well else 503)
