"""Taking over by the real rules, and what the worker does with it."""

import json
from uuid import UUID

from django.db import connection, transaction
from psycopg.types.json import Jsonb

from cast.family import Family
from cast.people import as_
from cast.working import MANAGER, samen_doen
from gezinsboek.circle.tests.wires import one, superuser
from gezinsboek.ground.acts import act
from gezinsboek.ground.ids import new_id
from gezinsboek.organisations import keys
from gezinsboek.organisations.models import Organisation
from gezinsboek.records import record, sending, tasks
from gezinsboek.records.models import Delivery, Takeover

from .records import made_up

WORDS = "Wij spraken over slapen."


def with_key(**settings: str) -> tuple[Organisation, str]:
    """Samen Doen with these settings and a key that signs; what the receiver's side knows of it."""
    found = samen_doen(**settings)
    return found, new_key()


def new_key(old_ends=None) -> str:
    with as_(MANAGER, fresh=True), transaction.atomic():
        organisation = Organisation.objects.get()
        return keys.make(organisation, "webhook", key_id=new_id(), old_ends=old_ends).shown


def no_keys() -> None:
    with superuser() as db:
        db.execute("delete from organisation_key")


def takes_over(
    family: Family, organisation: Organisation, *, key: str = "femke", chapter: str = "Hulp", **told: object
) -> record.Record:
    """What this player wrote, on its way to their organisation by the way that it chose."""
    item = family.writes(key, chapter, WORDS)
    with as_(key), transaction.atomic():
        going = made_up(**{"text": WORDS, "version": 1, "files": []} | told)
        kept = Delivery(id=going.id, dossier_id=family.id)
        kept.payload = record.bytes_of(going).decode()
        receipt = {
            "id": str(going.id),
            "item": str(item.id),
            "way": organisation.way,
            "how": "click",
            "version": 1,
            "organisation": str(organisation.id),
            "sha256": record.sha256_of(going),
            "words": 4,
        }
        act("take_over", Jsonb(receipt), b"", b"", kept.payload_sealed)
        sending.soon(going.id, family.id)
    return going


def works() -> int:
    """The worker does what waits in the queue, once; how many jobs of ours there were."""
    with connection.cursor() as cursor:
        cursor.execute("select args from procrastinate_jobs where task_name = 'records.send' order by id")
        jobs = [args if isinstance(args, dict) else json.loads(args) for (args,) in cursor.fetchall()]
        cursor.execute("delete from procrastinate_jobs where task_name = 'records.send'")
    for job in jobs:
        tasks.send(**job)
    return len(jobs)


def state(delivery: UUID, key: str = "femke") -> tuple[str, int, str]:
    """(state, tries, status), as its taker sees it."""
    with as_(key), transaction.atomic():
        row = Delivery.objects.defer("payload_sealed").get(id=delivery)
        return row.state, row.tries, row.status


def receipt(delivery: UUID, key: str = "femke") -> Takeover:
    with as_(key), transaction.atomic():
        return Takeover.objects.get(id=delivery)


def kept(delivery: UUID) -> bytes:
    """What still lies here of the content, sealed."""
    with superuser() as db:
        return bytes(one(db, "select payload_sealed from delivery where id = %s", delivery))


def rested() -> None:
    """The minute after a try that failed is over."""
    sending._resting.clear()
    sending._slow.clear()
