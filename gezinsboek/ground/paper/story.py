"""Our story on one sheet, so that it need not be told again: each question with its words and who told them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from .contributions import paragraphs, told_beside
from .printing import cut, in_words, printed, spoken

LONGEST = 2_400  # letters of one part on paper
LEAST = 200  # with fewer of a text it says too little
MOST = 5_600  # of all parts together: what one side of paper holds in letters that can be read


@dataclass(frozen=True)
class Part:
    """A question, what is told under it, and by whom and when. `beside`: what always goes with it, (whose and when, text)."""

    question: str
    text: str
    by: str
    beside: tuple[tuple[str, str], ...] = ()


def story(
    book: str, parts: Sequence[Part], *, source: str, maker: str, made_at: datetime, language: str = "nl"
) -> bytes:
    """PDF/UA-1, always one page: smaller letters first, then it says that there is more in the book."""
    with spoken(language):
        shown, whole = _fitting(parts)
        data = {
            "title": _("Ons verhaal"),
            "label": [_("Het boek van"), cut(book, 60)],
            "heading": _("Ons verhaal"),
            "lead": _("Wij vertelden dit zelf. Zo hoeven we het maar één keer te vertellen."),
            "parts": [
                {
                    "question": cut(one.question, 120),
                    "paragraphs": paragraphs(one.text),
                    "by": cut(one.by, 240),
                    "beside": told_beside(one.beside),
                }
                for one in shown
            ],
            "more": "" if whole else _("Er is meer verteld. Dat staat in het boek."),
            "made": _("Gemaakt op %(moment)s door %(name)s, voor wie dit blad krijgt. Bewaar het goed.")
            % {"moment": in_words(made_at), "name": cut(maker, 80)},
            "footer": _("Uit: Gezinsboek, %(source)s") % {"source": cut(source, 60)},
        }
        return printed("story", data, language)


def _fitting(parts: Sequence[Part]) -> tuple[list[Part], bool]:
    """What goes on one side, and whether that is all of it. No text stands there without what goes with it."""
    shown: list[Part] = []
    room = MOST
    for part in parts:
        most = min(LONGEST, room)
        share = most // (1 + len(part.beside))
        if share < LEAST:
            return shown, False
        beside = tuple((head, _shortened(text, share)) for head, text in part.beside)
        text = _shortened(part.text, most - sum(len(words) for _head, words in beside))
        shown.append(Part(part.question, text, part.by, beside))
        room -= sum(len(one) + 60 * one.count("\n") + 120 for one in (text, *(words for _head, words in beside)))
    return shown, shown == list(parts)


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
