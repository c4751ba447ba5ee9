from .goal import LEAST, MOST, Closed, Goal, Score
from .paper import OwnPlan, PlanDay, Reason, What
from .signal import Answer, Level, Rule, Sign, Signal, SignalAnswer
from .step import By, Step, StepOrder

__all__ = [
    "LEAST",
    "MOST",
    "Answer",
    "By",
    "Closed",
    "Goal",
    "Level",
    "OwnPlan",
    "PlanDay",
    "Reason",
    "Rule",
    "Score",
    "Sign",
    "Signal",
    "SignalAnswer",
    "Step",
    "StepOrder",
    "What",
]
