"""Views for who manages an organisation: they get it, and a PIN or passkey is asked first."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from gezinsboek.ground.acts import ask
from gezinsboek.people import parked, strong

from .models import Organisation

View = Callable[..., HttpResponse]


def managing(page: str = "") -> Callable[[View], View]:
    """The view gets the organisation that I manage; who manages none finds nothing (404). `page`: where the form of a view that
    only takes one stands."""

    def told(view: View) -> View:
        @wraps(view)
        def asking(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            organisation = Organisation.objects.get(pk=ask("i_manage")[0][0])
            where = reverse(page) if page else request.path
            if not strong.strong_now(request):
                return prove_first(request, where)
            return view(request, organisation, *args, **kwargs)

        return asking

    return told


def row_id(told: str) -> UUID:
    """The id that a button sent; 404 for anything else."""
    try:
        return UUID(told)
    except ValueError:
        raise Http404("no such row") from None


def prove_first(request: HttpRequest, where: str) -> HttpResponse:
    """To the page of the PIN and back; what was typed waits meanwhile."""
    if request.method == "POST":
        parked.keep(request, where)
    return redirect(f"{reverse('strong')}?{urlencode({'next': where})}")
