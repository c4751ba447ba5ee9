""" "Een eigen boek voor jullie gezin": a code on paper, from a professional. It opens an empty start and gives the giver
nothing, not even whether it was used (rules/65_own_book.sql)."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError

from gezinsboek.ground import clock, codes
from gezinsboek.ground.acts import act, ask
from gezinsboek.people.models import Person

from .invitations import handle_in_use

DAYS = 90


def give(code: UUID) -> tuple[str, datetime]:
    """A new code: its handle, and until when it works. Refused for who is no professional; the same id a second time
    raises IntegrityError."""
    while True:
        handle, expires = codes.new_handle(), clock.now() + timedelta(days=DAYS)
        try:
            act("give_own_book", code, handle, expires)
        except IntegrityError as fault:
            if not handle_in_use(fault):
                raise
        else:
            return handle, expires


def giver_of(handle: str) -> Person | None:
    """Who gave this code, with name, profession and organisation alone; None when it is unknown, used or too old."""
    found = ask("own_book", handle)
    if not found:
        return None
    giver, name, profession, organisation = found[0]
    return Person(
        id=giver, name_sealed=name, profession_sealed=profession, organisation_sealed=organisation, professional=True
    )


def use(handle: str) -> bool:
    """A book was opened with it: from now on it opens nothing. False when somebody else was first."""
    used: bool = act("use_own_book", handle)[0][0]
    return used
