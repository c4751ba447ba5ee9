"""A silent pause (SHARING 18): mine alone to begin, to see and to end."""

from uuid import UUID

from gezinsboek.ground.acts import act
from gezinsboek.ground.ids import new_id

from .models import Pause


def pause(member: UUID, *, whole: bool) -> None:
    """What this member sees of what I write stands still from now on; `whole`: all they see (never family). Twice is once."""
    act("pause", new_id(), member, whole)


def end_pause(member: UUID) -> None:
    act("end_pause", member)


def running(member: UUID) -> Pause | None:
    """My pause of this member. Others' pauses are seen by nobody but them."""
    return Pause.objects.filter(paused=member, ended_at=None).first()
