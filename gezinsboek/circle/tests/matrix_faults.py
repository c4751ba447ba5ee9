"""Faults planted in the rules: what the matrix must be able to find."""

from . import matrix_faults_around as around
from . import matrix_faults_book as book
from . import matrix_faults_plan as plan
from . import matrix_faults_taking as taking

FAULTS = book.FAULTS | around.FAULTS | taking.FAULTS | plan.FAULTS

FOUND_IN = {
    "a birth date is mended by another": (6, 453),
    "a birth date is mended for ever": (15, 1109),
    "a child of twelve is not asked": (140, 2235),
    "a first date makes a child grown by tomorrow": (143, 467),
    "a goal is of somebody who does not read it": (30, 863),
    "a guardian comes in without a yes of all": (790, 1053),
    "a guardian says whom of sixteen another's words are about": (63, 2619),
    "a helper makes a version": (13, 495),
    "a letting that ended still opens": (66, 1751),
    "a professional answers a professional": (74, 2539),
    "a step is ticked while looking as somebody": (6, 2182),
    "a version holds what is private": (15, 629),
    "a version is read behind a pause": (15, 1680),
    "a yes of the child goes past an objection": (399, 1725),
    "a yes to a birth date never lapses": (40, 2464),
    "a young person under sixteen makes a version": (50, 2961),
    "an answer that is taken back was taken over": (10690, 530),
    "an id of another counts as the first click": (15, 889),
    "an objection stops private chapters too": (92, 911),
    "mag overnemen goes past an objection": (40, 935),
    "moving counts not as widening": (25, 1359),
    "one guardian makes a child grown": (40, 168),
    "one guardian makes a child older by tomorrow": (50, 281),
    "somebody unknown is named": (27, 1536),
    "the address of a child of sixteen stays open": (33, 663),
    "the child is asked about a private chapter": (440, 1461),
    "the contact is somebody unknown": (139, 8501),
    "the step of another is taken over as one's own": (84, 3613),
    "what lies in the bin is taken over": (44, 1985),
    "what no longer fits comes in": (21, 2667),
    "what was opened since is shown": (344, 4412),
    "what was taken back is answered after all": (14, 867),
    "whoever looks as a helper sees a signal before them": (38, 764),
    "words about a child lie in a chapter about nobody": (25, 8836),
}
"""The world in which a fault that shows seldom was last found, and how many cases that took from the first world on. There it is
looked for first, and from there on; those cases count, so the bound is that of all of them. `pytest -s` prints them."""
