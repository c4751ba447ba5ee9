"""The boxes of the plan: as they begin, as they were left, and as they are sent."""

from uuid import UUID

from django.http import HttpRequest, QueryDict

from gezinsboek.circle.models import Item
from gezinsboek.ground.ids import new_id
from gezinsboek.people import parked
from gezinsboek.timeline import unsent
from gezinsboek.timeline.composing import Composer
from gezinsboek.timeline.forms.words import uuids
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.models.draft import PLAN

from .doing import GOAL
from .forms import KINDS, GoalForm, choice_of


def begun(request: HttpRequest, frame: Frame) -> Composer:
    """Empty; or what was typed before signing in again, or before going away."""
    typed = parked.take(request, request.path) or parked.take(request, unsent.saved_at(frame.book.id))
    if typed:
        return Composer(GoalForm(frame, typed))
    told = request.GET.get("soort", "")
    wanted = told if told in KINDS else GOAL
    kept = unsent.newest(frame.book.id, PLAN, None, request.GET.get(unsent.GO_ON, ""))
    if kept and (unsent.GO_ON in request.GET or kept.told.get("part") == wanted):
        return Composer(GoalForm(frame, kept.told), kept=kept, others=kept.more, saved=kept.draft.version)
    shared = [one for one in frame.writable if not one.private]
    chapter = str(shared[0].id) if len(shared) == 1 else ""
    return Composer(GoalForm(frame, initial={"id": new_id(), "part": wanted, "chapter": chapter}))


def sent(request: HttpRequest, frame: Frame) -> Composer:
    told: QueryDict = request.POST
    quiet = told.get("do") in ("readers", "keep")
    return Composer(GoalForm(frame, told), quiet=quiet, saved=unsent.number(told.get("saved")), told=told)


def as_form(item: Item) -> dict[str, str]:
    """What the box held besides its words, for who takes it back right after sending."""
    told = {"part": item.kind}
    goal = getattr(item, "goal", None)
    if goal is not None:
        told["begin"] = "" if goal.begin is None else str(goal.begin)
        told["enough"] = str(goal.enough)
        told["whose"] = choice_of(goal)
    return told


def chosen_step(request: HttpRequest) -> UUID | None:
    """About which step somebody says something."""
    found = uuids([request.GET.get("stap", "")])
    return UUID(found[0]) if found else None
