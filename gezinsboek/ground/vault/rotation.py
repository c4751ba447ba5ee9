"""A new master key: wrap every book's key anew, seal the installation's own things anew, forget the old.

Nothing a family wrote is touched: a book's key stays, only its wrapping changes. Every step may be killed and run
again: it goes on where it was.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import connections
from django.db.models import Model

from gezinsboek.ground import clock

from .access import Vault
from .errors import KeyInUse, VaultError
from .fields import SealedOwn

# A transaction that sealed with the old generation may still be running when the new one begins.
SETTLE = timedelta(minutes=10)
PAGE = 500
ALL_SEEING = "gb_acl"
# No row security on this table for the present role, or a policy that hides nothing and none that takes away.
SEES_ALL = """
select to_regclass(%(table)s) is null or not row_security_active(to_regclass(%(table)s)) or coalesce((
  select bool_or(permissive = 'PERMISSIVE' and cmd = 'ALL' and qual = 'true') and bool_and(permissive = 'PERMISSIVE')
  from pg_policies where schemaname = 'public' and tablename = %(name)s and (current_user = any(roles) or 'public' = any(roles))
), false)
"""


@dataclass(frozen=True)
class Counts:
    """How many were looked at, and how many of those were made anew."""

    seen: int = 0
    renewed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.seen + other.seen, self.renewed + other.renewed)


Resealer = Callable[[Vault, str], Counts]
_columns: dict[str, dict[str, str]] = {}
_resealers: dict[str, Resealer] = {}


def register_own(model: str, columns: Mapping[str, str]) -> None:
    """Names columns sealed by `seal_own` under `<table>.<column>` and the row's key: {column: purpose} of `app.Model`.

    Columns behind a `SealedOwn` need no naming. A text column is taken to hold `seal_own_word`.
    """
    _columns.setdefault(model, {}).update(columns)


def register_resealer(label: str, resealer: Resealer) -> None:
    """Names a function that seals anew what has no column of its own: `(vault, database alias) -> Counts`.

    `label` is the table it works on, where it works on one.
    """
    _resealers[label] = resealer


def rotate(vault: Vault) -> Counts:
    """Makes a new generation (or goes on with an unfinished one) and wraps the key of every book by it."""
    vault.master.begin_generation(clock.now())
    counts = rewrap_all(vault)
    vault.master.end_rotation()
    return counts


def rewrap_all(vault: Vault) -> Counts:
    counts = Counts()
    for book in vault.store.books():
        counts += Counts(1, int(vault.store.rewrap(book)))
    return counts


def reseal_own(vault: Vault, using: str = "default") -> dict[str, Counts]:
    """Seals by the newest generation whatever an older one sealed; by table or registered name."""
    found = {}
    with _seeing_all(using):
        for model, columns in _own_columns():
            found[model._meta.db_table] = _reseal_table(vault, using, model, columns)
        for label, resealer in _resealers.items():
            _demand_all_rows(using, label)
            found[label] = resealer(vault, using)
    return found


def forget_old(vault: Vault, using: str = "default") -> Counts:
    """Forgets every generation but the newest, after all that still needed an older one was made anew.

    Raises KeyInUse when a rotation is unfinished or too fresh; what is left is not touched then.
    """
    known = vault.master.now()
    if known.rotating:
        raise KeyInUse("a rotation is not finished")
    if known.made_at and clock.now() < known.made_at + SETTLE:
        raise KeyInUse("the newest key is too fresh")
    counts = rewrap_all(vault)
    for renewed in reseal_own(vault, using).values():
        counts += renewed
    vault.master.forget_old()
    return counts


def _own_columns() -> Iterator[tuple[type[Model], dict[str, str]]]:
    for model in apps.get_models():
        columns = dict(_columns.get(model._meta.label, {}))
        for kind in model.__mro__:
            columns |= {seal.column: seal.purpose for seal in vars(kind).values() if isinstance(seal, SealedOwn)}
        if columns and not model._meta.proxy:
            yield model, columns


def _reseal_table(vault: Vault, using: str, model: type[Model], columns: dict[str, str]) -> Counts:
    _demand_all_rows(using, model._meta.db_table)
    rows = model._base_manager.using(using).order_by("pk")
    counts, last = Counts(), None
    while page := list((rows.filter(pk__gt=last) if last else rows).values_list("pk", *columns)[:PAGE]):
        for pk, *contents in page:
            old = {column: content for column, content in zip(columns, contents, strict=True) if content}
            renewed = {column: _renewed(vault, model, pk, column, columns[column], old[column]) for column in old}
            changed = {column: content for column, content in renewed.items() if content is not None}
            if changed:
                # Only if nobody wrote in between; what was written since is of the newest generation already.
                rows.filter(pk=pk, **{column: old[column] for column in changed}).update(**changed)
            counts += Counts(1, int(bool(changed)))
        last = page[-1][0]
    return counts


def _renewed(vault: Vault, model: type[Model], pk: Any, column: str, purpose: str, content: Any) -> Any:
    place = f"{model._meta.db_table}.{column}"
    if isinstance(content, str):
        if not vault.is_old_word(content):
            return None
        return vault.seal_own_word(purpose, pk, place, vault.open_own_word(purpose, pk, place, content))
    sealed = bytes(content)
    if not vault.is_old(sealed):
        return None
    return vault.seal_own(purpose, pk, place, vault.open_own(purpose, pk, place, sealed))


@contextmanager
def _seeing_all(using: str) -> Iterator[None]:
    """As the role whose policy lets it see every row, where the connection may take it on (the owner's may)."""
    with connections[using].cursor() as cursor:
        cursor.execute("select rolname from pg_roles where rolname = %s and pg_has_role(oid, 'member')", [ALL_SEEING])
        found = cursor.fetchone()
        if found:
            cursor.execute(f"set role {ALL_SEEING}")
        try:
            yield
        finally:
            if found:
                cursor.execute("reset role")


def _demand_all_rows(using: str, table: str) -> None:
    """Row security would show fewer rows without saying so, and the keys of the unseen would be forgotten."""
    with connections[using].cursor() as cursor:
        cursor.execute(SEES_ALL, {"table": f'"{table}"', "name": table})
        (sees_all,) = cursor.fetchone()
    if not sees_all:
        raise VaultError(f"this database role does not see all rows of {table}")
