"""Making an access that is about to end last longer, with one click. The database decides who may."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from gezinsboek.circle import sharing
from gezinsboek.circle.growing import grown
from gezinsboek.circle.models import Grant, Member
from gezinsboek.circle.proposals import end_of, in_three_months
from gezinsboek.circle.sixteen import last_day_of
from gezinsboek.dossier.models import Chapter, Child
from gezinsboek.ground.acts import Refused
from gezinsboek.ground.ui.dates import day_of


def prolong(book: UUID, subject: UUID, stamp: int) -> datetime | None:
    """Three months more for this member, or for this one grant; of a young person at most until they are sixteen. `stamp` is the
    end that was on the screen: moved since, nothing is done and the answer is None. Raises Refused for who may not, as for
    what does not exist."""
    member = Member.objects.filter(id=subject, dossier_id=book).first()
    if member:
        if not _seen(member.expires_at, stamp):
            return None
        until = longer_for(member)
        if until is None:
            raise Refused("prolong")
        sharing.set_until(member.id, until)
        return until
    grant = Grant.objects.filter(id=subject, dossier_id=book).first()
    if grant is None:
        raise Refused("prolong")
    if grant.until is None or not _seen(grant.until, stamp):
        return None
    until = longer(grant.until)
    sharing.give(grant.chapter_id, grant.member_id, grant.level, grant.since, until)
    return until


def longer(until: datetime) -> datetime | None:
    """Three months after this end, to the last second of that day."""
    return end_of(in_three_months(day_of(until)))


def longer_for(member: Member) -> datetime | None:
    """The end that this member would get; None when a later one cannot be set (SHARING 16)."""
    if member.expires_at is None:
        return None
    last, until = end_of(last_day_of(member)), longer(member.expires_at)
    if last is None or until is None or until <= last:
        return until
    return last if last > member.expires_at else None


def why_not(book: UUID, subject: UUID) -> str:
    """In plain words, for who could not prolong it: who can, or what else can be done."""
    member = Member.objects.filter(id=subject, dossier_id=book).first()
    if member:
        return ends_at_sixteen(member) or ask_a_parent()
    grant = Grant.objects.filter(id=subject, dossier_id=book).first()
    chapter = Chapter.objects.filter(id=grant.chapter_id).first() if grant else None
    if chapter is None:
        return _("Verlengen kan hier niet. Kijk bij: Wie ziet wat.")
    return who_decides(chapter) or ask_a_parent()


def who_decides(chapter: Chapter) -> str:
    """Of a chapter about a child of sixteen or older: that child (SHARING 6)."""
    child = Child.objects.filter(id=chapter.about_id).first() if chapter.about_id else None
    return _("%(name)s beslist zelf over dit hoofdstuk.") % {"name": child.name} if child and grown(child) else ""


def ends_at_sixteen(member: Member) -> str:
    """Of a young person whose end lies as late as a guardian can set it (SHARING 16)."""
    if not member.live or member.expires_at is None or longer_for(member):
        return ""
    return _("%(name)s wordt bijna 16. Langer kan met: geen einddatum.") % {"name": member.name}


def ask_a_parent() -> str:
    return _("Een ouder kan dit verlengen.")


def _seen(until: datetime | None, stamp: int) -> bool:
    return until is not None and int(until.timestamp()) == stamp
