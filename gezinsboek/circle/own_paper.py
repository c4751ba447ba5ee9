"""The letter or flyer that was made just now: printed for an hour by who made it, and kept nowhere else."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from gezinsboek.ground.paper import Way, flyer, letter
from gezinsboek.ground.ui.dates import day_of, full_day

from .letters import qr, site

KEY = "own_paper"
LIFE = 60 * 60


@dataclass(frozen=True)
class Paper:
    """One letter or flyer, in one language, with its code."""

    handle: str
    expires: datetime
    paper: str
    language: str

    @property
    def link(self) -> str:
        return settings.ORIGIN + reverse("own_book_link", args=[self.handle])

    @property
    def site(self) -> str:
        return site()

    @property
    def last_day(self) -> str:
        return full_day(self.expires)

    @property
    def qr(self) -> SafeString:
        return qr(self.link)


def keep(request: HttpRequest, handle: str, expires: datetime, paper: str, language: str) -> None:
    request.session[KEY] = {
        "handle": handle,
        "expires": expires.isoformat(),
        "paper": paper,
        "language": language,
        "at": int(time.time()),
    }


def kept(request: HttpRequest) -> Paper | None:
    told = request.session.get(KEY)
    if not told or time.time() - told["at"] > LIFE:
        return None
    return Paper(told["handle"], datetime.fromisoformat(told["expires"]), told["paper"], told["language"])


def printed(paper: Paper, sender: Sequence[str]) -> bytes:
    """The PDF, in the language of the family."""
    make = flyer if paper.paper == "flyer" else letter
    way = Way(link=paper.link, address=paper.site, code=paper.handle, valid_until=day_of(paper.expires))
    return make(way, sender=[line for line in sender if line], language=paper.language)
