"""Letting a calendar read along: my addresses, and what stands behind one."""

from uuid import UUID

from allauth.core.internal.ratelimit import consume
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gezinsboek.agenda import feeding
from gezinsboek.agenda.models import Feed
from gezinsboek.ground.acts import Refused
from gezinsboek.timeline.forms.words import uuids

RATES = {"feed": "120/m/ip"}


@require_http_methods(["GET", "HEAD", "POST"])
def feeds(request: HttpRequest) -> HttpResponse:
    """`/agenda/abonnement/`: what reads along, a new one, and stopping one. Its address is shown once."""
    made = ""
    if request.method == "POST":
        if stop := uuids([request.POST.get("stop", "")]):
            feeding.revoke(UUID(stop[0]))
            messages.success(request, _("Dit adres werkt niet meer. Dat geldt meteen."))
            return redirect("feeds")
        try:
            made = feeding.make(discreet=request.POST.get("titles") != "yes")
        except Refused:
            messages.error(request, _("Je hebt al tien adressen. Stop er eerst een."))
    shown = {"feeds": Feed.objects.defer("kept").order_by("made_at"), "made": made}
    return render(request, "agenda/feeds.html", shown)


@login_not_required
@transaction.non_atomic_requests
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar behind a secret address; for what is none, or not any more, the same 404."""
    if not consume(request, app="gezinsboek.agenda", action="feed", config=RATES):
        raise Http404("too often")
    told = feeding.read(token)
    if told is None:
        raise Http404("no such feed")
    headers = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer"}
    return HttpResponse(told, content_type="text/calendar; charset=utf-8", headers=headers)
