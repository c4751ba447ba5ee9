"""What of the plan is searched besides the words of its items: whatever hangs on a goal and is said in words; and what is of
the plan as a whole."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gezinsboek.finding.hung import Hung
from gezinsboek.finding.loose import Loose
from gezinsboek.timeline.frame import Frame

from .doing import steps_before_pause
from .models import (
    Consult,
    ConsultAnswer,
    Helping,
    OwnPlan,
    PlanAccord,
    PlanDay,
    PlanPart,
    PlanVersion,
    Score,
    Sign,
    Signal,
    SignalAnswer,
    Step,
)

KINDS = [
    Hung(Step, {"text_sealed": _("Stap:"), "who_words_sealed": _("Wie:")}, steps_before_pause, "stap-"),
    Hung(Score, {"words_sealed": _("Bij een cijfer:")}),
    Hung(Sign, {"text_sealed": _("Zo merken we het:"), "then_sealed": _("Dan:")}),
    Hung(Signal, {"words_sealed": _("Signaal:")}),
    Hung(SignalAnswer, {"words_sealed": _("Antwoord op een signaal:")}),
    Hung(
        Consult,
        {
            "whom_sealed": _("Vraag om overleg met:"),
            "about_sealed": _("Vraag om overleg:"),
            "why_sealed": _("Waarom overleg:"),
        },
        anchor="overleg-",
    ),
    Hung(ConsultAnswer, {"words_sealed": _("Antwoord op een vraag om overleg:")}),
    Hung(OwnPlan, {"name_sealed": _("Eigen plan van een helper:")}),
]


def _version(_frame: Frame, number: str) -> str:
    return gettext("Versie %(n)s van het plan") % {"n": number}


def _version_page(book: UUID, number: str) -> str:
    return reverse("plan_version", args=[book, number])


LOOSE = [
    Loose(
        Helping,
        ("purpose_sealed", "often_sealed"),
        lambda row: f"{row.purpose} {row.often}".strip(),
        lambda frame, who: gettext("Wie doet wat: %(name)s") % {"name": frame.folk.introduced(UUID(who))},
        lambda book, _who: reverse("who_does_what", args=[book]),
        ref="member_id",
        last=True,
    ),
    Loose(
        PlanVersion,
        ("told_sealed",),
        lambda row: " ".join(filter(None, (row.told.get("decided"), row.told.get("others")))),
        _version,
        _version_page,
        ref="number",
    ),
    Loose(
        PlanPart,
        ("told_sealed",),
        lambda row: row.told.get("decided", ""),
        _version,
        _version_page,
        ref="version__number",
        item="item_id",
    ),
    Loose(PlanAccord, ("why_sealed",), lambda row: row.why, _version, _version_page, ref="version__number"),
    Loose(
        PlanDay,
        ("words_sealed",),
        lambda row: row.words,
        lambda _frame, _ref: gettext("Familiegroepsplan: aangeboden en gekozen"),
        lambda book, _ref: reverse("plan_offer", args=[book]),
    ),
]
