"""Asking a colleague by a link, and the link that waits in the session of whoever opened it."""

import time
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from gezinsboek.ground.mail.posting import post

from . import colleagues
from .models import Organisation

KEY = "organisation asked"
LIFE = 24 * 60 * 60


def ask(organisation: Organisation, address: str, *, invitation_id: UUID) -> str:
    """The link; with an address it is mailed there."""
    handle, secret = colleagues.invite(organisation, address, invitation_id=invitation_id)
    link = settings.ORIGIN + reverse("organisation_link", args=[handle, secret])
    if address:
        told = {"link": link, "days": colleagues.DAYS}
        post(address, "organisations/ask_mail", told, get_language() or "nl")
    return link


def keep(request: HttpRequest, handle: str, secret: str) -> None:
    """Cut to what a link of ours can be."""
    handle, secret = handle[:43], secret[:43]
    request.session[KEY] = {"handle": handle, "secret": secret, "at": int(time.time())}


def kept(request: HttpRequest) -> tuple[str, str] | None:
    told = request.session.get(KEY)
    if not told or time.time() - told["at"] > LIFE:
        return None
    return told["handle"], told["secret"]


def forget(request: HttpRequest) -> None:
    request.session.pop(KEY, None)
