"""Faults planted in the rules: what the matrix must be able to find."""

from . import matrix_faults_around as around
from . import matrix_faults_book as book
from . import matrix_faults_plan as plan
from . import matrix_faults_taking as taking

FAULTS = book.FAULTS | around.FAULTS | taking.FAULTS | plan.FAULTS

FOUND_IN = {
    "a birth date is mended for ever": (34, 2377),
    "a child of twelve counts as younger": (58, 3176),
    "a child of twelve is not asked": (198, 3513),
    "a colleague's question gives away others' words": (94, 940),
    "a first date makes a child grown at once": (40, 27),
    "a first date makes a child grown by tomorrow": (504, 1358),
    "a first date makes a child twelve at once": (80, 289),
    "a goal is of somebody who does not read it": (39, 1093),
    "a guardian comes in without a yes of all": (1381, 2170),
    "a guardian says whom of sixteen another's words are about": (87, 3947),
    "a helper makes a version": (19, 821),
    "a hidden place brings an appointment back": (169, 4298),
    "a letting that ended still opens": (66, 1762),
    "a network member takes over": (3, 1169),
    "a new time shows behind a pause": (109, 1068),
    "a professional answers a professional": (86, 2969),
    "a receipt is seen behind a pause": (71, 87),
    "a step in the bin is still said": (189, 64426),
    "a step in the bin is ticked": (3, 1026),
    "a step is ticked while looking as somebody": (6, 2324),
    "a version holds what is private": (41, 2224),
    "a version is read behind a pause": (18, 1728),
    "a yes of the child goes past an objection": (2774, 10753),
    "a yes to a birth date never lapses": (61, 3855),
    "a young person under sixteen makes a version": (50, 2967),
    "an answer is seen behind a pause though its request is": (26, 301),
    "an answer that is taken back was taken over": (11207, 555),
    "an appointment of before that was moved is not to be taken again": (126, 42973),
    "an appointment that was moved is not to be taken again": (70, 728),
    "an id of another counts as the first click": (30, 1355),
    "an objection stops nothing": (36, 490),
    "an objection stops private chapters too": (211, 2304),
    "mag overnemen goes past an objection": (40, 983),
    "moving counts not as widening": (126, 6167),
    "one guardian makes a child grown": (40, 171),
    "one guardian makes a child older by tomorrow": (61, 495),
    "one's own version goes with a pause": (30, 1476),
    "own words are taken over as another made them": (54, 625),
    "somebody unknown is named": (29, 1722),
    "the address of a child of sixteen stays open": (47, 950),
    "the child is asked about a private chapter": (440, 1698),
    "the contact is somebody unknown": (216, 13129),
    "what a child allowed before eighteen still counts": (25, 781),
    "what another said at a goal is taken over as one's own": (94, 3802),
    "what lies in the bin is taken over": (108, 6418),
    "what no longer fits comes in": (22, 2918),
    "what the pauser makes of a step is seen": (180, 341),
    "what the pauser moves brings an appointment back": (4108, 5879),
    "what the pauser says of a goal is seen": (70, 136),
    "what was asked behind a pause is taken over": (88, 14633),
    "what was opened since is shown": (1279, 18303),
    "what was taken back is answered after all": (23, 1366),
    "whoever looks as a helper sees a signal before them": (55, 1109),
    "words about a child lie in a chapter about nobody": (130, 44668),
}
"""The world in which a fault that shows seldom was last found, and how many cases that took from the first world on. There it is
looked for first, and from there on; those cases count, so the bound is that of all of them. `pytest -s` prints them."""
