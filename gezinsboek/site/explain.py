"""Pages that explain and help. They are the same for everybody, and nobody keeps who opened them."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gezinsboek.people.gate import before_factor

from .handbook import BY_SLUG, PAGES, ROLES, WORRIES

UNSEEN = "hulp/"  # its address; not even the server's own log has a line of it (REQ-87)


def for_everybody(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page without anything of anybody: signed in or not, and nothing is written down."""
    return login_not_required(before_factor(transaction.non_atomic_requests(require_safe(view))))


@for_everybody
def help_(request: HttpRequest) -> HttpResponse:
    """Whom to call. Who opens it is written down nowhere."""
    return render(request, "site/help.html")


@for_everybody
def against_us(request: HttpRequest) -> HttpResponse:
    """Who may copy, print or ask for what is written, and what taking away cannot call back."""
    return render(request, "site/against_us.html")


@for_everybody
def growing_up(request: HttpRequest) -> HttpResponse:
    """What changes at 12, 16 and 18, in words for a young person (REQ-85)."""
    return render(request, "site/growing_up.html")


@for_everybody
def handbook(request: HttpRequest) -> HttpResponse:
    """What there is to read about the book."""
    worries, roles = (
        [(one.words, [BY_SLUG[slug] for slug in one.slugs]) for one in group] for group in (WORRIES, ROLES)
    )
    return render(request, "site/handbook.html", {"pages": PAGES, "worries": worries, "roles": roles})


@for_everybody
def handbook_page(request: HttpRequest, page: str) -> HttpResponse:
    """One page of the handbook."""
    if page not in BY_SLUG:
        raise Http404
    return render(request, "site/handbook_page.html", {"page": BY_SLUG[page]})
