"""Django's PostgreSQL backend, which says at every BEGIN who acts.

The claim travels in the same round trip as BEGIN and is transaction-local, so nothing is left behind on a pooled
connection. Without an acting person nothing is set, and then the policies show nothing.
"""

from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.backends.postgresql import base
from django.db.utils import OperationalError
from psycopg.errors import UndefinedTable
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
    """Says at BEGIN who acts, and works only with a database of its own kind (SHARING 30).

    Django calls `_set_autocommit` with False exactly when an outermost transaction begins.
    """

    def init_connection_state(self) -> None:
        super().init_connection_state()
        self._refuse_another_kind()

    def _refuse_another_kind(self) -> None:
        """Once per connection: a real installation never opens a demo's database, nor the other way round."""
        try:
            row = self.connection.execute("select kind from public.installation").fetchone()
        except UndefinedTable:
            row = None
        if row is None or row[0] != settings.KIND:
            self.close()  # or it would be used as if nothing had happened
            what = f"is of kind '{row[0]}'" if row else "was never made ready"
            raise ImproperlyConfigured(
                f"This database {what}, these settings are for '{settings.KIND}'. Use another home folder or database."
            )

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
