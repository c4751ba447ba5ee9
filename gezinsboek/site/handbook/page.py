"""What a page of the handbook is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

PICTURES = "handbook"  # where settings/base.py puts docs/pictures among the static files


@dataclass(frozen=True)
class Part:
    """A heading, what to know or do, and the screen that goes with it."""

    title: StrPromise
    says: tuple[StrPromise, ...]
    picture: str = ""  # a name in docs/pictures, without "-phone.png"
    steps: bool = False  # numbered: to be done in this order

    @property
    def shot(self) -> str:
        """Its picture on a phone, as a static file."""
        return f"{PICTURES}/{self.picture}-phone.png"


@dataclass(frozen=True)
class Page:
    """One thing somebody wants to do. `slug` is its place under /uitleg/."""

    slug: str
    icon: str
    title: StrPromise
    lead: StrPromise
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Way:
    """A way into the handbook: who somebody is, or what they worry about, and the pages for it."""

    words: StrPromise
    slugs: tuple[str, ...]
