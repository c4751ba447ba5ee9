"""What happens around every view: one trace, one person, one transaction."""

import logging
import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import Error, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import SimpleTemplateResponse
from psycopg import errors

from gezinsboek.ground.acts import Refused, act
from gezinsboek.ground.acting import Acting, acting_as
from gezinsboek.ground.claim import sign
from gezinsboek.ground.trace import peer, trace, traced
from gezinsboek.people.acting import acting_of

journal = logging.getLogger("gezinsboek.request")
View = Callable[..., HttpResponseBase]


class Traced:
    """One trace a request, and one line in the server's log: route, status and time, nothing about the person."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        with traced(request.headers.get("traceparent", ""), request.META.get("REMOTE_ADDR", "")) as known:
            response = self.get_response(request)
            journal.info(
                "request",
                extra={
                    "route": getattr(request.resolver_match, "route", None),
                    "method": request.method,
                    "status": response.status_code,
                    "milliseconds": round((time.perf_counter() - began) * 1000, 1),
                    "trace": known,
                },
            )
        return response


class ActingMiddleware:
    """Runs the view as the person of the session, in one transaction with its template, narrowed to the book in the
    address (`<uuid:book>`). What the database refuses or does not show is a 404, as for what does not exist; it is
    logged. Must be the last middleware, since it calls the view itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase:
        book: UUID | None = kwargs.get("book")
        who = acting_of(request, book)
        with acting_as(who, book):
            try:
                return in_transaction(view)(request, *args, **kwargs)
            except (Http404, Refused, Error) as fault:
                if isinstance(fault, Error) and not isinstance(fault.__cause__, errors.InsufficientPrivilege):
                    raise
                if who and book:
                    note_refusal(who, book, kwargs.get("item"))
                raise Http404("nothing here") from fault


def in_transaction(view: View) -> View:
    """The view and the rendering of its template in one transaction: both see what the acting person sees."""

    def whole(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if isinstance(response, SimpleTemplateResponse):
            response.render()
        return response

    if getattr(view, "_non_atomic_requests", None):
        return whole
    return transaction.atomic(using="default")(whole)


def note_refusal(who: Acting, book: UUID, item: UUID | None) -> None:
    """Over the second connection, since the transaction of the refusal is rolled back (SHARING 25)."""
    act("refused", sign(who), book, item, "open", trace(), peer(), using="door")
