"""The counts of sign-in attempts: a table of their own, written over the autocommit connection `door`.

A request that fails or rolls back cannot take its count back, and a flood of other counts cannot push one out: Django's
own cache would drop a third of the living entries when it is full.
"""

from datetime import datetime
from typing import Any

from allauth.core.internal.ratelimit import get_ip
from django.core.cache.backends.db import DatabaseCache
from django.db import connections, router
from django.http import HttpRequest
from django.utils import timezone


def tried_by(request: HttpRequest, name: str) -> str:
    """What a try for a name counts against: this name from this address. Somebody else who knows the name spends their own."""
    return f"{name} {get_ip(request)}"


class RateLimitCache(DatabaseCache):
    """Django's database cache that only ever drops what has expired."""

    def clear_expired(self) -> None:
        """Drop it now, as is done once a day."""
        db = router.db_for_write(self.cache_model_class)
        with connections[db].cursor() as cursor:
            self._cull(db, cursor, timezone.now(), 0)

    def _cull(self, db: str, cursor: Any, now: datetime, num: int) -> None:
        connection = connections[db]
        table = connection.ops.quote_name(self._table)  # type: ignore[attr-defined]  # unknown to django-stubs
        cursor.execute(
            f"DELETE FROM {table} WHERE expires < %s",  # noqa: S608  # our own table's name
            [connection.ops.adapt_datetimefield_value(now)],
        )
