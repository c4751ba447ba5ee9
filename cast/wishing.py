"""How some of the cast want to hear that something is new; everybody else is as they come: once a day, not at night."""

from django.db import transaction

from gezinsboek.notices.models import Rhythm
from gezinsboek.notices.wishes import Wishes, save

from .people import PLAYERS, as_

# (how often, hour of the one mail, quiet from, quiet until, discreet)
WISHES = {
    "noor": (Rhythm.DAY, 20, 21, 7, False),
    "mark": (Rhythm.NOW, 18, 22, 7, False),
    "jade": (Rhythm.NOW, 18, 21, 8, True),  # on the lock screen of a girl in class
    "tine": (Rhythm.WEEK, 10, 20, 8, False),
    "femke": (Rhythm.DAY, 8, 17, 8, False),  # not in her own time
    "daan": (Rhythm.DAY, 16, 18, 8, False),
    "chantal": (Rhythm.DAY, 12, 20, 9, True),  # somebody else sees her phone
}


def wishes(key: str) -> None:
    """This player says so, for all books they are in by now."""
    rhythm, hour, quiet_from, quiet_until, discreet = WISHES[key]
    reach = {"hour": hour, "quiet_from": quiet_from, "quiet_until": quiet_until, "discreet": discreet}
    with as_(key), transaction.atomic():
        mine = Wishes.of(PLAYERS[key].id)
        save(mine, dict.fromkeys(mine.rhythms, rhythm), reach, mail=True)
