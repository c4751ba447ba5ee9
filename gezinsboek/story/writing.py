"""The box in which a part is written: as it begins, as it was left, and as it is sent."""

from uuid import UUID

from django.http import HttpRequest, QueryDict

from gezinsboek.ground.ids import new_id
from gezinsboek.people import parked
from gezinsboek.timeline import unsent
from gezinsboek.timeline.composing import Composer
from gezinsboek.timeline.forms.words import uuids
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.models.draft import STORY

from .forms import PartForm
from .questions import OWN, questions


def begun(request: HttpRequest, frame: Frame) -> Composer:
    """Empty under its question; or what was typed before signing in again, or before going away."""
    typed = parked.take(request, request.path) or parked.take(request, unsent.saved_at(frame.book.id))
    if typed:
        return Composer(PartForm(frame, typed))
    wanted = request.GET.get("deel", "")
    if kept := unsent.newest(frame.book.id, STORY, None, request.GET.get(unsent.GO_ON, "")):
        going_on = unsent.GO_ON in request.GET or kept.told.get("part") == wanted
        if going_on:
            return Composer(PartForm(frame, kept.told), kept=kept, others=kept.more, saved=kept.draft.version)
    about = questions().get(wanted, questions()[OWN])
    shared = [one for one in frame.writable if not one.private]
    chapter = str(shared[0].id) if len(shared) == 1 else _known(request, frame)
    initial = {"id": new_id(), "part": about.key, "question": about.words, "chapter": chapter}
    return Composer(PartForm(frame, initial=initial))


def _known(request: HttpRequest, frame: Frame) -> str:
    """Nothing is chosen for whoever writes in more chapters: they look first who reads it."""
    told = uuids([request.GET.get("hoofdstuk", "")])
    return told[0] if told and UUID(told[0]) in frame.by_id else ""


def sent(request: HttpRequest, frame: Frame) -> Composer:
    told: QueryDict = request.POST
    quiet = told.get("do") in ("readers", "keep")
    return Composer(PartForm(frame, told), quiet=quiet, saved=unsent.number(told.get("saved")), told=told)
