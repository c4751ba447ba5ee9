"""What one wrote in the plan, for who takes their own words along (SHARING 7)."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from gezinsboek.exchange.along import Own
from gezinsboek.exchange.telling import day_in_full
from gezinsboek.plan.models import Answer, OwnPlan, PlanDay, Score, Sign, Signal, SignalAnswer, Step, What


def day(told: dict[str, Any], name: str) -> str:
    return day_in_full(date.fromisoformat(told[name]))


def step(told: dict[str, Any]) -> str:
    return _("Stap, voor %(day)s") % {"day": day(told, "due_on")} if told["due_on"] else _("Stap")


def score(told: dict[str, Any]) -> str:
    return _("Cijfer %(n)s, %(day)s") % {"n": told["value"], "day": day(told, "scored_on")}


def answer(told: dict[str, Any]) -> str:
    return _("Antwoord op een signaal: %(words)s") % {"words": Answer(told["answer"]).label}


def own_plan(told: dict[str, Any]) -> str:
    return f"{OwnPlan.Kind(told['kind']).label}, {day(told, 'dated')}"


def plan_day(told: dict[str, Any]) -> str:
    return f"{What(told['what']).label}, {day(told, 'day')}"


OWN = {
    "step": Own(Step, "text", step, "who_words"),
    "score": Own(Score, "words", score),
    "sign": Own(Sign, "text", lambda _told: _("Waaraan we het merken"), "then"),
    "signal": Own(Signal, "words", lambda _told: _("Signaal")),
    "signal_answer": Own(SignalAnswer, "words", answer),
    "own_plan": Own(OwnPlan, "name", own_plan),
    "plan_day": Own(PlanDay, "words", plan_day),
}
