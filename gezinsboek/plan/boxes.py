"""The small boxes at a goal, in which nothing that was typed is lost: a number, a step, other words for a step."""

from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gezinsboek.timeline.boxes import Place
from gezinsboek.timeline.forms.words import plain

from .models import Score, Step

SCORE, STEP, RESTEP = "score", "step", "restep"
MORE = ("who", "by", "due_on", "first")


def unchanged(step: UUID, told: QueryDict) -> bool:
    """Whether this says of a step what stands there."""
    there = Step.objects.filter(id=step).first()
    if there is None:
        return True
    due = there.due_on.isoformat() if there.due_on else ""
    words = there.text, there.who_words, there.by, due, {str(one) for one in there.who}
    said = plain(told.get("text", "")), plain(told.get("who_words", "")), told.get("by", there.by)
    return words == (*said, told.get("due_on", ""), set(told.getlist("who")))


PLACES = {
    SCORE: Place("goal_score", _("Een cijfer"), ("value", "words"), ("scored_on", "child"), item=True),
    STEP: Place("goal_step_new", _("Een stap"), ("text", "who_words"), MORE, item=True),
    RESTEP: Place(
        "goal_step", _("Een verandering"), ("text", "who_words"), MORE, item=True, row=True, unchanged=unchanged
    ),
}
MADE = [Score, Step]
