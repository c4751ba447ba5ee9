"""To the organisation's own system: a CloudEvent, signed after the Standard Webhooks spec by every key that runs.

So a key rotates without a gap: as long as two run, both signatures are there, and the receiver's library takes either.
"""

from datetime import UTC
from typing import Any

from django.utils import timezone
from standardwebhooks import Webhook

from gezinsboek.ground import outgoing
from gezinsboek.organisations import keys
from gezinsboek.organisations.models import Key, Organisation
from gezinsboek.records.record import as_json, canonical, sha256_of

from . import Never, NotYet, Parcel

TYPE = "nl.gezinsboek.overgenomen.v1"
TRIAL = "nl.gezinsboek.proef.v1"  # the same, of a family that does not exist
GONE = 410  # Standard Webhooks: the receiver does not want these any more


def send(parcel: Parcel, organisation: Organisation) -> None:
    secrets = [key.secret for key in keys.running(organisation, Key.Kind.WEBHOOK)]
    if not secrets or not organisation.endpoint:
        raise Never("not set up")
    body = canonical(event(parcel, whole=organisation.content == Organisation.Content.WHOLE))
    try:
        status = outgoing.send("POST", organisation.endpoint, body, headers(str(parcel.id), body, secrets))
    except outgoing.Forbidden:
        raise Never("forbidden") from None
    except outgoing.Unreached:
        raise NotYet("no answer") from None
    if status == GONE:
        raise Never(status)
    if not 200 <= status < 300:
        raise NotYet(status)


def event(parcel: Parcel, *, whole: bool) -> dict[str, Any]:
    """CloudEvents 1.0, structured JSON. With `whole` the record itself, else only that there is one."""
    sha256 = sha256_of(parcel.record)
    few = {"id": str(parcel.id), "version": parcel.record.version, "sha256": sha256}
    told = as_json(parcel.record)
    return {
        "specversion": "1.0",
        "id": str(parcel.id),
        "source": parcel.record.source,
        "type": TRIAL if parcel.trial else TYPE,
        "subject": str(parcel.id),
        "time": told["taken_at"],
        "datacontenttype": "application/json",
        "sha256": sha256,  # of the canonical bytes of the record, as the receipt keeps it
        "data": told if whole else few,
    }


def headers(message: str, body: bytes, secrets: list[str]) -> dict[str, str]:
    """Of the real moment: a receiver has no clock of ours."""
    now = timezone.now().astimezone(UTC)
    signed = [Webhook(secret).sign(message, now, body.decode()) for secret in secrets]
    return {
        "Content-Type": "application/cloudevents+json; charset=utf-8",
        "User-Agent": "Gezinsboek",
        "webhook-id": message,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": " ".join(signed),
    }
