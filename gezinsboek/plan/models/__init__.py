from .consult import Consult, ConsultAnswer, Said
from .goal import LEAST, MOST, Closed, Goal, Score
from .helping import Helping
from .paper import OwnPlan, PlanDay, Reason, What
from .signal import Answer, Level, Rule, Sign, Signal, SignalAnswer
from .step import By, Step, StepOrder
from .version import Opinion, PlanAccord, PlanPart, PlanVersion

__all__ = [
    "LEAST",
    "MOST",
    "Answer",
    "By",
    "Closed",
    "Consult",
    "ConsultAnswer",
    "Goal",
    "Helping",
    "Level",
    "Opinion",
    "OwnPlan",
    "PlanAccord",
    "PlanDay",
    "PlanPart",
    "PlanVersion",
    "Reason",
    "Rule",
    "Said",
    "Score",
    "Sign",
    "Signal",
    "SignalAnswer",
    "Step",
    "StepOrder",
    "What",
]
