"""Access that stops by itself within two weeks: mine, and in my family everybody's; with who may make it last longer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from gezinsboek.circle import sharing
from gezinsboek.circle.matrix import Limit, my_limits
from gezinsboek.circle.models import Grant, Member, Role
from gezinsboek.dossier.models import Chapter
from gezinsboek.ground import clock
from gezinsboek.ground.ui.dates import days_left, full_day

from .prolonging import ask_a_parent, ends_at_sixteen, longer, longer_for, who_decides

SOON = timedelta(days=15)  # fourteen days and what is left of today


@dataclass(frozen=True)
class Ending:
    """Somebody's access that stops by itself: all of it, or one chapter. `me`: it is mine. `to`: until when I may prolong it with
    one click; without that, `why` says who can, or what else can be done."""

    subject: UUID
    member: Member
    chapter: str
    until: datetime
    me: bool
    to: datetime | None = None
    why: str = ""

    @property
    def words(self) -> str:
        told = {"name": self.member.introduced, "day": full_day(self.until), "left": days_left(self.until)}
        if self.me:
            return _("Je leest %(chapter)s tot en met %(day)s: %(left)s.") % {**told, "chapter": self.chapter}
        if self.chapter:
            return _("%(name)s leest %(chapter)s tot en met %(day)s: %(left)s.") % {**told, "chapter": self.chapter}
        return _("%(name)s doet mee tot en met %(day)s: %(left)s.") % told

    @property
    def offer(self) -> str:
        """What the one click does."""
        if self.to is None:
            return ""
        if self.to == longer(self.until):
            return _("Verleng met 3 maanden")
        return _("Verleng tot en met %(day)s") % {"day": full_day(self.to)}

    @property
    def stamp(self) -> int:
        """Which end was seen: a second click finds another one."""
        return int(self.until.timestamp())


def endings(mine: Iterable[Member]) -> list[Ending]:
    """Those of everybody in the books of my family, and of my own chapters in every book. That I stop taking part is told as my
    own news already (`circle.news`)."""
    me = {one.id: one for one in mine}
    family = {one.dossier_id for one in me.values() if one.family}
    found = Member.objects.filter(Q(dossier__in=family) | Q(id__in=me), ended_at=None, accepted_at__isnull=False)
    members = {one.id: one for one in found.select_related("dossier", "person")}
    return sorted([*_whole(members, me), *_chapters(members, me)], key=lambda one: one.until)


def _whole(members: dict[UUID, Member], me: dict[UUID, Member]) -> list[Ending]:
    """Everything of somebody else: a guardian moves it, unless they are protected (SHARING 16)."""
    now = clock.now()
    found = [
        (one, one.expires_at)
        for one in members.values()
        if one.id not in me and one.expires_at and now < one.expires_at <= now + SOON
    ]
    guarded = {one.dossier_id for one in me.values() if one.role == Role.GUARDIAN}
    kept = sharing.protected(one.id for one, _until in found) if found else set()
    return [_all_of(one, until, mine=one.dossier_id in guarded and one.id not in kept) for one, until in found]


def _all_of(one: Member, until: datetime, *, mine: bool) -> Ending:
    if not mine:
        return Ending(one.id, one, "", until, me=False, why=ask_a_parent())
    return Ending(one.id, one, "", until, me=False, to=longer_for(one), why=ends_at_sixteen(one))


def _chapters(members: dict[UUID, Member], me: dict[UUID, Member]) -> list[Ending]:
    """One chapter that ends before the rest: whoever gives there moves it, from sixteen the child it is about (SHARING 6)."""
    now = clock.now()
    grants = list(Grant.objects.filter(member__in=members, until__gt=now, until__lte=now + SOON))
    names = Chapter.objects.in_bulk({grant.chapter_id for grant in grants}) if grants else {}
    limits = my_limits() if grants else {}
    found = []
    for grant in grants:
        member, chapter, until = members[grant.member_id], names.get(grant.chapter_id), grant.until
        if until is None or chapter is None or not member.live or (member.expires_at and member.expires_at <= until):
            continue
        may, mine = _fits(limits.get(chapter.id), grant, until), member.id in me
        to, why = (
            longer(until) if may and not mine else None,
            "" if may or mine else who_decides(chapter) or ask_a_parent(),
        )
        found.append(Ending(grant.id, member, chapter.name, until, me=mine, to=to, why=why))
    return found


def _fits(limit: Limit | None, grant: Grant, until: datetime) -> bool:
    """Whether I could give the same for three months more."""
    return limit is not None and limit.fits(grant.level, Grant(since=grant.since, until=longer(until)))
