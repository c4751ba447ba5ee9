from .entry import Entry
from .file import File
from .response import Heart, Question, Reply

__all__ = ["Entry", "File", "Heart", "Question", "Reply"]
