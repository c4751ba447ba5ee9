"""Changing the settings of an organisation: from the version that is there, all at once, by a manager alone."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, transaction
from psycopg import errors

from gezinsboek.ground.acts import Refused, Stale

from .models import Organisation

PLAIN = {"way", "content"}


def change(organisation: Organisation, made_from: int, **told: str) -> None:
    """These settings from now on. Stale when somebody changed them since version `made_from`; Refused for who may not.

    When it says this already nothing is changed: so a double click is not stale. What stays the same is not told as a change, nor
    sealed anew: the rules would take it for another address, which nobody confirmed.
    """
    told = {name: value for name, value in told.items() if getattr(organisation, name) != value}
    if not told:
        return
    for name, value in told.items():
        setattr(organisation, name, value)
    columns = {name if name in PLAIN else f"{name}_sealed" for name in told}
    values = {column: getattr(organisation, column) for column in columns}
    with _taken():
        done = Organisation.objects.filter(pk=organisation.pk, version=made_from).update(
            version=made_from + 1, **values
        )
    if not done:
        raise Stale("organisation")
    organisation.version = made_from + 1


@contextmanager
def _taken() -> Iterator[None]:
    """A savepoint, so that a page may tell what was refused and go on."""
    try:
        with transaction.atomic():
            yield
    except DatabaseError as fault:
        if isinstance(fault.__cause__, errors.InsufficientPrivilege):
            raise Refused("organisation") from fault
        if isinstance(fault.__cause__, errors.SerializationFailure):
            raise Stale("organisation") from fault
        raise
