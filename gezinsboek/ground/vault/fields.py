"""Sealed columns of a model: a BinaryField for the database, and beside it a property that seals and opens.

    class Entry(models.Model):
        id = models.UUIDField(primary_key=True, default=new_id)
        dossier_id = ...
        text_sealed = models.BinaryField()
        text = Sealed("text_sealed")

`entry.text = "..."` seals at once, `entry.text` opens each time it is read: nothing readable lies in the instance.
The seal is bound to the book, the row's primary key and `<table>.<column>`, so those must be set before the text is:
in `Entry(id=..., dossier_id=..., text="...")` Django does it in the right order. A book whose key is destroyed raises
KeyGone; it is never shown as empty.
"""

import json
from operator import attrgetter
from typing import Any, Generic, Literal, Self, TypeVar, cast, overload
from uuid import UUID

from django.db.models import Model

from .access import vault

T = TypeVar("T")
Json = Any  # what json.loads gives


class _Seal(property, Generic[T]):
    """One property on one column. A `property` to Django, so that it may be named in the constructor and `create`."""

    def __init__(self, column: str, *, null: bool = False) -> None:
        super().__init__()
        self.column = column
        self.null = null

    @overload
    def __get__(self, instance: None, owner: type | None = None) -> Self: ...
    @overload
    def __get__(self, instance: Model, owner: type | None = None) -> T: ...
    def __get__(self, instance: Model | None, owner: type | None = None) -> Self | T:
        if instance is None:
            return self
        content = getattr(instance, self.column)
        if content is None and self.null:
            return cast(T, None)
        if not content:
            return self.never_written()
        return self.as_value(self.opened(instance, bytes(content)))

    def __set__(self, instance: Model, value: T) -> None:
        if value is None and self.null:
            setattr(instance, self.column, None)
        else:
            setattr(instance, self.column, self.sealed(instance, self.as_bytes(value)))

    def place(self, instance: Model) -> str:
        return f"{instance._meta.db_table}.{self.column}"

    def sealed(self, instance: Model, plaintext: bytes) -> bytes:
        raise NotImplementedError  # the two ways of sealing say how

    def opened(self, instance: Model, content: bytes) -> bytes:
        raise NotImplementedError  # the two ways of sealing say how

    def as_bytes(self, value: T) -> bytes:
        if not isinstance(value, str):
            raise TypeError(f"{self.column} seals text")
        return value.encode("utf-8", "replace")

    def as_value(self, plaintext: bytes) -> T:
        return cast(T, plaintext.decode())

    def never_written(self) -> T:
        """What a column reads as that nothing was ever sealed into: a seal is never empty."""
        return self.as_value(b"")


class _BookSeal(_Seal[T]):
    """Sealed by the key of the book that `dossier` names: an attribute of the instance ("pk" in the book itself)."""

    def __init__(self, column: str, *, null: bool = False, dossier: str = "dossier_id") -> None:
        super().__init__(column, null=null)
        self._dossier = attrgetter(dossier)

    def sealed(self, instance: Model, plaintext: bytes) -> bytes:
        return vault().seal(_uuid(self._dossier(instance)), _uuid(instance.pk), self.place(instance), plaintext)

    def opened(self, instance: Model, content: bytes) -> bytes:
        return vault().open(_uuid(self._dossier(instance)), _uuid(instance.pk), self.place(instance), content)


class Sealed(_BookSeal[T]):
    """Text, sealed by the key of the book. With `null=True` it may be None, which is stored as null."""

    @overload
    def __init__(
        self: "Sealed[str]", column: str, *, null: Literal[False] = False, dossier: str = "dossier_id"
    ) -> None: ...
    @overload
    def __init__(
        self: "Sealed[str | None]", column: str, *, null: Literal[True], dossier: str = "dossier_id"
    ) -> None: ...
    def __init__(self, column: str, *, null: bool = False, dossier: str = "dossier_id") -> None:
        super().__init__(column, null=null, dossier=dossier)


class SealedJSON(_BookSeal[Json]):
    """Anything JSON can say, sealed by the key of the book. Each reading gives a fresh copy: assign to change it."""

    def as_bytes(self, value: Json) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")

    def as_value(self, plaintext: bytes) -> Json:
        return json.loads(plaintext)

    def never_written(self) -> Json:
        return None


class SealedOwn(_Seal[T]):
    """Text about a person, over all books: sealed by the installation for one purpose. `rotate_keys` finds it."""

    @overload
    def __init__(self: "SealedOwn[str]", column: str, purpose: str, *, null: Literal[False] = False) -> None: ...
    @overload
    def __init__(self: "SealedOwn[str | None]", column: str, purpose: str, *, null: Literal[True]) -> None: ...
    def __init__(self, column: str, purpose: str, *, null: bool = False) -> None:
        super().__init__(column, null=null)
        self.purpose = purpose

    def sealed(self, instance: Model, plaintext: bytes) -> bytes:
        return vault().seal_own(self.purpose, _uuid(instance.pk), self.place(instance), plaintext)

    def opened(self, instance: Model, content: bytes) -> bytes:
        return vault().open_own(self.purpose, _uuid(instance.pk), self.place(instance), content)


def _uuid(value: object) -> UUID:
    if isinstance(value, str):
        value = UUID(value)
    if not isinstance(value, UUID):
        raise TypeError("the row and its book must be known before a text is sealed")
    return value
