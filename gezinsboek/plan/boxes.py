"""The boxes of the plan in which nothing that was typed is lost: a number, a step or a sign at a goal, a signal and what is said
to it, conferring, the talk about the plan, and what a helper does."""

from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gezinsboek.timeline.boxes import Place
from gezinsboek.timeline.forms.words import plain
from gezinsboek.timeline.models.draft import NEW, REPLY, REWORD

from .models import (
    Consult,
    ConsultAnswer,
    Helping,
    PlanAccord,
    PlanVersion,
    Score,
    Sign,
    Signal,
    SignalAnswer,
    Step,
)

SCORE, STEP, RESTEP = "score", "step", "restep"
SIGN, RESIGN, NOTICE, SIGNAL = "sign", "resign", "notice", "signal"
CONSULT, CONSULTED = "consult", "consulted"
REVIEW, ACCORD, HELPING = "review", "accord", "helping"
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


def same_sign(sign: UUID, told: QueryDict) -> bool:
    """Whether this says of a sign what stands there."""
    there = Sign.objects.filter(id=sign).first()
    if there is None:
        return True
    words = there.level, there.text, there.then, {str(one) for one in there.who}
    said = plain(told.get("text", "")), plain(told.get("then", ""))
    return words == (told.get("level", there.level), *said, set(told.getlist("who")))


def same_help(member: UUID, told: QueryDict) -> bool:
    """Whether this says of a helper what was said last."""
    there = Helping.objects.filter(member=member).order_by("-created_at", "-id").first()
    said = plain(told.get("purpose", "")), plain(told.get("often", "")), told.get("until", "")
    return there is not None and said == (there.purpose, there.often, there.until.isoformat() if there.until else "")


PLACES = {
    SCORE: Place("goal_score", _("Een cijfer"), ("value", "words"), ("scored_on", "child"), item=True),
    STEP: Place("goal_step_new", _("Een stap"), ("text", "who_words"), MORE, item=True),
    RESTEP: Place(
        "goal_step", _("Een verandering"), ("text", "who_words"), MORE, item=True, row=True, unchanged=unchanged
    ),
    SIGN: Place("goal_sign_new", _("Waar jullie op letten"), ("text", "then"), ("level", "who"), item=True, like=REPLY),
    RESIGN: Place(
        "goal_sign",
        _("Een verandering"),
        ("text", "then"),
        ("level", "who", "beside"),
        item=True,
        row=True,
        like=REWORD,
        unchanged=same_sign,
    ),
    NOTICE: Place("goal_notice", _("Een signaal"), ("words",), item=True, row=True, like=REPLY),
    SIGNAL: Place("goal_signal", _("Antwoord op een signaal"), ("words",), ("said",), item=True, row=True, like=REPLY),
    CONSULT: Place("goal_consult_new", _("Vraag om overleg"), ("whom", "about", "why"), item=True, like=REPLY),
    CONSULTED: Place(
        "goal_consult", _("Antwoord op een vraag om overleg"), ("words",), ("said",), item=True, row=True, like=REPLY
    ),
    REVIEW: Place(
        "plan_review",
        _("Gesprek over het plan"),
        ("decided", "others"),
        ("made_from", "there", "review_on", "contact"),
        each="decided-",
        like=NEW,
    ),
    # which version it is about is not kept: what was typed stands with the one that holds, and the answer is chosen there
    ACCORD: Place("plan_versions", _("Wat je van het plan vindt"), ("why",), like=NEW),
    HELPING: Place(
        "helping", _("Wie doet wat"), ("purpose", "often"), ("until",), row=True, like=NEW, unchanged=same_help
    ),
}
MADE = [Score, Step, Sign, Signal, SignalAnswer, Consult, ConsultAnswer, PlanVersion, PlanAccord, Helping]
