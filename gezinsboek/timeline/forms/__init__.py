"""What can be typed into the timeline. A form with an error shows everything that was typed."""

from .composer import ComposerForm
from .words import LIMIT, WordsField

__all__ = ["LIMIT", "ComposerForm", "WordsField"]
