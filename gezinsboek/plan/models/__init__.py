from .goal import LEAST, MOST, Closed, Goal, Score
from .paper import OwnPlan, PlanDay, Reason, What
from .step import By, Step, StepOrder

__all__ = [
    "LEAST",
    "MOST",
    "By",
    "Closed",
    "Goal",
    "OwnPlan",
    "PlanDay",
    "Reason",
    "Score",
    "Step",
    "StepOrder",
    "What",
]
