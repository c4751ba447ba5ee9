"""What of the plan is searched besides the words of its items: whatever hangs on a goal and is said in words; and what is of
the plan as a whole."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
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


def _helping(book: UUID) -> Iterable[Helping]:
    """What was said last of each helper."""
    return (
        Helping.objects.filter(dossier_id=book)
        .order_by("member_id", "-created_at", "-id")
        .distinct("member_id")
        .iterator()
    )


def _of_helper(frame: Frame, row: Helping) -> str:
    return gettext("Wie doet wat: %(name)s") % {"name": frame.folk.introduced(row.member_id)}


def _of_version(_frame: Frame, row: PlanAccord | PlanPart) -> str:
    return gettext("Versie %(n)s van het plan") % {"n": row.version.number}


def _version_page(row: PlanAccord | PlanPart) -> str:
    return reverse("plan_version", args=[row.dossier_id, row.version.number])


def _newest(rows: QuerySet[Any, Any], book: UUID) -> QuerySet[Any, Any]:
    return rows.filter(dossier_id=book).order_by("-created_at", "-id")


LOOSE = [
    Loose(
        _helping,
        lambda row: f"{row.purpose} {row.often}".strip(),
        _of_helper,
        lambda row: reverse("who_does_what", args=[row.dossier_id]),
    ),
    Loose(
        lambda book: _newest(PlanVersion.objects.all(), book),
        lambda row: " ".join(filter(None, (row.told.get("decided"), row.told.get("others")))),
        lambda _frame, row: gettext("Versie %(n)s van het plan") % {"n": row.number},
        lambda row: reverse("plan_version", args=[row.dossier_id, row.number]),
    ),
    Loose(
        lambda book: _newest(PlanPart.objects.select_related("version"), book),
        lambda row: row.told.get("decided", ""),
        _of_version,
        _version_page,
    ),
    Loose(
        lambda book: _newest(PlanAccord.objects.select_related("version"), book),
        lambda row: row.why,
        _of_version,
        _version_page,
    ),
    Loose(
        lambda book: _newest(PlanDay.objects.all(), book),
        lambda row: row.words,
        lambda _frame, _row: gettext("Familiegroepsplan: aangeboden en gekozen"),
        lambda row: reverse("plan_offer", args=[row.dossier_id]),
    ),
]
