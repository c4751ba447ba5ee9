"""Our story on one sheet of paper: what its maker reads, with who told it."""

from collections.abc import Sequence

from django.conf import settings

from gezinsboek.circle.models import Item
from gezinsboek.ground import clock
from gezinsboek.ground.paper.story import Part, story
from gezinsboek.ground.ui import dates
from gezinsboek.timeline.frame import Frame
from gezinsboek.timeline.headed import marked, split, words_of
from gezinsboek.timeline.rebutting import on_paper


def made(frame: Frame, items: Sequence[Item], language: str) -> bytes:
    """The PDF."""
    beside = on_paper(frame.folk, items)
    return story(
        frame.book.name,
        [_part(frame, one, beside.get(one.id, ())) for one in items],
        source=settings.ORIGIN.partition("://")[2],
        maker=frame.me.introduced if frame.me else "",
        made_at=clock.now().astimezone(dates.AMSTERDAM),
        language=language,
    )


def _part(frame: Frame, item: Item, beside: tuple[tuple[str, str], ...]) -> Part:
    """Whose words they are now: a changed text says by whom, on paper too (SHARING 9); and what goes with them everywhere."""
    question, text = split(words_of(item))
    by, at = item.changed_by or item.author_id, item.changed_at or item.created_at
    told = f"{frame.folk.by_name.introduced(by)}, {dates.with_year(at)}"
    return Part(question, text, ". ".join([told, *marked(item)]), beside)
