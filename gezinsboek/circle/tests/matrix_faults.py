"""Faults planted in the rules: what the matrix must be able to find."""

from . import matrix_faults_around as around
from . import matrix_faults_book as book
from . import matrix_faults_plan as plan
from . import matrix_faults_taking as taking

FAULTS = book.FAULTS | around.FAULTS | taking.FAULTS | plan.FAULTS

FOUND_IN = {
    "a birth date is mended by another": 6,
    "a birth date is mended for ever": 15,
    "a child of twelve is not asked": 140,
    "a first date makes a child grown by tomorrow": 143,
    "a goal is of somebody who does not read it": 30,
    "a guardian comes in without a yes of all": 790,
    "a guardian says whom of sixteen another's words are about": 63,
    "a helper makes a version": 13,
    "a letting that ended still opens": 66,
    "a professional answers a professional": 74,
    "a step is ticked while looking as somebody": 6,
    "a version holds what is private": 15,
    "a version is read behind a pause": 15,
    "a yes of the child goes past an objection": 399,
    "a yes to a birth date never lapses": 40,
    "a young person under sixteen makes a version": 50,
    "an answer that is taken back was taken over": 10690,
    "an id of another counts as the first click": 15,
    "an objection stops private chapters too": 92,
    "mag overnemen goes past an objection": 40,
    "moving counts not as widening": 25,
    "one guardian makes a child grown": 40,
    "one guardian makes a child older by tomorrow": 50,
    "somebody unknown is named": 27,
    "the address of a child of sixteen stays open": 33,
    "the child is asked about a private chapter": 440,
    "the contact is somebody unknown": 139,
    "the step of another is taken over as one's own": 84,
    "what lies in the bin is taken over": 44,
    "what no longer fits comes in": 21,
    "what was opened since is shown": 344,
    "what was taken back is answered after all": 14,
    "whoever looks as a helper sees a signal before them": 38,
    "words about a child lie in a chapter about nobody": 25,
}
"""The world in which a fault that shows seldom was last found: there it is looked for first, and from there on. Only to be
quicker; a number that is no longer right makes it slower and nothing else. `pytest -s` prints them."""
