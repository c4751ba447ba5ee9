"""The sixteenth birthday as an end: no guardian sets a last day after it, for that would put a young person out (SHARING 16)."""

from calendar import isleap
from datetime import date, timedelta

from django.utils.translation import gettext as _

from gezinsboek.dossier.models import Child
from gezinsboek.ground.ui.dates import full_day

from .household import born_of
from .models import Member, Role

YEARS = 16


def last_young_day(born: date | None) -> date | None:
    """The last day before somebody born then is sixteen."""
    if born is None:
        return None
    year = born.year + YEARS
    missing = (born.month, born.day) == (2, 29) and not isleap(year)  # 2100
    return born.replace(year=year, day=28 if missing else born.day) - timedelta(days=1)


def last_day_of(member: Member) -> date | None:
    """The last day that a guardian can set for this member; None when any day can be set."""
    if member.role != Role.YOUTH or member.child_id is None:
        return None
    child = Child.objects.filter(id=member.child_id).first()
    return last_young_day(born_of(child)) if child else None


def too_late(name: str, last: date) -> str:
    """Why not that day, and what can be chosen instead."""
    told = {"name": name, "day": full_day(last)}
    return _("%(name)s wordt daarvoor 16. Kies een dag tot en met %(day)s, of kies geen einddatum.") % told
