"""Choosing who to be, and the outbox."""

import time
from email import message_from_bytes, policy
from email.message import EmailMessage
from types import SimpleNamespace

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from cast.people import PLAYERS, player
from cast.who import WHO
from gezinsboek.people.gate import FACTOR
from gezinsboek.people.models import Account

from .guard import demo_only


@login_not_required
@demo_only
def choose(request: HttpRequest) -> HttpResponse:
    """The cast, each with a sentence about who they are."""
    people = [
        SimpleNamespace(
            key=key, name=PLAYERS[key].name, id=PLAYERS[key].id, professional=PLAYERS[key].professional, about=about
        )
        for key, about in WHO.items()
    ]
    return render(request, "site/demo/choose.html", {"people": people})


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
    request.session["strong_at"] = int(time.time())
    request.session[FACTOR] = True
    return redirect("/")


@login_not_required
@demo_only
def outbox(request: HttpRequest) -> HttpResponse:
    """The newest fifty mails that left over SMTP and arrived in the demo's own mail server."""
    files = sorted((settings.GEZINSBOEK_HOME / "outbox").glob("*.eml"), reverse=True)[:50]
    return render(request, "site/demo/outbox.html", {"mails": [_read(file.read_bytes()) for file in files]})


@login_not_required
@demo_only
def look(request: HttpRequest) -> HttpResponse:
    """Every part of the look on one page."""
    from gezinsboek.ground.ui import showcase

    return render(request, "ui/showcase.html", showcase.context())


def _read(raw: bytes) -> SimpleNamespace:
    mail = message_from_bytes(raw, _class=EmailMessage, policy=policy.default)
    body = mail.get_body(("plain",))
    return SimpleNamespace(
        to=mail["To"], subject=mail["Subject"], sent=mail["Date"], text=body.get_content() if body else ""
    )
