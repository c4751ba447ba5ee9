"""When something does not work: plain Dutch, what to do next, never a technical word, never a hint of what exists.

These pages need no database, no session and no menu, so they come also when those are what does not work. What somebody
had typed stands on the page to be copied: a fault loses no text.
"""

import logging
import sys

from django.core.exceptions import RequestDataTooBig
from django.db import DataError, IntegrityError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from gezinsboek.people import gate
from gezinsboek.records.problems import is_for_program, problem

from .typed import typed

journal = logging.getLogger("gezinsboek.faults")

# What happened, what that means, and what to do.
WORDS = {
    400: (_("Dit begrepen we niet"), _("Er ging iets mis met wat je stuurde."), _("Ga terug en probeer het nog eens.")),
    403: (
        _("Deze pagina was te oud"),
        _("We konden je formulier niet aannemen."),
        _("Open de pagina opnieuw. Verstuur dan nog eens."),
    ),
    404: (
        _("Hier is niets"),
        _("Deze pagina bestaat niet, of is niet met jou gedeeld."),
        _("Ga naar het begin. Of vraag het aan het gezin."),
    ),
    405: (_("Dit kan hier niet"), _("Deze pagina kun je zo niet openen."), _("Ga naar het begin.")),
    408: (
        _("Niet alles kwam aan"),
        _("De verbinding viel weg."),
        _("Laad deze pagina opnieuw. Dan sturen we het nog eens."),
    ),
    409: (
        _("Iemand was je voor"),
        _("Dit is net veranderd."),
        _("Open de pagina opnieuw. Probeer het dan nog eens."),
    ),
    411: (
        _("Dit begrepen we niet"),
        _("Er ging iets mis met wat je stuurde."),
        _("Probeer het met een andere browser."),
    ),
    413: (
        _("Dit is te groot"),
        _("Samen mogen je bestanden 60 MB zijn. Eén bestand mag 25 MB zijn."),
        _("Ga terug en kies minder of kleinere bestanden."),
    ),
    429: (
        _("Het is druk"),
        _("Veel mensen sturen nu tegelijk iets."),
        _("Laad deze pagina over een minuut opnieuw. Dan sturen we het nog eens."),
    ),
    500: (_("Dit lukte niet"), _("Het ligt aan ons, niet aan jou."), _("Ga terug en probeer het zo nog eens.")),
    503: (
        _("We zijn er even niet"),
        _("Gezinsboek start opnieuw op."),
        _("Probeer het over een minuut nog eens."),
    ),
}

UNREAD = {408, 411, 413, 429}  # refused before anything of the body is read


def answer(request: HttpRequest, status: int, *, again: str = "") -> HttpResponse:
    """The page for this status. `again`: where the form stands that did not arrive. A program gets its own kind."""
    if is_for_program(request):
        return problem(status)
    heading, what, next_step = WORDS[status]
    context = {
        "heading": heading,
        "what": what,
        "next_step": next_step,
        "again": again,
        "typed": typed(request) if status not in UNREAD else [],
    }
    response = HttpResponse(render_to_string("site/fault.html", context), status=status)
    if status in (429, 503):
        response["Retry-After"] = "60"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(request, 404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Called while the fault is being handled, so that it can be told apart: a database that is away comes back, a value
    that no column can hold was sent by somebody, and what cannot be twice was made twice at the same moment."""
    fault = sys.exc_info()[1]
    kinds = {OperationalError: 503, InterfaceError: 503, DataError: 400, IntegrityError: 409}
    status = next((status for kind, status in kinds.items() if isinstance(fault, kind)), 500)
    if status < 500:  # of the others Django tells
        journal.warning("a request could not be done", exc_info=fault)
    return answer(request, status)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """The form's token did not fit: the page was too old, or another site sent it. A text whose writer is known goes on to
    its form; else it stands on the page."""
    if known := gate.form_expired(request):
        return known
    match = request.resolver_match
    return answer(request, 403, again=gate.page_of(request, match.func, match.kwargs) if match else "")
