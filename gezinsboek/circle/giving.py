"""Changing one box of "Wie ziet wat", and saying in one sentence what is so from now on."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gezinsboek.dossier.models import Chapter
from gezinsboek.ground import clock
from gezinsboek.ground.acts import Refused, Stale, ask
from gezinsboek.ground.ids import new_id

from . import sharing
from .matrix import NONE, READ, WRITE, Limit, stamp
from .models import Grant, Member


def take(chapter: Chapter, member: Member, grant: Grant | None, seen: str) -> str:
    """Close a chapter for somebody. A second click finds it closed. This and the next raise Stale when somebody else
    changed the box since the page was made (`seen`)."""
    if grant is not None:
        if stamp(grant) != seen:
            raise Stale("box")
        sharing.end_grant(grant.id)
    return told(chapter, member, NONE)


def change_level(chapter: Chapter, member: Member, grant: Grant, level: str, seen: str) -> str:
    """Another level in a chapter that is open already; its dates stay. A second click finds it done."""
    if grant.level != level:
        if stamp(grant) != seen:
            raise Stale("box")
        sharing.give(chapter.id, member.id, level, grant.since, grant.until)
    return told(chapter, member, level)


def open_for(
    chapter: Chapter,
    member: Member,
    level: str,
    since: datetime | None,
    limit: Limit,
    *,
    was: Grant | None = None,
    grant_id: UUID | None = None,
    taking: bool = False,
) -> str:
    """Open a chapter, or open it from another moment, within my own dates; with `taking` also "mag overnemen". A second click
    finds it done."""
    if limit.since and (since is None or since < limit.since):
        since = limit.since
    until = was.until if was and was.until and (limit.until is None or was.until <= limit.until) else limit.until
    grant_id = grant_id or new_id()
    with transaction.atomic():
        try:
            sharing.give(chapter.id, member.id, level, since, until, grant_id=grant_id)
        except IntegrityError as fault:
            if not Grant.objects.filter(id=grant_id, chapter=chapter, member=member).exists():
                raise Refused("give") from fault
        if taking:
            sharing.allow_taking(grant_id, yes=True)
    said = told(chapter, member, level)
    return f"{said} {_told_of_taking(chapter, member, grant_id)}" if taking and not _waits(chapter, member) else said


def told(chapter: Chapter, member: Member, level: str) -> str:
    """What is so now. Said on the page at once (role=status)."""
    words = {"name": member.introduced, "called": member.name, "chapter": chapter.name}
    if level != NONE and _waits(chapter, member):
        return _("Nog niet. Eerst moet ook ja zeggen over wie %(chapter)s gaat.") % words
    if member.accepted_at is None:
        return {
            NONE: _("%(name)s gaat %(chapter)s niet lezen."),
            READ: _("%(name)s gaat %(chapter)s lezen. Dat begint bij het meedoen."),
            WRITE: _("%(name)s gaat %(chapter)s lezen en schrijft er mee. Dat begint bij het meedoen."),
        }[level] % words
    return {
        NONE: _("%(name)s leest %(chapter)s niet meer. Het geldt meteen. Wat %(called)s schreef, blijft staan."),
        READ: _("%(name)s leest nu %(chapter)s. Het geldt meteen."),
        WRITE: _("%(name)s leest nu %(chapter)s en schrijft er mee. Het geldt meteen."),
    }[level] % words


def _told_of_taking(chapter: Chapter, member: Member, grant: UUID) -> str:
    if (grant,) in ask("taking_waits", chapter.dossier_id):
        return _("Overnemen nog niet. Eerst moet ook ja zeggen over wie %(chapter)s gaat.") % {"chapter": chapter.name}
    return _("%(name)s mag ook overnemen.") % {"name": member.name}


def _waits(chapter: Chapter, member: Member) -> bool:
    """Whether it takes the yes of the child it is about as well (SHARING 6)."""
    given = Grant.objects.filter(chapter=chapter, member=member, asks__isnull=False, yes_at=None)
    return any(one.until is None or one.until > clock.now() for one in given)
