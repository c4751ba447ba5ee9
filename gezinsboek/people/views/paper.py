"""Without e-mail: signing in from paper, and the first key of one's own."""

from allauth.account.internal.flows.login import record_authentication
from allauth.core.exceptions import RateLimited
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gezinsboek.people import factors, recovery, strong, way
from gezinsboek.people.forms.mine import PinForm
from gezinsboek.people.forms.sign_in import PaperForm
from gezinsboek.people.models import Account
from gezinsboek.people.pin import set_pin
from gezinsboek.people.wording import ERRORS


@login_not_required
def recovery_login(request: HttpRequest) -> HttpResponse:
    """`/inloggen/herstelcode/`: the sign-in name and one recovery code."""
    if request.user.is_authenticated:
        return redirect(way.on(request))
    next_url = way.safe(request.POST.get("next") or request.GET.get("next"))
    form = PaperForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            account = recovery.unlock(request, form.cleaned_data["name"], form.cleaned_data["code"])
        except RateLimited:
            form.add_error(None, ERRORS["too_many_login_attempts"])
        else:
            if account:
                return recovery.sign_in(request, account, next_url or way.on(request))
            form.add_error(None, _("Deze naam en code horen niet bij elkaar. Kijk ze nog eens na."))
    status = 422 if request.method == "POST" else 200
    return render(request, "people/recovery_login.html", {"form": form, "next_url": next_url}, status=status)


def own_key(request: HttpRequest) -> HttpResponse:
    """`/eigen-sleutel/`: who came in with a code on paper makes a passkey, or a PIN and recovery codes for on paper."""
    account = request.user
    assert isinstance(account, Account)
    if not account.key_due:
        return redirect(way.on(request))
    form = PinForm(request.POST or None)
    if request.method == "POST" and not account.pin and form.is_valid():
        set_pin(account, form.cleaned_data["new_pin"])
        record_authentication(request, account, "pin", reauthenticated=True)
        strong.open_keys(request)
    if account.pin and request.method == "POST" and not form.errors:
        recovery.ensure_codes(account)
        return redirect("mfa_view_recovery_codes")
    told = {"form": form, "has_pin": bool(account.pin), "has_passkey": factors.has_factor(account, factors.PASSKEY)}
    return render(request, "people/own_key.html", told, status=422 if form.errors else 200)
