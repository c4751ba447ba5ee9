"""`/inloggen/kwijt/`: who lost every way in. Every page is the same for a name that is nobody's."""

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.core.exceptions import RateLimited
from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gezinsboek.people import limits, lost, lost_mail, way
from gezinsboek.people.forms.lost import KeptForm, LostForm
from gezinsboek.people.models import Account, Recovery
from gezinsboek.people.wording import ERRORS

HERE = "lost"  # in the session: the try that this browser began or has the code of, with its codes while they are shown


@login_not_required
def lost_begin(request: HttpRequest) -> HttpResponse:
    """The name of who lost their way in. A try is counted before it is looked at, and for every name alike."""
    if request.user.is_authenticated:
        return redirect("my_voucher")
    form = LostForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        login = form.cleaned_data["login"]
        if _counted(request, "lost", limits.tried_by(request, login.lower())):
            begun = lost.begin(login)
            spoken = f"{begun.spoken[:3]} {begun.spoken[3:]}"
            request.session[HERE] = {"id": str(begun.id), "code": str(begun.code), "spoken": spoken}
            return redirect("lost_wait")
        form.add_error(None, ERRORS["too_many_login_attempts"])
    told = {"form": form, "days": settings.RECOVERY_DAYS}
    return render(request, "people/lost.html", told, status=422 if request.method == "POST" else 200)


@login_not_required
def lost_wait(request: HttpRequest) -> HttpResponse:
    """How it stands, with the two codes; without them the kept code is asked."""
    form = KeptForm(request.POST or None)
    if request.method == "POST" and "forget" in request.POST:
        request.session.pop(HERE, None)
        return redirect("lost_wait")
    if request.method == "POST" and form.is_valid():
        kept = form.cleaned_data["kept"]
        if not _counted(request, "lost_go_on", kept.upper()[:9]):
            form.add_error(None, ERRORS["too_many_login_attempts"])
        elif (row := lost.kept_code(kept)) is None:
            form.add_error("kept", _("Deze code klopt niet. Kijk hem nog eens na."))
        else:
            request.session[HERE] = {"id": str(row.pk)}
            return redirect("lost_wait")
    here = request.session.get(HERE, {})
    row = _here(request)
    told = {"form": form, "here": here, "row": row, "stands": lost.stands(row).value if row else ""}
    told["private_days"] = settings.RECOVERY_PRIVATE_DAYS
    return render(request, "people/lost_wait.html", told, status=422 if form.errors else 200)


@login_not_required
@require_POST
def lost_done(request: HttpRequest) -> HttpResponse:
    """The days are over: the account is theirs again, and they make a new key."""
    row = _here(request)
    account = lost.finish(row) if row and not request.user.is_authenticated else None
    if account is None:
        return redirect("lost_wait")
    request.session.pop(HERE, None)
    way.remember(request, reverse("account_email"))
    response: HttpResponse = perform_login(request, Login(user=account, redirect_url=reverse("own_key")))
    return response


@login_not_required
def lost_stop(request: HttpRequest, token: str) -> HttpResponse:
    """ "Dit was ik niet", from a mail and without signing in. It stands on a button: what reads along in mail opens links."""
    named = lost_mail.recovery_in(token)
    row = Recovery.objects.filter(pk=named).first() if named else None
    if row is None or row.account_id is None:
        raise Http404("no such try")
    if request.method == "POST":
        lost.stop(row.account_id)
        row.refresh_from_db()
    return render(request, "people/lost_stop.html", {"row": row, "token": token})


@require_POST
def lost_not_me(request: HttpRequest) -> HttpResponse:
    """The same, from the strip on every page of who is signed in."""
    assert isinstance(request.user, Account)
    lost.stop(request.user.pk)
    messages.success(request, _("Gestopt. Niemand komt zo binnen met jouw account."))
    return redirect("my_voucher")


def _here(request: HttpRequest) -> Recovery | None:
    return Recovery.objects.filter(pk=request.session.get(HERE, {}).get("id")).first()


def _counted(request: HttpRequest, action: str, key: str) -> bool:
    """Whether there is a try left; it is spent now, over the autocommit connection."""
    try:
        ratelimit.consume(request, app="allauth.account", action=action, key=key, raise_exception=True, limit_get=True)
    except RateLimited:
        return False
    return True
