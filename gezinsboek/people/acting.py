"""From the session to the person who acts."""

from uuid import UUID

from django.http import HttpRequest

from gezinsboek.ground.acting import Acting

LOOKING_AS = "looking_as"  # in the session: {book id: member id} while "Bekijk als" is on


def acting_of(request: HttpRequest, book: UUID | None = None) -> Acting | None:
    """Who acts in this request, or None. `strong_at` is kept in the session by `people.strong`."""
    if not request.user.is_authenticated:
        return None
    through = request.session.get(LOOKING_AS, {}).get(str(book)) if book else None
    return Acting(
        person=UUID(str(request.user.pk)),
        as_member=UUID(through) if through else None,
        strong_at=request.session.get("strong_at"),
    )
