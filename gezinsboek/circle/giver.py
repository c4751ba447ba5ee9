"""The professional who gave a family the paper "Een eigen boek voor jullie gezin": known on this device until the evening
after the book was opened, and never linked to it in the database."""

import time
from uuid import UUID

from django.http import HttpRequest

KEY = "giver"
LIFE = 24 * 60 * 60


def remember(request: HttpRequest, book: UUID, person: UUID, name: str, work: str) -> None:
    """Whom this family may invite now, if they wish."""
    request.session[KEY] = {
        "book": str(book),
        "person": str(person),
        "name": name,
        "work": work,
        "at": int(time.time()),
    }


def known(request: HttpRequest, book: UUID) -> dict[str, str] | None:
    told = request.session.get(KEY)
    return told if told and told["book"] == str(book) and time.time() - told["at"] < LIFE else None


def proposal(request: HttpRequest, book: UUID) -> dict[str, str]:
    """The first step filled in, for a family that said it wants to invite the giver."""
    told = known(request, book) if "gever" in request.GET else None
    return {"name": told["name"], "kind": "help"} if told else {}


def is_it(request: HttpRequest, book: UUID, name: str) -> bool:
    """Whether the person who is being invited is the giver, who can be reached without an address."""
    told = known(request, book)
    return told is not None and told["name"] == name


def person_of(request: HttpRequest, book: UUID) -> UUID:
    """Raises TypeError when nobody is known: the form offers this way only then."""
    told = known(request, book)
    if told is None:
        raise TypeError("nobody gave this book")
    return UUID(told["person"])


def forget(request: HttpRequest) -> None:
    request.session.pop(KEY, None)
