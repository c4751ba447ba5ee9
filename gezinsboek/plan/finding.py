"""What of the plan is searched besides the words of its items: whatever hangs on a goal and is said in words."""

from django.utils.translation import gettext_lazy as _

from gezinsboek.finding.hung import Hung

from .doing import steps_before_pause
from .models import Consult, ConsultAnswer, OwnPlan, Score, Sign, Signal, SignalAnswer, Step

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
