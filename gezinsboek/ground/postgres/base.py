"""Django's PostgreSQL backend, which says at every BEGIN who acts.

The claim travels in the same round trip as BEGIN and is transaction-local, so nothing is left behind on a pooled
connection. Without an acting person nothing is set, and then the policies show nothing.
"""

from typing import Any

from django.db.backends.postgresql import base
from django.db.utils import OperationalError
from psycopg.pq import ExecStatus, TransactionStatus

from gezinsboek.ground import acting, clock, trace
from gezinsboek.ground.claim import sign


def statements() -> str:
    """BEGIN and the transaction-local settings of whoever acts now. Every value is ours: ids, digits, a signature."""
    settings = {}
    if who := acting.acting():
        settings["app.claim"] = sign(who)
        if book := acting.focus():
            settings["app.dossier_id"] = str(book)
    if known := trace.trace():
        settings["app.trace"] = known
        settings["app.peer"] = trace.peer()
    if moved := clock.shift():
        settings["app.clock"] = f"{moved.total_seconds():.6f} seconds"
    told = ", ".join(f"set_config('{name}', '{value}', true)" for name, value in settings.items())
    return f"BEGIN; SELECT {told}" if told else "BEGIN"


class DatabaseWrapper(base.DatabaseWrapper):
    """Only `_set_autocommit` differs: Django calls it with False exactly when an outermost transaction begins."""

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]  # unknown to django-stubs
        if not autocommit:
            with self.wrap_database_errors:
                self._begin(self.connection)

    def _begin(self, connection: Any) -> None:
        if connection.pgconn.transaction_status != TransactionStatus.IDLE:
            return
        result = connection.pgconn.exec_(statements().encode())
        if result.status not in (ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK):
            raise OperationalError("the transaction could not begin")
