"""Who works there: asking a colleague, and the colleague's own yes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from gezinsboek.ground import clock
from gezinsboek.ground.acts import Refused
from gezinsboek.ground.ids import new_id
from gezinsboek.organisations import asking, colleagues, once, ways
from gezinsboek.organisations.forms.people import ColleagueForm
from gezinsboek.organisations.managing import managing, row_id
from gezinsboek.organisations.mine import my_organisation
from gezinsboek.organisations.models import Invitation, Organisation
from gezinsboek.people import parked
from gezinsboek.people.gate import form_at
from gezinsboek.people.models import Person

DONE = {
    "end": gettext_lazy("Deze collega werkt hier niet meer. Er gaat niets meer van deze collega naar jullie systeem."),
    "manage": gettext_lazy("Deze collega beheert nu mee."),
    "no-manage": gettext_lazy("Deze collega beheert nu niet meer mee."),
    "withdraw": gettext_lazy("De link werkt niet meer."),
}


@managing()
def organisation_people(request: HttpRequest, here: Organisation) -> HttpResponse:
    """Everybody who works there, and who was asked."""
    form = ColleagueForm(request.POST or parked.take(request) or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            link = asking.ask(here, told["address"], invitation_id=told["invitation"])
        except IntegrityError:  # a second click: the first one asked
            return redirect("organisation_people")
        except Refused:
            messages.error(request, _("Dit zijn er te veel voor vandaag. Ga morgen verder."))
            return redirect("organisation_people")
        if told["address"]:
            messages.success(request, _("De mail is onderweg. Je collega zegt zelf ja."))
        else:
            once.keep(request, "link", link)
        return redirect("organisation_people")
    open_links = Invitation.objects.filter(used_at=None, withdrawn_at=None, expires_at__gt=clock.now())
    shown = {
        "form": form,
        "people": colleagues.everybody(),
        "waiting": open_links.order_by("made_at"),
        "link": once.take(request, "link"),
        "me": request.user.pk,
    }
    return render(request, "organisations/people.html", shown, status=422 if request.method == "POST" else 200)


@require_POST
@form_at("organisation_people")
@managing("organisation_people")
def organisation_person(request: HttpRequest, _here: Organisation) -> HttpResponse:
    """One colleague: manages too, no longer, or does not work here any more. One link: taken back."""
    deed, row = request.POST.get("do", ""), row_id(request.POST.get("row", ""))
    try:
        if deed == "end":
            colleagues.end(row)
        elif deed in ("manage", "no-manage"):
            colleagues.let_manage(row, yes=deed == "manage")
        elif deed == "withdraw":
            colleagues.withdraw(row)
        if told := DONE.get(deed):
            messages.success(request, told)
    except Refused:  # done by the first of two clicks, or the last manager
        messages.error(request, _("Dit lukte niet. Er blijft altijd één beheerder."))
    # who does not manage it any more goes where they still may look
    return redirect("organisation_people" if deed != "no-manage" else "organisation")


@login_not_required
def organisation_link(request: HttpRequest, handle: str, secret: str) -> HttpResponse:
    """The link itself: it waits in the session, so that it stands in no further address."""
    asking.keep(request, handle, secret)
    return redirect("organisation_join")


def organisation_join(request: HttpRequest) -> HttpResponse:
    """Which organisation asks, where what I write would go, and my own yes."""
    code = asking.kept(request)
    asked = colleagues.asked(*code) if code else None
    if code is None or asked is None:
        return render(request, "organisations/join_over.html", status=404 if code else 200)
    me, mine = Person.objects.get(pk=str(request.user.pk)), my_organisation()
    if request.method == "POST" and me.professional and mine is None:
        try:
            colleagues.join(*code, employee_id=new_id())
        except Refused:
            return redirect("organisation_join")
        asking.forget(request)
        messages.success(request, _("Je hoort nu bij deze organisatie."))
        return redirect("organisation")
    shown = {
        "asked": asked,
        "way": ways.of(asked.organisation),
        "mine": mine,
        "professional": me.professional,
        "work_url": reverse("my_work") + "?next=" + reverse("organisation_join"),
    }
    return render(request, "organisations/join.html", shown)


@require_POST
@form_at("organisation_join")
def organisation_not(request: HttpRequest) -> HttpResponse:
    """No: the link is forgotten here, and nobody hears of it."""
    asking.forget(request)
    messages.success(request, _("Goed. Er is niets veranderd."))
    return redirect("/")
