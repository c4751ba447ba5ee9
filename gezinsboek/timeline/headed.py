"""A stukje under a question: a part of "Ons verhaal". The first line of its text is the question, so that what was said
before, a stale change, a search and a copy hold both (docs/decisions/0062-our-story.md)."""

from django.utils.translation import gettext as _

from gezinsboek.circle.models import Item

from .kinds import has_words

PART = "story-"  # how the kinds of all parts begin
QUESTION = 120


def headed(item: Item) -> bool:
    """Whether its first line is a question. What an item is never changes."""
    return item.kind.startswith(PART)


def words_of(item: Item) -> str:
    """The whole text of an item that has one; of what another tool made nothing."""
    return str(item.entry.text) if has_words(item) else ""


def marked(item: Item) -> list[str]:
    """How its words are meant and from what they were made, as it is told on paper."""
    if not has_words(item):
        return []
    meant = f"{_('Bedoeld als:')} {item.entry.mark_words}" if item.entry.mark else ""
    return [one for one in (meant, item.entry.source_words) if one]


def split(text: str) -> tuple[str, str]:
    """(question, words)"""
    question, _end, words = text.partition("\n")
    return question.strip(), words.strip()


def join(question: str, words: str) -> str:
    """One text; a question is one line."""
    return f"{' '.join(question.split())}\n\n{words}".strip()
