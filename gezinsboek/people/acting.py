"""From the session to the person who acts."""

import time
from uuid import UUID

from django.http import HttpRequest

from gezinsboek.ground.acting import Acting

LOOKING_AS = "looking_as"  # in the session: {book id: member id} while "Bekijk als" is on
LOOKING_UNTIL = "looking_until"  # in the session: epoch seconds at which it ends by itself
LOOKING_LIFE = 30 * 60


def acting_of(request: HttpRequest, book: UUID | None = None) -> Acting | None:
    """Who acts in this request, or None. `strong_at` is kept in the session by `people.strong`."""
    if not request.user.is_authenticated:
        return None
    through = looked_through(request, book)
    return Acting(
        person=UUID(str(request.user.pk)),
        as_member=through,
        strong_at=request.session.get("strong_at"),
    )


def look_as(request: HttpRequest, book: UUID, member: UUID) -> None:
    """From the next page on this book is seen through this member, as far as the database lets it (SHARING 20)."""
    request.session[LOOKING_AS] = {str(book): str(member)}
    request.session[LOOKING_UNTIL] = int(time.time()) + LOOKING_LIFE


def stop_looking(request: HttpRequest) -> None:
    request.session.pop(LOOKING_AS, None)
    request.session.pop(LOOKING_UNTIL, None)


def looked_through(request: HttpRequest, book: UUID | None) -> UUID | None:
    """The member that this book is looked at through. It ends by leaving the book, and by itself after half an hour."""
    looking = request.session.get(LOOKING_AS)
    if not looking:
        return None
    through = looking.get(str(book)) if book else None
    if not through or time.time() >= request.session.get(LOOKING_UNTIL, 0):
        stop_looking(request)
        return None
    return UUID(through)
