"""Days in a few words, for a narrow place: "vanaf 3 november"."""

from datetime import date, datetime

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from gezinsboek.ground.ui.dates import day_of, today


def short_day(moment: date | datetime) -> str:
    """'3 november', with the year when it is another year than this one."""
    day = day_of(moment)
    words = {"day": day.day, "month": MONTHS[day.month], "year": day.year}
    if day.year == today().year:
        return _("%(day)s %(month)s") % words
    return _("%(day)s %(month)s %(year)s") % words


def since_words(moment: date | datetime) -> str:
    """'vanaf 3 november', 'vanaf vandaag'."""
    return _("vanaf %(day)s") % {"day": _("vandaag") if day_of(moment) == today() else short_day(moment)}


def until_words(moment: date | datetime) -> str:
    return _("tot %(day)s") % {"day": short_day(moment)}
