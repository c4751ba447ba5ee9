from .draft import Draft
from .entry import Entry, Mark, Source
from .file import File
from .rebuttal import Rebuttal
from .response import Heart, Question, Reply

__all__ = ["Draft", "Entry", "File", "Heart", "Mark", "Question", "Rebuttal", "Reply", "Source"]
