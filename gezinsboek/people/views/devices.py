"""`/apparaten/`: where this person is signed in, and signing out elsewhere or everywhere."""

from allauth.account.internal.flows.logout import logout
from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gezinsboek.people.models import Account


def devices(request: HttpRequest) -> HttpResponse:
    """The list; a POST ends one (`end`), all others (`others`) or all (`everywhere`)."""
    account = request.user
    assert isinstance(account, Account)
    if request.method == "POST":
        return end(request, account)
    sessions = UserSession.objects.purge_and_list(account)
    here = request.session.session_key
    listed = sorted(sessions, key=lambda session: (session.session_key != here, -session.last_seen_at.timestamp()))
    told = [
        {
            "id": s.pk,
            "device": s.user_agent,
            "since": s.created_at,
            "used": s.last_seen_at,
            "here": s.session_key == here,
        }
        for s in listed
    ]
    return render(request, "people/devices.html", {"devices": told})


def end(request: HttpRequest, account: Account) -> HttpResponse:
    """Sign out there. A session that is not in the list ends too: all hang on the account's marker, which is renewed."""
    if "end" in request.POST:
        number = request.POST["end"]
        one = get_object_or_404(UserSession, user_id=account.pk, pk=int(number) if number.isdigit() else 0)
        current = one.session_key == request.session.session_key
        end_sessions(request, [one])
        messages.success(request, _("Dat apparaat is uitgelogd."))
        return redirect("account_login" if current else "usersessions_list")
    everywhere = "everywhere" in request.POST
    own = request.session.session_key
    ended = UserSession.objects.filter(user_id=account.pk)
    end_sessions(request, list(ended if everywhere else ended.exclude(session_key=own)))
    row = Account.objects.get(pk=account.pk)
    row.set_unusable_password()
    row.save(update_fields=["password"])
    if everywhere:
        logout(request)
        messages.success(request, _("Je bent overal uitgelogd."))
        return redirect("account_login")
    UserSession.objects.filter(session_key=own).delete()
    update_session_auth_hash(request, row)
    UserSession.objects.create_from_request(request)
    messages.success(request, _("Alle andere apparaten zijn uitgelogd."))
    return redirect("usersessions_list")
