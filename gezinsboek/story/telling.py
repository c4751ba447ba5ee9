"""Our story as the acting person reads it: the parts of the chapters they read, in the order of the questions.

A part is an item, so row-level security decides; nothing here asks who may read it.
"""

from dataclasses import dataclass

from gezinsboek.circle.models import Item
from gezinsboek.timeline.before_pause import mend
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.headed import PART
from gezinsboek.timeline.reading import DETAILS
from gezinsboek.timeline.responses import responses
from gezinsboek.timeline.shown import Row, Rows

from .questions import OWN, Question, place, questions


@dataclass
class Story:
    """The parts I read, and the questions that are still open to me."""

    frame: Frame
    rows: list[Row]

    @property
    def open(self) -> list[Question]:
        """What nobody answered yet as far as I read, and what the family does not leave out."""
        return [one for one in self._unanswered if one.key not in self._left_out]

    @property
    def left_out(self) -> list[Question]:
        return [one for one in self._unanswered if one.key in self._left_out]

    @property
    def _unanswered(self) -> list[Question]:
        there = {row.item.kind for row in self.rows}
        return [one for one in questions().values() if one.key != OWN and one.kind not in there]

    @property
    def _left_out(self) -> set[str]:
        return set(self.frame.book.left_out)


def parts(frame: Frame) -> list[Item]:
    """In the order of the page: of one question the oldest first."""
    found = list(Item.objects.filter(dossier_id=frame.book.id, kind__startswith=PART).select_related(*DETAILS))
    mend(found)
    return sorted(found, key=lambda one: (place(one.kind), one.created_at, one.id))


def told(frame: Frame) -> Story:
    """For a page; that it was looked at is logged, for each chapter (SHARING 25)."""
    items = parts(frame)
    around = responses(frame.book.id, [one.id for one in items])
    return Story(frame, Rows(frame, around, None).all(items))
