"""Faults planted in the rules: what the matrix must be able to find."""

from . import matrix_faults_around as around
from . import matrix_faults_book as book
from . import matrix_faults_plan as plan
from . import matrix_faults_taking as taking

FAULTS = book.FAULTS | around.FAULTS | taking.FAULTS | plan.FAULTS
