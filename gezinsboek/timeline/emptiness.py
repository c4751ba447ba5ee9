"""Why nothing stands here: said in words that are true for everybody to whom nothing is shown, so that what is hidden is
not betrayed. It asks the database only when a page is empty."""

import json
from datetime import datetime

from django.utils.translation import gettext as _

from gezinsboek.ground.acts import ask
from gezinsboek.ground.ui import dates

from .frame import Frame
from .reading import Choice


def reason(frame: Frame, choice: Choice) -> str:
    """One or two sentences for an empty timeline."""
    if frame.looking_as:
        return _("Hier staat niets wat jullie allebei lezen.")
    if not frame.chapters:
        return _nothing_shared(frame)
    if frame.writable:
        return _("Hier staat nog niets. Schrijf het eerste stukje.")
    begins = _begins(frame, choice)
    if begins:
        told = {"day": dates.full_day(begins)}
        return _("Je leest hier mee vanaf %(day)s. Sinds die dag is er nog niets met jou gedeeld.") % told
    return _("Er is nog niets met jou gedeeld. Zodra dat zo is, zie je het hier.")


def _nothing_shared(frame: Frame) -> str:
    ended: datetime | None = ask("my_last_end", frame.book.id)[0][0]
    if ended:
        return _("Wat met jou gedeeld was, stopte op %(day)s. Het gezin kan het opnieuw delen.") % {
            "day": dates.full_day(ended)
        }
    return _("Er is nu geen hoofdstuk met jou gedeeld. Het gezin kiest wat jij leest.")


def _begins(frame: Frame, choice: Choice) -> datetime | None:
    """From when on I read here, when it is not everything; the earliest of the chapters that are shown."""
    known: dict[str, str] = json.loads(ask("my_since")[0][0])
    shown = [choice.chapter] if choice.chapter else list(frame.by_id)
    found = [known.get(str(one), "-infinity") for one in shown]
    if not found or "-infinity" in found:
        return None
    return min(datetime.fromisoformat(one) for one in found)
