"""Our story on one sheet of paper: what its maker reads, with who told it."""

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item
from gezinsboek.ground import clock
from gezinsboek.ground.paper.story import Part, story
from gezinsboek.ground.ui import dates
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.headed import split, words_of


def made(frame: Frame, items: Sequence[Item], language: str) -> bytes:
    """The PDF."""
    return story(
        frame.book.name,
        [_part(frame, one) for one in items],
        source=settings.ORIGIN.partition("://")[2],
        maker=frame.me.introduced if frame.me else "",
        made_at=clock.now().astimezone(dates.AMSTERDAM),
        language=language,
    )


def _part(frame: Frame, item: Item) -> Part:
    """Whose words they are now: a changed text says by whom, on paper too (SHARING 9)."""
    question, text = split(words_of(item))
    by, at = item.changed_by or item.author_id, item.changed_at or item.created_at
    told, day, year = frame.folk.members.get(by), dates.full_day(at), str(dates.day_of(at).year)
    name = told.introduced if told else _("Iemand")
    return Part(question, text, f"{name}, {day if year in day else f'{day} {year}'}")
