"""The families of the demo, each in a file of its own; `STORIES` is the order in which they are made."""

from cast.story import Story

from . import (
    bas,
    chantal,
    dewi,
    elif_,
    emma,
    esther,
    fatima,
    grace,
    joke,
    kasia,
    marieke,
    mariska,
    noor,
    rania,
    ria,
    ricardo,
    sem,
    willemien,
)

_TOLD = (
    noor,
    sem,
    ria,
    bas,
    rania,
    willemien,
    dewi,
    chantal,
    marieke,
    fatima,
    mariska,
    ricardo,
    elif_,
    grace,
    joke,
    emma,
    esther,
    kasia,
)

STORIES: list[Story] = [told.STORY for told in _TOLD]
