"""Messages on a device, where the person wants them: that something is new, never what. Push services see even less."""

import json
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from gezinsboek.ground import outgoing
from gezinsboek.ground.acting import acting
from gezinsboek.ground.ids import new_id

from . import vapid
from .models import Device

SALT = "gezinsboek.notices.device"
GONE = (404, 410)
A_DAY = 24 * 60 * 60
MOST = 10  # devices of one person


class NotPushed(Exception):  # noqa: N818 - says what is so
    """The push service did not take it this time. Carries no address."""


def allowed(endpoint: str) -> bool:
    """Only the push services of the browsers themselves: what a browser sends us may not make us call anybody else."""
    try:
        url = urlsplit(endpoint)
        host, port = url.hostname or "", url.port
    except ValueError:
        return False
    known = any(host == one or (one.startswith("*.") and host.endswith(one[1:])) for one in settings.PUSH_HOSTS)
    local = settings.KIND == "demo" and url.scheme == "http" and host == "127.0.0.1"
    return known and (local or (url.scheme == "https" and port in (None, 443))) and not url.username


def switch_on(endpoint: str, key: str, secret: str) -> bool:
    """This device of mine takes messages from now on; twice is once. False for what no browser would send."""
    who = acting()
    try:
        device, auth = vapid.from_letters(key), vapid.from_letters(secret)
        vapid.sealed_for(device, auth, b"")
    except ValueError:
        return False
    if who is None or not allowed(endpoint) or len(auth) != 16 or len(endpoint) > 1000:
        return False
    mark = salted_hmac(SALT, f"{who.person} {endpoint}", algorithm="sha256").hexdigest()
    if Device.objects.filter(mark=mark).exists() or Device.objects.count() >= MOST:
        return True
    mine = Device(id=new_id(), person=who.person, mark=mark)
    mine.endpoint, mine.keys = endpoint, f"{key} {secret}"
    Device.objects.bulk_create([mine], ignore_conflicts=True)
    return True


def push(device: UUID, language: str, *, discreet: bool) -> None:
    """One neutral message to this device of the acting person. A device that is gone is forgotten. Raises NotPushed to be
    tried again."""
    found = Device.objects.filter(id=device).first()
    if found is None or not allowed(found.endpoint):
        return
    with translation.override(language):
        title = _("Bericht van je agenda") if discreet else _("Er is iets nieuws voor je")
    key, secret = (vapid.from_letters(part) for part in found.keys.split(" "))
    status = _sent(
        found.endpoint, vapid.sealed_for(key, secret, json.dumps({"title": title, "url": "/nieuw/"}).encode())
    )
    if status in GONE:
        Device.objects.filter(id=device).delete()
    elif not 200 <= status < 300:
        raise NotPushed(str(status))


def _sent(endpoint: str, body: bytes) -> int:
    """The status the push service answers."""
    url = urlsplit(endpoint)
    headers = {
        "Authorization": vapid.authorization(f"{url.scheme}://{url.netloc}"),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(A_DAY),
        "Topic": "nieuw",  # a message that waits makes room for the next
        "Urgency": "normal",
    }
    try:
        return outgoing.send("POST", endpoint, body, headers)
    except (outgoing.Unreached, outgoing.Forbidden) as fault:
        raise NotPushed(str(fault)) from None
