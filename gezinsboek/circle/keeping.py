"""What is typed in a form of this floor is kept while it is typed. The floor that keeps it fills it in (AppConfig.ready)."""

from collections.abc import Callable
from typing import Any, Protocol
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict

AGREEMENT, INVITATION = "agreement", "invitation"
ADDRESS, ADDRESS_CHANGE = "address", "address-change"
GO_ON = "verder"  # in an address: this one of my texts


class Box(Protocol):
    """A form as it was left. `may`: what is typed in it is kept; `kept`: what was, when that is what stands in it."""

    id: UUID | str
    row: UUID | None
    told: QueryDict | None
    kept: Any
    saved: int
    may: bool

    def form(self, make: Callable[..., Any], **more: Any) -> Any: ...


class Keeper(Protocol):
    def box(self, request: HttpRequest, book: UUID, place: str, row: UUID | None, id_: UUID | None) -> Box:
        """The form: as it was sent, as it was typed before signing in again, as it was kept, or as it begins."""

    def later(self, request: HttpRequest, book: UUID) -> HttpResponse | None:
        """To where it is kept, when that is what was asked; None otherwise, and when it could not be kept."""

    def sent(self, request: HttpRequest, told: QueryDict) -> None:
        """It was sent: it is not offered again."""

    def waiting(self, book: UUID, place: str) -> str:
        """Where I go on with what was kept last, or nothing."""

    def gone(self, book: UUID, place: str, row: UUID) -> None:
        """What these were other words for is gone: they go along."""


_keepers: list[Keeper] = []


def register(keeper: Keeper) -> None:
    _keepers[:] = [keeper]


def box(request: HttpRequest, book: UUID, place: str, row: UUID | None = None, *, id_: UUID | None = None) -> Box:
    return _keepers[0].box(request, book, place, row, id_)


def later(request: HttpRequest, book: UUID) -> HttpResponse | None:
    return _keepers[0].later(request, book)


def sent(request: HttpRequest, told: QueryDict | None = None) -> None:
    _keepers[0].sent(request, request.POST if told is None else told)


def waiting(book: UUID, place: str) -> str:
    return _keepers[0].waiting(book, place)


def gone(book: UUID, place: str, row: UUID) -> None:
    _keepers[0].gone(book, place, row)
