"""From the session to the person who acts: the one place where a web request gets its claim."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse

from gezinsboek.ground.acting import Acting, acting_as

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


class ActingMiddleware:
    """Runs the view as the person of the session, and narrows it to the book in the address (`<uuid:book>`).

    Must be the last middleware, since it calls the view itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        book = kwargs.get("book")
        with acting_as(acting_of(request, book), book):
            return in_transaction(view)(request, *args, **kwargs)


def in_transaction(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view and its template in one transaction, so that both are the acting person's; ATOMIC_REQUESTS alone would
    begin it too early for the claim and render a TemplateResponse after the end."""

    def whole(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if isinstance(response, SimpleTemplateResponse):
            response.render()
        return response

    if getattr(view, "_non_atomic_requests", None):
        return whole
    return transaction.atomic(using="default")(whole)
