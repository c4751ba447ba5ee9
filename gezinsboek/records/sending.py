"""What was taken over, on its way: tried until it arrived, then less and less often, and after three days a dead letter.

The job acts as who took it over, so it can send nothing that they did not take. The delivery is locked while it is sent;
killed between the receiver's yes and our note, it is sent again under the same id. What is sent is in no queue, no log and
no error: jobs carry ids, and a try leaves a status.
"""

import logging
import time
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.db import transaction

from gezinsboek.ground import clock
from gezinsboek.ground.acting import Acting, acting, acting_as
from gezinsboek.ground.acts import act, ask
from gezinsboek.ground.vault.errors import KeyGone
from gezinsboek.organisations.mine import my_organisation
from gezinsboek.organisations.models import Organisation

from . import ways
from .enclosing import contents
from .models import Delivery, Takeover
from .record import from_bytes
from .ways import Never, NotSent, NotYet, Parcel

journal = logging.getLogger("gezinsboek.records")

SALT = "gezinsboek.records.sending"
MINUTE = timedelta(seconds=settings.SENDING_MINUTE)
# Before the second try, before the third ...; after the last the letter is dead, until somebody sends it again.
LADDER = tuple(MINUTE * minutes for minutes in (1, 5, 30, 2 * 60, 6 * 60, 12 * 60, 24 * 60, 24 * 60))
REST = MINUTE
A_RUN = 50.0  # seconds of one tick, so that the next finds the worker free
# Organisations whose system did not answer just now, and until when it is left alone: it holds up nobody else's.
_resting: dict[UUID, datetime] = {}


def soon(delivery: UUID, book: UUID, at: datetime | None = None) -> None:
    """To be called in the transaction that takes over: the job is queued with it, or not at all."""
    from .tasks import send

    who = acting()
    if who is not None:
        send.configure(schedule_at=at).defer(note=note_of(delivery, who.person, book))


def note_of(delivery: UUID, person: UUID, book: UUID) -> str:
    """What the job carries: ids, signed."""
    return signing.dumps([str(delivery), str(person), str(book)], salt=SALT)


def send_noted(note: str) -> None:
    """What the worker does with one note. Nothing when it arrived already, waits longer, or is being sent by another."""
    delivery, person, book = (UUID(one) for one in signing.loads(note, salt=SALT))
    deliver(delivery, person, book)


def send_due(seconds: float = A_RUN) -> int:
    """What is due now, for at most so many seconds. Answers how many were tried."""
    until, tried = time.monotonic() + seconds, 0
    with transaction.atomic():
        due = ask("due_deliveries")
    for delivery, person, book, organisation in due:
        if time.monotonic() > until:
            break
        if not _rests(organisation):
            tried += deliver(delivery, person, book)
    return tried


def deliver(delivery: UUID, person: UUID, book: UUID) -> bool:
    """One try, as who took it over. False when there was nothing to do."""
    with acting_as(Acting(person=person, client="job"), book), transaction.atomic():
        found = act("delivery_content", delivery)
        if not found:
            return False
        dossier, organisation, sealed, tries, way = found[0]
        if _rests(organisation):
            return False
        to = my_organisation()
        fault = _tried(Delivery(id=delivery, dossier_id=dossier, payload_sealed=bytes(sealed)), way, to, organisation)
        if isinstance(fault, NotYet) and fault.about_all:
            _resting[organisation] = clock.now() + REST
        else:
            _resting.pop(organisation, None)
        fetched_later = way == Takeover.Way.WEBHOOK and to is not None and to.content == Organisation.Content.ID
        status = fault.status if fault else ""
        act("delivered", delivery, fault is None, status, _next(fault, tries), fetched_later)
    if fault:
        journal.warning("a record did not arrive", extra={"fault": type(fault).__name__, "count": tries + 1})
    return True


def _tried(kept: Delivery, way: str, to: Organisation | None, organisation: UUID) -> NotSent | None:
    """Why it did not arrive, or None. Whatever breaks on the way is a try that failed."""
    if to is None or to.id != organisation:
        return Never("left")  # who works elsewhere by now sends nothing to where they were
    try:
        with transaction.atomic():  # a fault in there leaves room to note it
            ways.send(way, Parcel(from_bytes(kept.payload), partial(contents, kept.dossier_id)), to)
    except NotSent as fault:
        return fault
    except KeyGone:
        return Never("erased")
    except Exception as fault:  # noqa: BLE001 - its words may hold a family's, so only its kind is told
        journal.warning("sending a record broke", extra={"fault": type(fault).__name__})
        return NotYet("fault")
    return None


def _next(fault: NotSent | None, tries: int) -> datetime | None:
    """When to try again; None when never, or when it arrived."""
    return clock.now() + LADDER[tries] if isinstance(fault, NotYet) and tries < len(LADDER) else None


def _rests(organisation: UUID) -> bool:
    until = _resting.get(organisation)
    return until is not None and until > clock.now()
