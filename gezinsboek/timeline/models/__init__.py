from .draft import Draft
from .entry import Entry
from .file import File
from .response import Heart, Question, Reply

__all__ = ["Draft", "Entry", "File", "Heart", "Question", "Reply"]
