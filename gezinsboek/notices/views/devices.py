"""Messages on this device: on and off."""

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gezinsboek.notices.models import Device
from gezinsboek.notices.pushing import switch_on
from gezinsboek.people.gate import form_at


@form_at("notice_wishes")
@require_POST
def push_on(request: HttpRequest) -> HttpResponse:
    """`/mijn/berichten/apparaat/`: what the browser said about this device."""
    if switch_on(*(request.POST.get(name, "") for name in ("endpoint", "key", "secret"))):
        messages.success(request, _("Dit apparaat krijgt nu een seintje."))
    else:
        messages.warning(request, _("Dit apparaat kan geen seintje krijgen."))
    return redirect("notice_wishes")


@form_at("notice_wishes")
@require_POST
def push_off(request: HttpRequest) -> HttpResponse:
    """`/mijn/berichten/apparaat/weg/`: one device of mine, or one that was gone already."""
    with suppress(ValueError):
        Device.objects.filter(id=UUID(request.POST.get("device", ""))).delete()
    messages.success(request, _("Dit apparaat krijgt geen seintje meer."))
    return redirect("notice_wishes")
