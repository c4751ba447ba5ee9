"""Reminders: that something is there soon, as a notice that says nothing of what or where (REQ-82).

The database says whose is to be looked at (`acl.reminders_due`): at its moment, and after every change of the appointment. Each
is looked after as the person it is of, so nobody hears of what they do not read.
"""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.db import Error, transaction

from gezinsboek.ground import clock
from gezinsboek.ground.acting import Acting, acting_as
from gezinsboek.ground.acts import act

from . import repeating
from .models import Appointment, Reminder

journal = logging.getLogger("gezinsboek.agenda")
LATE = timedelta(minutes=30)  # what could not be said for so long is not said any more


def remind_everybody() -> int:
    """Every minute: say what is due now. Answers how many."""
    said = 0
    for reminder, person in act("reminders_due"):
        try:
            said += remind(reminder, person)
        except Error as fault:  # one person's trouble does not keep another waiting
            journal.exception("a reminder could not be said", extra={"fault": type(fault).__name__})
    return said


def remind(reminder: UUID, person: UUID) -> bool:
    """As this person: is it time? Then it is told, once; and when to look again."""
    with acting_as(Acting(person=person)), transaction.atomic():
        one = Reminder.objects.filter(id=reminder).first()
        if one is None or one.next_at is None:
            return False
        now = clock.now()
        near = announced(one, now - LATE)
        due = near if near and near <= now else None
        act("remind", one.id, one.next_at, due, announced(one, now))
        return due is not None


def announced(reminder: Reminder, after: datetime) -> datetime | None:
    """The next moment after this one at which it is to be said."""
    found = Appointment.objects.filter(item_id=reminder.item_id, item__deleted_at=None).first()
    if found is None:
        return None
    before = timedelta(minutes=reminder.minutes)
    coming = repeating.coming(found, found.item.occurrences.all(), after + before)
    return coming.at - before if coming else None
