"""Which appointments come back, in words: what "Wie doet wat" shows of a helper."""

from collections.abc import Iterator

from gezinsboek.ground.ui import dates
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.rhythms import Rhythm

from . import repeating, showing, wording


def rhythms(frame: Frame) -> Iterator[Rhythm]:
    """Of what I read: what repeats, is not over, and names who comes."""
    for item in showing.of_books([frame.book.id]):
        now = item.appointment
        over = repeating.until(now.rule) if now.rule else None
        if now.rule and now.who and (over is None or over >= dates.today()):
            yield Rhythm(item.id, f"{wording.repeats(now)}: {showing.title(item)}", tuple(now.who))
