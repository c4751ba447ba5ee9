"""That somebody put a stukje into their own record system, as everybody reads it who reads the stukje (SHARING 22)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.ground import clock
from gezinsboek.ground.ui import dates

from .frame import Folk, Frame
from .models import Rebuttal
from .responses import Taken

BY_HAND = ("download", "copy")
MONTH = timedelta(days=30)


@dataclass(frozen=True)
class Received:
    """One person's latest receipt, in words. `failed`: it is mine and did not arrive; `again`: mine, and to be had once more."""

    id: UUID
    words: str
    reason: str
    mine: bool
    failed: bool
    again: bool


def received(frame: Frame, taken: Iterable[Taken], version: int, rebuttals: Iterable[Rebuttal] = ()) -> list[Received]:
    """Of each who took it the latest, the first taker first. `version`: of the text beside it, `rebuttals`: that stand with it."""
    latest: dict[UUID, Taken] = {}
    for one in taken:
        if one.member not in latest or one.at >= latest[one.member].at:
            latest[one.member] = one
    answered = max((one.changed_at or one.created_at for one in rebuttals), default=None)
    ordered = sorted(latest.values(), key=lambda one: (one.at, one.id))
    return [_told(frame.folk, one, version, answered) for one in ordered]


def reason_words(one: Taken) -> str:
    return _("De reden: %(reason)s") % {"reason": one.reason} if one.reason else ""


def newest(taken: Iterable[Taken], me: UUID | None) -> Taken | None:
    """My latest receipt."""
    return max((one for one in taken if one.member == me), key=lambda one: one.at, default=None)


def _told(folk: Folk, one: Taken, version: int, answered: datetime | None) -> Received:
    mine = one.member == folk.me
    words = my_words(one) if mine else sentence(folk.introduced(one.member), one)
    if one.version < version:
        words = f"{words} {_('Daarna is de tekst veranderd.')}"
    if answered and answered > one.at and one.why != "replied":  # with an answer of one's own no weerwoord goes
        words = f"{words} {_('Daarna kwam er een weerwoord bij.')}"
    return Received(one.id, words, reason_words(one), mine, mine and one.failed, mine and _kept(one))


def _kept(one: Taken) -> bool:
    """What was handed out is kept for thirty days (acl.taken_again)."""
    return one.way in BY_HAND and one.at > clock.now() - MONTH


def my_words(one: Taken) -> str:
    """For who took it."""
    if one.failed:
        return _("Dit kwam niet aan in je eigen systeem.")
    if one.sent_at is None:
        return _("Onderweg naar je eigen systeem.")
    day = dates.full_day(one.sent_at)
    if one.why == "replied":
        return _("Wat jij erbij schreef: in eigen systeem op %(day)s.") % {"day": day}
    return _("In eigen systeem op %(day)s.") % {"day": day}


def sentence(who: str, one: Taken) -> str:
    """For the others. What is still on its way or did not arrive is told as that: the family knows what left the book."""
    told = {"who": who, "day": dates.full_day(one.sent_at or one.at), "where": one.organisation}
    if one.failed:
        return _("%(who)s stuurde dit naar het eigen systeem. Het kwam niet aan.") % told
    if one.sent_at is None:
        if one.organisation:
            return _("%(who)s stuurde dit naar het eigen systeem van %(where)s. Het is onderweg.") % told
        return _("%(who)s stuurde dit naar het eigen systeem. Het is onderweg.") % told
    if one.why == "replied":
        return _("%(who)s zette eigen woorden in het eigen systeem op %(day)s.") % told
    if one.organisation:
        return _("%(who)s zette dit in het eigen systeem van %(where)s op %(day)s.") % told
    return _("%(who)s zette dit in het eigen systeem op %(day)s.") % told
