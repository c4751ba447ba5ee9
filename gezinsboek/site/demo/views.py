"""Choosing who to be, and the outbox."""

import time
from types import SimpleNamespace

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from cast.people import PLAYERS, player
from cast.stories import STORIES
from cast.who import FAMILY, HELPERS, OTHERS, WHO
from gezinsboek.people.gate import FACTOR
from gezinsboek.people.models import Account
from gezinsboek.people.strong import STRONG_AT

from .guard import demo_only
from .outbox import newest


@login_not_required
@demo_only
def choose(request: HttpRequest) -> HttpResponse:
    """The cast: the most telling ones with a sentence about who they are, then everybody else by family."""
    groups = [
        (title, [_shown(key, about) for key, about in group.items()])
        for title, group in ((_("Gezin"), FAMILY), (_("Helpers"), HELPERS), (_("Anderen"), OTHERS))
    ]
    return render(request, "site/demo/choose.html", {"groups": groups, "families": _everybody_else()})


def _everybody_else() -> list[tuple[str, list[SimpleNamespace]]]:
    """Each once, in the first book they are in; a family all of whom stand above is left out."""
    found, seen = [], set(WHO)
    for story in STORIES:
        around = [story.opener, *(guest.key for guest in story.guests)]
        if new := [key for key in around if key not in seen]:
            found.append((story.name, [_shown(key) for key in new]))
            seen.update(new)
    return found


def _shown(key: str, about: str = "") -> SimpleNamespace:
    who = PLAYERS[key]
    return SimpleNamespace(
        key=key, name=who.name, id=who.id, professional=who.professional, profession=who.profession, about=about
    )


@csrf_exempt  # so that a script can become somebody too; it works on loopback only and for nobody who exists
@login_not_required
@require_POST
@demo_only
def become(request: HttpRequest, key: str) -> HttpResponse:
    """From now on this browser is that player, signed in as with a passkey."""
    if key not in PLAYERS:
        raise Http404("not in the cast")
    account = Account.objects.get(pk=player(key).id)
    request.session.flush()
    login(request, account, backend="allauth.account.auth_backends.AuthenticationBackend")
    request.session[STRONG_AT] = int(time.time())
    request.session[FACTOR] = True
    UserSession.objects.create_from_request(request)  # so that "Hier ben je ingelogd" has something to show
    return redirect("/")


@login_not_required
@demo_only
def outbox(request: HttpRequest) -> HttpResponse:
    """The newest fifty mails that left over SMTP and arrived in the demo's own mail server."""
    here = f"{request.scheme}://{request.get_host()}"
    return render(request, "site/demo/outbox.html", {"mails": newest(settings.GEZINSBOEK_HOME / "outbox", here)})


@login_not_required
@demo_only
def look(request: HttpRequest) -> HttpResponse:
    """Every part of the look on one page."""
    from gezinsboek.ground.ui import showcase

    return render(request, "ui/showcase.html", showcase.context())
