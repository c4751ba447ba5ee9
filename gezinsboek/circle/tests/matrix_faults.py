"""Faults planted in the rules: what the matrix must be able to find."""

from . import matrix_faults_around as around
from . import matrix_faults_book as book
from . import matrix_faults_plan as plan
from . import matrix_faults_taking as taking

FAULTS = book.FAULTS | around.FAULTS | taking.FAULTS | plan.FAULTS

FOUND_IN: dict[str, int] = {}
"""The world in which a fault that shows seldom was last found: there it is looked for first, and from there on. Only to be
quicker; a number that is no longer right makes it slower and nothing else. `pytest -s` prints them."""
