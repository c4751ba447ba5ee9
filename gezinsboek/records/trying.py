""" "Stuur een proef": an invented record along the way that the organisation chose, at once."""

import logging

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from gezinsboek.ground import clock
from gezinsboek.ground.ids import new_id
from gezinsboek.organisations.models import Organisation
from gezinsboek.organisations.preview import invented
from gezinsboek.organisations.trial import Outcome

from . import ways
from .record import Answer, Record
from .ways import NotSent, Parcel

journal = logging.getLogger("gezinsboek.records")


def try_out(organisation: Organisation) -> Outcome:
    """Whether it arrived, and what was answered. Nothing is kept and nothing is tried again."""
    try:
        with transaction.atomic():
            ways.send(organisation.way, Parcel(made_up(organisation), trial=True), organisation)
    except NotSent as fault:
        return Outcome(arrived=False, status=fault.status)
    except Exception as fault:  # noqa: BLE001 - whatever breaks, the page tells that it did not arrive
        journal.warning("sending a trial broke", extra={"fault": type(fault).__name__})
        return Outcome(arrived=False, status="fault")
    return Outcome(arrived=True)


def made_up(organisation: Organisation) -> Record:
    """Of a family that does not exist, and it says so."""
    told, now = invented(), clock.now()
    return Record(
        id=new_id(),
        version=1,
        taken_at=now,
        author=f"{told['who']}, {told['work']}",
        organisation=organisation.name,
        reference=told["reference"],
        chapter=told["chapter"],
        written_at=now,
        about=told["about"],
        text=f"{_('Dit is een proef. Dit gezin bestaat niet.')}\n\n{told['text']}",
        mark="fact",
        mark_words=told["mark"],
        rebuttals=[Answer(told["about"], now, told["rebuttal"])],
        source=settings.ORIGIN,
    )
