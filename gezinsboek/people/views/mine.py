"""`/mijn/`: what somebody tells about themselves, and how they get in."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import EmailView
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gezinsboek.people import accounts, factors, language, mail, parked, recovery, strong, way
from gezinsboek.people.forms.mine import NameForm, PinForm, WorkForm
from gezinsboek.people.forms.second_factor import SecondStepForm
from gezinsboek.people.models import Account, Person
from gezinsboek.people.pin import set_pin
from gezinsboek.people.wording import ERRORS


def me(request: HttpRequest) -> Account:
    """The account that is signed in; the gate let nobody else through."""
    assert isinstance(request.user, Account)
    return request.user


def my_page(request: HttpRequest) -> HttpResponse:
    """Everything about oneself on one page."""
    account = me(request)
    told = {
        "person": Person.objects.get(pk=account.pk),
        "passkeys": factors.passkeys(account),
        "has_app": factors.has_factor(account, factors.TOTP),
        "codes_left": recovery.codes_left(account),
        "language": dict(settings.LANGUAGES)[get_language() or settings.LANGUAGE_CODE],
    }
    return render(request, "people/me.html", told)


def name(request: HttpRequest) -> HttpResponse:
    """Change the name; written as the person, so the database lets nobody change another's."""
    person = Person.objects.get(pk=me(request).pk)
    form = NameForm(request.POST or parked.take(request), initial={"name": person.name})
    if request.method == "POST" and form.is_valid():
        person.name = form.cleaned_data["name"]
        person.save(update_fields=["name_sealed"])
        messages.success(request, _("Je naam is veranderd. Iedereen ziet het meteen."))
        return redirect("me")
    return render(request, "people/name.html", {"form": form}, status=422 if request.method == "POST" else 200)


def work(request: HttpRequest) -> HttpResponse:
    """Organisation and profession. Who tells them for the first time is a professional from now on."""
    account = me(request)
    person = Person.objects.get(pk=account.pk)
    form = WorkForm(
        request.POST or None, initial={"organisation": person.organisation, "profession": person.profession}
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        accounts.say_work(account, told["organisation"], told["profession"])
        messages.success(request, _("Opgeslagen. Gezinnen zien dit bij je naam."))
        return redirect(way.safe(request.POST.get("next")) or "me")
    told = {"form": form, "next_url": way.safe(request.GET.get("next") or request.POST.get("next"))}
    return render(request, "people/work.html", told, status=422 if request.method == "POST" else 200)


def pin(request: HttpRequest) -> HttpResponse:
    """Set or change the PIN; the first time the recovery codes that can replace it come with it."""
    account = me(request)
    form = PinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        set_pin(account, form.cleaned_data["new_pin"])
        record_authentication(request, account, "pin", reauthenticated=True)
        strong.open_keys(request)
        messages.success(request, _("Je pincode is opgeslagen."))
        if recovery.codes_left(account):
            return redirect("me")
        recovery.ensure_codes(account)
        return redirect("mfa_view_recovery_codes")
    told = {"form": form, "has_pin": bool(account.pin)}
    return render(request, "people/pin.html", told, status=422 if request.method == "POST" else 200)


def pin_forgotten(request: HttpRequest) -> HttpResponse:
    """A recovery code instead of the PIN: it opens nothing, but a new PIN may be chosen."""
    account = me(request)
    form = SecondStepForm(request.POST or None, user=account)
    form.fields["code"].label = _("Een herstelcode")
    if request.method == "POST" and form.is_valid():
        if form.authenticator.type == factors.CODES:
            strong.open_keys(request)
            return redirect("pin")
        form.add_error("code", _("Dit is een code uit de app. Gebruik een herstelcode."))
    return render(request, "people/pin_forgotten.html", {"form": form}, status=422 if request.method == "POST" else 200)


class AddressView(EmailView):
    """Change the address. The old one stays until the new one is confirmed, and is told."""

    def form_valid(self, form: BaseForm) -> HttpResponse:
        try:
            response: HttpResponse = super().form_valid(form)
        except ImmediateHttpResponse as told:
            form.add_error(None, mail.why(told.response) or ERRORS["rate_limited"])
            return self.form_invalid(form)
        return response

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)
        response.status_code = 422
        return response


@login_not_required
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Another language, for this device and, signed in, for this person; also for the mails they get."""
    code = language.known(request.POST.get("language", "")) or settings.LANGUAGE_CODE
    with override(code):
        response = redirect(way.safe(request.POST.get("next")) or "/")
    language.speak(response, code)
    if isinstance(request.user, Account):
        Person.objects.filter(pk=request.user.pk).update(language=code)
    return response
