from .goal import LEAST, MOST, Closed, Goal, Score
from .step import By, Step, StepOrder

__all__ = ["LEAST", "MOST", "By", "Closed", "Goal", "Score", "Step", "StepOrder"]
