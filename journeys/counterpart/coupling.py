"""The coupling with Gezinsboek: what comes is checked and kept, what was promised is fetched, what was written is sent."""

import hashlib
import json
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from standardwebhooks import Webhook, WebhookVerificationError

from .store import Store

EVENT = "nl.gezinsboek.overgenomen.v1"
PATIENCE = 10.0
LATER = {401, 408, 429}  # about us or the moment, and not about what we asked
UNLIKE = "wat kwam, is niet wat beloofd was (SHA-256)"
GONE = "is er niet meer: weggegooid, of langer dan dertig dagen geleden"
AWAY = (OSError, HTTPException, ValueError)  # nobody answers, or only half of it came: later again


class Refused(Exception):  # noqa: N818 - says what is so
    """Not signed with a secret of ours, or nothing that we know."""


def receive(store: Store, body: bytes, headers: Mapping[str, str]) -> None:
    """Keep what a webhook brings. When this returns it may be answered with a yes. Raises Refused."""
    settings = store.settings()
    event = verified(settings.get("secrets", []), body, headers)
    if event.get("type") != EVENT:
        return  # something new that we do not know yet is no reason to send it for three days
    data = event["data"]
    if "text" in data:
        store.keep(data, canonical_sha256(data), settings.get("answer_to", ""))
    else:
        store.promise(data["id"], data["sha256"])


def verified(secrets: list[str], body: bytes, headers: Mapping[str, str]) -> dict[str, Any]:
    """What is in it, if one of our secrets signed it: while a key rotates there are two."""
    for secret in secrets:
        try:
            event: dict[str, Any] = Webhook(secret).verify(body, {name.lower(): told for name, told in headers.items()})
        except (WebhookVerificationError, ValueError):  # a signature that is no base64 is a ValueError
            continue
        return event
    raise Refused


def canonical_sha256(record: dict[str, Any]) -> str:
    """Of RFC 8785, as the receipt in Gezinsboek tells it."""
    content = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


def work(store: Store, *, back: bool) -> bool:
    """Everything that waits, once; `back`: also what we may have missed. False when Gezinsboek is away: later again."""
    settings = store.settings()
    if not settings.get("key"):
        return True
    try:
        if back:
            look_back(store, settings)
        for key, sha256 in store.promised():
            fetch(store, settings, key, sha256)
        for key, number, sha256 in store.files_to_come():
            fetch_file(store, settings, key, number, sha256)
        for key, told in store.unsent():
            report(store, settings, key, told)
    except AWAY:
        return False
    return True


def look_back(store: Store, settings: dict[str, Any]) -> None:
    """What was handed over while we were away and is not here."""
    status, body = ask(settings, f"overnames/?na={settings.get('next', '')}")
    if status == 200:
        told = json.loads(body)
        for one in told["items"]:
            store.promise(one["id"], one["sha256"])
        store.settle(next=told["next"])


def fetch(store: Store, settings: dict[str, Any], key: str, sha256: str) -> None:
    """A record of which only the id came. What is in it must be what the receipt says."""
    status, body = ask(settings, f"overnames/{key}/")
    if status == 200 and hashlib.sha256(body).hexdigest() == sha256:
        store.keep(json.loads(body), sha256, settings.get("answer_to", ""))
    elif status == 404:
        store.forget(key)
    elif not _later(status):
        store.unfit(key, UNLIKE if status == 200 else f"antwoord {status}")


def fetch_file(store: Store, settings: dict[str, Any], key: str, number: int, sha256: str) -> None:
    """A file of a record, only if it is the one that the record tells of."""
    status, body = ask(settings, f"overnames/{key}/bestand/{number}/")
    if status == 200 and hashlib.sha256(body).hexdigest() == sha256:
        store.keep_file(key, number, body)
    elif status == 404:
        store.unfit_file(key, number, GONE, tries=1)
    elif not _later(status):
        store.unfit_file(key, number, UNLIKE if status == 200 else f"antwoord {status}")


def _later(status: int) -> bool:
    return status >= 500 or status in LATER


def report(store: Store, settings: dict[str, Any], key: str, told: dict[str, Any]) -> None:
    """Sent until there is an answer that does not change by sending it again. The id makes that it is there once."""
    status, _body = ask(settings, "verslagen/", told)
    if not _later(status):
        store.sent(key, status)


def ask(settings: dict[str, Any], path: str, told: dict[str, Any] | None = None) -> tuple[int, bytes]:
    """Gezinsboek's answer to our program."""
    headers = {"Authorization": f"Bearer {settings['key']}", "Content-Type": "application/json"}
    body = json.dumps(told).encode() if told else None
    try:
        with urlopen(Request(f"{settings['origin']}/koppeling/{path}", body, headers), timeout=PATIENCE) as answer:
            return answer.status, answer.read()
    except HTTPError as refused:
        with refused:
            return refused.code, refused.read()
