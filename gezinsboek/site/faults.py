"""When something does not work: plain Dutch, what to do next, never a technical word, never a hint of what exists."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def answer(request: HttpRequest, status: int) -> HttpResponse:
    """The page for this status."""
    heading, what, next_step = {
        400: (_("Dit begrepen we niet"), _("Er ging iets mis met wat je stuurde."), _("Ga terug en probeer het nog eens.")),
        403: (_("Deze pagina was te oud"), _("We konden je formulier niet aannemen."), _("Ga terug, laad de pagina opnieuw en verstuur nog eens.")),
        404: (_("Hier is niets"), _("Deze pagina bestaat niet, of is niet met jou gedeeld."), _("Ga naar het begin. Of vraag het aan het gezin.")),
        411: (_("Dit begrepen we niet"), _("Er ging iets mis met wat je stuurde."), _("Probeer het met een andere browser.")),
        413: (_("Dit is te groot"), _("Samen mogen je bestanden 60 MB zijn. Eén bestand mag 25 MB zijn."), _("Ga terug en kies minder of kleinere bestanden.")),
        500: (_("Dit lukte niet"), _("Het ligt aan ons, niet aan jou."), _("Ga terug. Je tekst staat er meestal nog. Probeer het zo nog eens.")),
        503: (_("We zijn er even niet"), _("Gezinsboek start opnieuw op."), _("Probeer het over een minuut nog eens.")),
    }[status]
    return render(request, "ui/error.html", {"heading": heading, "what": what, "next_step": next_step, "status": status}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(request, 400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(request, 404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return answer(request, 500)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token did not fit: the page was too old, or another site sent it."""
    return answer(request, 403)
