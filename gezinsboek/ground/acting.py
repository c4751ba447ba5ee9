"""Who acts: set once per request or job, told to PostgreSQL as a signed claim in every transaction (SHARING 19)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from uuid import UUID


@dataclass(frozen=True)
class Acting:
    """A person, and how they act.

    `as_member`: the member looked through with "Bekijk als". `strong_at`: epoch seconds of the last passkey or PIN.
    `client` and `scope` narrow programs (SHARING 21); a person in the browser has `web` and no scope.
    """

    person: UUID
    as_member: UUID | None = None
    client: str = "web"
    scope: str = ""
    strong_at: int | None = None

    def looking_as(self, member: UUID | None) -> "Acting":
        return replace(self, as_member=member)


_acting: ContextVar[Acting | None] = ContextVar("acting", default=None)
_focus: ContextVar[UUID | None] = ContextVar("focus", default=None)


def acting() -> Acting | None:
    """Who acts now; None is nobody, and nobody sees anything."""
    return _acting.get()


def focus() -> UUID | None:
    """The one book this request is about; it can only narrow what is seen."""
    return _focus.get()


@contextmanager
def acting_as(who: Acting | None, book: UUID | None = None) -> Iterator[None]:
    """Transactions that begin inside are `who`'s. One that runs already keeps the person it began with."""
    person, narrowed = _acting.set(who), _focus.set(book)
    try:
        yield
    finally:
        _acting.reset(person)
        _focus.reset(narrowed)
