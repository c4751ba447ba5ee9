"""What was taken over, on its way: tried until it arrived, then less and less often, and after three days a dead letter.

The job acts as who took it over, so it can send nothing that they did not take. The delivery is locked while it is sent;
killed between the receiver's yes and our note, it is sent again under the same id. What is sent is in no queue, no log and
no error: jobs carry ids, and a try leaves a status.

Organisations take turns, and one whose system is slow has its turn after all others, in a part of each minute: it holds up
nobody else's.
"""

import logging
import time
from collections import Counter
from collections.abc import Container
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
SLOW = 2.0  # seconds of one try after which a system is slow, until it answers faster
FOR_THE_SLOW = 15.0  # seconds of one tick, for all of them together
Due = tuple[UUID, UUID, UUID, UUID]  # delivery, person, book, organisation
# Organisations whose system did not answer just now, and until when it is left alone.
_resting: dict[UUID, datetime] = {}
# Those whose system was slow at its last try, and when that was; they leave the worker to others.
_slow: dict[UUID, float] = {}


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
    """What the worker does with one note. Nothing when it arrived already, waits longer, is being sent by another, or goes to
    a slow system: then it waits for the tick, so that a row of them does not keep the worker from others."""
    delivery, person, book = (UUID(one) for one in signing.loads(note, salt=SALT))
    deliver(delivery, person, book, not_to=_slow)


def send_due(seconds: float = A_RUN) -> int:
    """What is due now, for at most so many seconds: in turns, and slow systems last. Answers how many were tried."""
    with transaction.atomic():
        due = ask("due_deliveries")
    until = time.monotonic() + seconds
    slow = _least_lately([one for one in due if one[3] in _slow])
    tried = _turns([one for one in due if one not in slow], until)
    return tried + _turns(slow, min(until, time.monotonic() + FOR_THE_SLOW))


def _least_lately(due: list[Due]) -> list[Due]:
    """Still in turns; in each turn first who had none for longest, so that what is over for the slow goes round."""
    turns: Counter[UUID] = Counter()
    ordered = []
    for one in due:
        turns[one[3]] += 1
        ordered.append((turns[one[3]], _slow[one[3]], one))
    return [one for _turn, _last, one in sorted(ordered)]


def _turns(due: list[Due], until: float) -> int:
    """Each in its turn until then. What becomes slow on the way is left to the next tick; whatever breaks breaks for itself."""
    tried, slow_before = 0, set(_slow)
    for delivery, person, book, organisation in due:
        if time.monotonic() > until:
            break
        if _rests(organisation) or (organisation in _slow and organisation not in slow_before):
            continue
        try:
            tried += deliver(delivery, person, book)
        except Exception as fault:  # noqa: BLE001 - its words may hold a family's, so only its kind is told
            journal.warning("a turn broke", extra={"fault": type(fault).__name__})
    return tried


def deliver(delivery: UUID, person: UUID, book: UUID, *, not_to: Container[UUID] = ()) -> bool:
    """One try, as who took it over. False when there was nothing to do, or it goes to one of `not_to`."""
    with acting_as(Acting(person=person, client="job"), book), transaction.atomic():
        found = act("delivery_content", delivery)
        if not found:
            return False
        dossier, organisation, sealed, tries, way = found[0]
        if _rests(organisation) or organisation in not_to:
            return False
        to, began = my_organisation(), time.monotonic()
        fault = _tried(Delivery(id=delivery, dossier_id=dossier, payload_sealed=bytes(sealed)), way, to, organisation)
        _timed(organisation, time.monotonic() - began)
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


def _timed(organisation: UUID, seconds: float) -> None:
    if seconds > SLOW:
        _slow[organisation] = time.monotonic()
    else:
        _slow.pop(organisation, None)


def _rests(organisation: UUID) -> bool:
    until = _resting.get(organisation)
    return until is not None and until > clock.now()
