"""What the job does, at which moment, and who got mail by it."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from cast.people import PLAYERS, as_, player
from gezinsboek.circle.tests.wires import column, superuser
from gezinsboek.ground import clock
from gezinsboek.ground.acts import act
from gezinsboek.ground.mail.models import Mail
from gezinsboek.ground.ui.dates import AMSTERDAM, today
from gezinsboek.notices.telling import tell_everybody
from gezinsboek.notices.wishes import Wishes, save

KEYS = {one.email: key for key, one in PLAYERS.items()}


def day(days: int, hour: int, minute: int = 0) -> datetime:
    """A moment so many days from now, on the Dutch clock."""
    return datetime.combine(today() + timedelta(days=days), time(hour, minute), AMSTERDAM)


def monday(hour: int) -> datetime:
    """The first Monday that comes, at least two days from now."""
    return day((7 - today().weekday()) + (7 if today().weekday() >= 5 else 0), hour)


def mailed(at: datetime | None = None) -> list[str]:
    """Who is sent a mail when the job runs at this moment; sorted, and forgotten again."""
    with clock.moved_to(at or clock.now()):
        act("spread_ends")
        tell_everybody()
    waiting = Mail.objects.using("door").filter(sent_at=None, bounced=False)
    found = sorted(KEYS[mail.to] for mail in waiting)
    waiting.delete()
    return found


def forget() -> None:
    """Whatever made the family is told already."""
    with superuser() as root:
        root.execute("delete from acl.untold")
        root.execute("delete from notice")


def wish(key: str, rhythm: str = "now", *, mail: bool = True, **reach: object) -> None:
    """How this player wants to hear of all their books; at any hour, unless said."""
    with as_(key), transaction.atomic():
        mine = Wishes.of(player(key).id)
        hours = {"hour": mine.hour, "quiet_from": 0, "quiet_until": 0, "discreet": False}
        save(mine, dict.fromkeys(mine.rhythms, rhythm), hours | reach, mail=mail)


def noted(book: UUID, kind: str = "news") -> set[str]:
    """For whom something of this kind waits, in this book."""
    with superuser() as root:
        people = column(
            root, "select person from notice where dossier_id = %s and kind = %s and told_at is null", book, kind
        )
    return {key for key, one in PLAYERS.items() if one.id in people}
