"""Keys: a new one beside the old, and the old one ends at a chosen moment. At most three run of a kind."""

import base64
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from gezinsboek.ground import clock
from gezinsboek.ground.acts import act
from gezinsboek.ground.codes import token
from gezinsboek.ground.vault import vault

from .models import Key, Organisation

OVERLAP = timedelta(days=7)
MOST = 3
PREFIX = "gb_"


class Made(NamedTuple):
    """A key as it is shown, once."""

    key: Key
    shown: str


def running(organisation: Organisation, kind: str) -> list[Key]:
    """The keys of this kind that work now, newest first."""
    now = clock.now()
    return list(
        Key.objects.filter(Q(ends_at=None) | Q(ends_at__gt=now), organisation=organisation, kind=kind).order_by(
            "-made_at"
        )
    )


def make(organisation: Organisation, kind: str, *, key_id: UUID, old_ends: datetime | None = None) -> Made:
    """A new key; those that run already end at `old_ends`. The same id a second time raises IntegrityError; a fourth, or by
    somebody who may not, Refused."""
    key = Key(id=key_id, organisation=organisation, kind=kind)
    if kind == Key.Kind.WEBHOOK:
        shown = "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
        key.secret = shown
    else:
        # letters and digits alone, so that the two halves are told apart by the underscores
        key.handle, secret = secrets.token_hex(8), token()
        key.kept, shown = fingerprint(key.handle, secret), f"{PREFIX}{key.handle}_{secret}"
    act("make_organisation_key", key.id, kind, key.secret_sealed, key.handle, key.kept, old_ends)
    return Made(key, shown)


def end(key: UUID, at: datetime | None = None) -> None:
    """It works no longer, at once or from that moment."""
    act("end_organisation_key", key, at or clock.now())


def organisation_of(shown: str) -> UUID | None:
    """The organisation that an api key lets in, over the door; None for anything else."""
    handle, _, secret = shown.removeprefix(PREFIX).partition("_")
    if not shown.startswith(PREFIX) or not handle or not secret or len(shown) > 100:
        return None
    found: UUID | None = act("open_organisation_key", handle, fingerprint(handle, secret), using="door")[0][0]
    return found


def fingerprint(handle: str, secret: str) -> str:
    """What is kept of a secret half."""
    return vault().fingerprint("organisation key", f"{handle}-{secret}").hex()
