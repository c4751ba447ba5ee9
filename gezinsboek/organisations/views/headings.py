"""The headings under which everything arrives, with what that looks like."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gezinsboek.organisations import changing, headings, preview
from gezinsboek.organisations.forms.headings import HeadingsForm
from gezinsboek.organisations.managing import managing
from gezinsboek.organisations.models import Organisation
from gezinsboek.people import parked


@managing()
def organisation_headings(request: HttpRequest, here: Organisation) -> HttpResponse:
    """Add, move and take away make the page anew; "Opslaan" keeps it."""
    told = request.POST if request.method == "POST" else parked.take(request)
    form, status = HeadingsForm(headings.of(here), here.version, told), 200
    if request.method == "POST" and form.saves:
        if form.rows and form.is_valid():
            changing.change(here, form.version, headings=headings.as_json(form.cleaned))
            messages.success(request, _("De kopjes zijn opgeslagen. Ze gelden vanaf nu."))
            return redirect("organisation_headings")
        status = 422
    shown = {"form": form, "preview": preview.under(form.headings), "usual": not here.headings}
    return render(request, "organisations/headings.html", shown, status=status)
