"""How it goes: the list of ways, each with its fields, and the code that confirms an address."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gezinsboek.ground.acts import Refused
from gezinsboek.organisations import changing, keys, mailbox, ways
from gezinsboek.organisations.forms.settings import FORMS, MailCodeForm, WayForm
from gezinsboek.organisations.managing import managing
from gezinsboek.organisations.models import Organisation
from gezinsboek.people import parked
from gezinsboek.people.gate import form_at


@managing()
def organisation_ways(request: HttpRequest, here: Organisation) -> HttpResponse:
    """Each way, in words: what goes where, and who can read it."""
    shown = {"organisation": here, "ways": list(ways.WAYS.values()), "now": ways.of(here)}
    return render(request, "organisations/ways.html", shown)


@managing()
def organisation_way(request: HttpRequest, here: Organisation, way: str) -> HttpResponse:
    """One way, with its fields."""
    chosen = ways.WAYS.get(way)
    if chosen is None or not chosen.possible:
        raise Http404("no such way")
    form = FORMS.get(way, WayForm)(here, request.POST or parked.take(request) or None)
    if request.method == "POST" and form.is_valid():
        return save(request, here, way, form)
    shown = {"organisation": here, "way": chosen, "form": form, "is_now": here.way == way}
    return render(request, "organisations/way.html", shown, status=422 if request.method == "POST" else 200)


def save(request: HttpRequest, here: Organisation, way: str, form: WayForm) -> HttpResponse:
    """Kept; and on to what is still to be done before anything can go."""
    told, made_from = form.settings(), form.cleaned_data["version"]
    if way == "mail" and (here.mail != told["mail"] or here.mail_confirmed_at is None):
        changing.change(here, made_from, **told)
        mail_code(request, here)
        return redirect("organisation_mail")
    changing.change(here, made_from, way=way, **told)
    if way == "webhook" and not keys.running(here, "webhook"):
        messages.info(request, _("Maak nu een sleutel. Zonder sleutel sturen we niets."))
        return redirect("organisation_keys")
    messages.success(request, _("Zo gaat het vanaf nu. Stuur een proef om het te zien."))
    return redirect("organisation")


@managing()
def organisation_mail(request: HttpRequest, here: Organisation) -> HttpResponse:
    """The code that was mailed to the address: from then on mail goes there."""
    if not here.mail or here.mail_confirmed_at is not None:
        return redirect("organisation")
    form = MailCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if mailbox.confirm(here, form.cleaned_data["code"]):
            changing.change(here, here.version, way="mail")
            messages.success(request, _("Het adres klopt. Vanaf nu gaat het zo."))
            return redirect("organisation")
        form.add_error("code", _("Deze code klopt niet, of werkt niet meer. Vraag een nieuwe."))
    shown = {"form": form, "address": here.mail, "mailed": mailbox.under_way(here), "next_at": mailbox.next_at()}
    return render(request, "organisations/mail_code.html", shown, status=422 if request.method == "POST" else 200)


@require_POST
@form_at("organisation_mail")
@managing("organisation_mail")
def organisation_mail_again(request: HttpRequest, here: Organisation) -> HttpResponse:
    """A new code; the one before works no longer."""
    if mail_code(request, here):
        messages.success(request, _("Er is een nieuwe code onderweg."))
    return redirect("organisation_mail")


def mail_code(request: HttpRequest, here: Organisation) -> bool:
    """At most one a minute and ten a day; whether it is on its way."""
    try:
        mailbox.ask(here)
    except Refused:
        if mailbox.no_more_today():
            messages.error(request, _("Je vroeg vandaag al 10 codes. Ga morgen verder."))
        else:
            messages.error(request, _("Je vroeg net al een code. Wacht een minuut."))
        return False
    return True
