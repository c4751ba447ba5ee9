"""The keys between Gezinsboek and the organisation's own system."""

from datetime import datetime

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gezinsboek.ground import clock
from gezinsboek.ground.acts import Refused
from gezinsboek.organisations import keys, once
from gezinsboek.organisations.forms.people import KeyForm
from gezinsboek.organisations.managing import managing, row_id
from gezinsboek.organisations.models import Key, Organisation
from gezinsboek.people.gate import form_at


@managing()
def organisation_keys(request: HttpRequest, here: Organisation) -> HttpResponse:
    """All of them, also those that ended; a new one is shown once."""
    every = list(Key.objects.filter(organisation=here).order_by("-made_at"))
    now = clock.now()
    shown = {
        "kinds": [
            {"kind": kind, "form": KeyForm(kind=kind), **_standing([one for one in every if one.kind == kind], now)}
            for kind in ("webhook", "api")
        ],
        "fresh": once.take(request, "key"),
    }
    return render(request, "organisations/keys.html", shown)


def _standing(every: list[Key], now: datetime) -> dict[str, object]:
    running = [one for one in every if one.ends_at is None or one.ends_at > now]
    return {
        "running": running,
        "ended": [one for one in every if one not in running],
        "full": len(running) >= keys.MOST,
    }


@require_POST
@form_at("organisation_keys")
@managing("organisation_keys")
def organisation_key_new(request: HttpRequest, here: Organisation) -> HttpResponse:
    """A new one beside the old, which ends when its maker says."""
    form = KeyForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Kies wanneer de oude sleutel stopt."))
        return redirect("organisation_keys")
    told = form.cleaned_data
    try:
        made = keys.make(here, told["kind"], key_id=told["key"], old_ends=form.ends())
    except IntegrityError:  # a second click: the first one made it, and the page shows it
        return redirect("organisation_keys")
    except Refused:
        messages.error(request, _("Er lopen al drie sleutels. Stop er eerst één."))
        return redirect("organisation_keys")
    once.keep(request, "key", made.shown)
    return redirect("organisation_keys")


@require_POST
@form_at("organisation_keys")
@managing("organisation_keys")
def organisation_key_end(request: HttpRequest, here: Organisation) -> HttpResponse:
    """Works no longer, at once."""
    key = get_object_or_404(Key, pk=row_id(request.POST.get("key", "")), organisation=here)
    if key.ends_at is None or key.ends_at > clock.now():
        keys.end(key.pk)
    messages.success(request, _("De sleutel werkt niet meer."))
    return redirect("organisation_keys")
