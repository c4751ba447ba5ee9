"""Choosing who vouches for me (`/mijn/kwijt/`), and vouching for others (`/mijn/instaan/`)."""

from typing import Any
from uuid import UUID

from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gezinsboek.people import lost, lost_mail, vouching
from gezinsboek.people.accounts import introduced
from gezinsboek.people.forms.lost import ChooseForm, VouchForm
from gezinsboek.people.models import Account, Vouching
from gezinsboek.people.pin import Tried
from gezinsboek.people.wording import ERRORS


def _me(request: HttpRequest) -> Account:
    assert isinstance(request.user, Account)
    return request.user


def my_voucher(request: HttpRequest) -> HttpResponse:
    """Whom I chose, and what happened with my account."""
    account = _me(request)
    mine = vouching.mine(account)
    told = {
        "mine": mine,
        "name": introduced(mine.voucher) if mine and mine.voucher and mine.agreed_at else "",
        "tries": lost.log_of(account),
        "days": settings.RECOVERY_DAYS,
    }
    return render(request, "people/my_voucher.html", told)


def choose(request: HttpRequest) -> HttpResponse:
    """Ask somebody, or have nobody any more. The answer is the same whomever the words name."""
    account = _me(request)
    if request.method == "POST" and "nobody" in request.POST:
        vouching.end(account)
        lost_mail.tell(account.pk, "vouch_changed")
        messages.success(request, _("Opgeslagen. Er staat nu niemand voor je in."))
        return redirect("my_voucher")
    form = ChooseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if ratelimit.consume(request, app="allauth.account", action="choose_voucher", user=account):
            vouching.ask(account, form.cleaned_data["login"])
            messages.success(request, _("We vragen het. Je ziet hier wanneer die persoon ja zegt."))
            return redirect("my_voucher")
        form.add_error(None, ERRORS["rate_limited"])
    status = 422 if request.method == "POST" else 200
    return render(request, "people/choose_voucher.html", {"form": form}, status=status)


def vouch_for(request: HttpRequest) -> HttpResponse:
    """Who chose me, and who needs my word now. Names only, nothing of any book."""
    people = [_seen(one) for one in vouching.of_voucher(_me(request))]
    return render(request, "people/vouch_for.html", {"people": people})


def _seen(one: Vouching) -> dict[str, Any]:
    waits = bool(one.agreed_at and one.voucher_id and lost.open_of(one.account_id, one.voucher_id))
    return {"id": one.pk, "name": introduced(one.account), "agreed": one.agreed_at, "waits": waits}


@require_POST
def vouch_answer(request: HttpRequest, asked: UUID) -> HttpResponse:
    """Yes, or no; or not any more."""
    if "yes" in request.POST:
        if not vouching.agree(_me(request), asked):
            raise Http404("nobody asks this")
        messages.success(request, _("Fijn. Als het nodig is, hoor je het."))
    else:
        vouching.decline(_me(request), asked)
        messages.success(request, _("Opgeslagen. Je staat niet meer in voor deze persoon."))
    return redirect("vouch_for")


def vouch_word(request: HttpRequest, asked: UUID) -> HttpResponse:
    """The word itself: the code that was read aloud, right after signing in again."""
    voucher = _me(request)
    one = next((one for one in vouching.of_voucher(voucher) if one.pk == asked and one.agreed_at), None)
    if one is None or not lost.open_of(one.account_id, voucher.pk):
        raise Http404("nobody waits for this")
    if request.method == "POST" and "not_them" in request.POST:
        lost.not_them(voucher, one.account_id)
        messages.success(request, _("Gestopt. Goed dat je het zegt."))
        return redirect("vouch_for")
    form = VouchForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        tried = lost.vouch(voucher, one.account_id, form.cleaned_data["code"])
        if tried is Tried.RIGHT:
            messages.success(request, _("Klaar. Over een paar dagen kan deze persoon weer inloggen."))
            return redirect("vouch_for")
        wrong = _("Deze code klopt niet. Vraag hem nog eens.")
        form.add_error("code", wrong if tried is Tried.WRONG else ERRORS["too_many_login_attempts"])
    told = {"form": form, "name": introduced(one.account), "id": one.pk}
    return render(request, "people/vouch_word.html", told, status=422 if form.errors else 200)
