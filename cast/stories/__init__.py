"""The families of the demo. Each module tells one or more of them; `STORIES` is the order in which they are made."""

from cast.story import Story

from . import noor

STORIES: list[Story] = [*noor.STORIES]
