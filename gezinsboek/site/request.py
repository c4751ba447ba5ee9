"""What happens around every view: one trace, one person, one transaction."""

import logging
import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, Error, transaction
from django.http import Http404, HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.template.response import SimpleTemplateResponse
from psycopg import errors

from gezinsboek.ground.acting import Acting, acting_as
from gezinsboek.ground.acts import Refused, Stale, act
from gezinsboek.ground.claim import sign
from gezinsboek.ground.trace import peer, trace, traced
from gezinsboek.people.acting import acting_of

from . import faults
from .explain import UNSEEN

journal = logging.getLogger("gezinsboek.request")
Next = Callable[[HttpRequest], HttpResponseBase]
View = Callable[..., HttpResponseBase]
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"}


class Traced:
    """One trace a request, and one line in the server's log: route, status and time, nothing about the person. The
    page that tells whom to call leaves none."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        with traced(request.headers.get("traceparent", ""), address_of(request)) as known:
            response = self.get_response(request)
            route = getattr(request.resolver_match, "route", None)
            if route == UNSEEN:
                return response
            journal.info(
                "request",
                extra={
                    "route": route,
                    "method": request.method if request.method in METHODS else "?",
                    "status": response.status_code,
                    "milliseconds": round((time.perf_counter() - began) * 1000, 1),
                    "trace": known,
                },
            )
        return response


def address_of(request: HttpRequest) -> str:
    """The visitor's network address. What a header says is believed as far as our own proxies wrote it (SHARING 25)."""
    said = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",") if one.strip()]
    proxies = int(settings.ALLAUTH_TRUSTED_PROXY_COUNT)
    if 0 < proxies <= len(said):
        return said[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))


class ActingMiddleware:
    """Runs the view as the person of the session, in one transaction with its template, narrowed to the book in the
    address (`<uuid:book>`). What the database refuses or does not show is a 404, as for what does not exist; it is
    logged. Must be the last middleware, since it calls the view itself.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            told = faults.answer(request, 405)
            told["Allow"] = response["Allow"]
            return told
        return response

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase:
        book: UUID | None = kwargs.get("book")
        who = acting_of(request, book)
        with acting_as(who, book):
            try:
                return in_transaction(view)(request, *args, **kwargs)
            except Stale:
                return faults.answer(request, 409)
            except (Http404, Refused, ObjectDoesNotExist, Error) as fault:
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
    """Over the second connection, since the transaction of the refusal is rolled back (SHARING 25). A refusal stays one
    when it cannot be noted; the server's log then says so."""
    try:
        act("refused", sign(who), book, item, "open", trace(), peer(), using="door")
    except (DatabaseError, Refused):
        journal.exception("a refusal could not be noted")
