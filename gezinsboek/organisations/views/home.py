"""`/organisatie/`: where I work, and for who manages it everything that can be set."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gezinsboek.ground.acting import acting
from gezinsboek.ground.acts import Refused
from gezinsboek.organisations import (
    answers,
    changes,
    changing,
    colleagues,
    counting,
    headings,
    keys,
    letters,
    trial,
    ways,
)
from gezinsboek.organisations.forms.settings import BeginForm, ChangeNameForm
from gezinsboek.organisations.managing import managing, prove_first, row_id
from gezinsboek.organisations.mine import managed_by_me, my_organisation
from gezinsboek.organisations.models import Organisation
from gezinsboek.people import parked, strong
from gezinsboek.people.gate import form_at
from gezinsboek.people.models import Person


def organisation(request: HttpRequest) -> HttpResponse:
    """Three pages: no organisation yet, where I work, and what I manage."""
    here = my_organisation()
    if here is None:
        me()
        return render(request, "organisations/none.html")
    shown: dict[str, Any] = {"organisation": here, "way": ways.of(here), "people": colleagues.everybody()}
    shown["changes"] = changes.newest(3)
    if managed_by_me() is None:
        return render(request, "organisations/mine.html", shown)
    shown |= {
        "headings": headings.of(here),
        "signing": keys.running(here, "webhook"),
        "api": keys.running(here, "api"),
        "dead": letters.dead(),
        "months": counting.months(),
        "may_try": trial.possible(here),
        "last_manager": colleagues.last_manager(shown["people"]),
    }
    return render(request, "organisations/managed.html", shown)


def organisation_changes(request: HttpRequest) -> HttpResponse:
    """Everything that was changed: all of it for who manages it, the way and the headings for who works there."""
    if my_organisation() is None:
        raise Http404("works nowhere")
    found = changes.newest()
    shown = {"changes": found, "manages": managed_by_me() is not None, "full": len(found) == changes.MOST}
    return render(request, "organisations/changes.html", shown)


def me() -> Person:
    """The person of this request; for who does not work with families there is no such page."""
    who = acting()
    found = Person.objects.get(pk=who.person) if who else None
    if found is None or not found.professional:
        raise Http404("for professionals")
    return found


def organisation_begin(request: HttpRequest) -> HttpResponse:
    """A name, and I manage it."""
    if my_organisation() is not None:
        return redirect("organisation")
    proposed = {"name": me().organisation}
    if not strong.strong_now(request):
        return prove_first(request, request.path)
    form = BeginForm(request.POST or parked.take(request) or None, initial=proposed)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        with suppress(IntegrityError):  # a second click: the first one began it
            colleagues.begin(told["name"], organisation_id=told["organisation"], employee_id=told["employee"])
        messages.success(request, _("Je organisatie staat er. Kies nu hoe alles naar jullie systeem gaat."))
        return redirect("organisation")
    status = 422 if request.method == "POST" else 200
    return render(request, "organisations/begin.html", {"form": form}, status=status)


@managing()
def organisation_name(request: HttpRequest, here: Organisation) -> HttpResponse:
    form = ChangeNameForm(
        request.POST or parked.take(request) or None, initial={"name": here.name, "version": here.version}
    )
    if request.method == "POST" and form.is_valid():
        changing.change(here, form.cleaned_data["version"], name=form.cleaned_data["name"])
        messages.success(request, _("De naam is veranderd. Iedereen ziet het meteen."))
        return redirect("organisation")
    status = 422 if request.method == "POST" else 200
    return render(request, "organisations/name.html", {"form": form}, status=status)


@require_POST
@form_at("organisation")
def organisation_leave(request: HttpRequest) -> HttpResponse:
    """I do not work here any more."""
    try:
        colleagues.leave()
    except Refused:
        messages.error(request, _("Jij bent de enige beheerder. Maak eerst een collega beheerder."))
        return redirect("organisation")
    messages.success(request, _("Je werkt hier niet meer. Er gaat niets van jou meer naar hun systeem."))
    return redirect("organisation")


@require_POST
@form_at("organisation")
@managing("organisation")
def organisation_trial(request: HttpRequest, here: Organisation) -> HttpResponse:
    """ "Stuur een proef": an invented stukje, now."""
    if not trial.possible(here):
        raise Http404("nothing to try")
    outcome = trial.send(here)
    if outcome.arrived:
        messages.success(request, _("De proef kwam aan. Kijk in jullie systeem: het gaat over Pim."))
    else:
        words = _("De proef kwam niet aan: %(status)s.")
        messages.error(request, words % {"status": answers.in_words(outcome.status)})
    return redirect("organisation")


@require_POST
@form_at("organisation")
@managing("organisation")
def organisation_again(request: HttpRequest, here: Organisation) -> HttpResponse:
    """ "Stuur opnieuw": what did not arrive goes once more."""
    letters.again(row_id(request.POST.get("letter", "")))
    messages.success(request, _("We proberen het opnieuw."))
    return redirect("organisation")
