"""Letters with a code. The code is kept nowhere but for one hour in the session of who made it, so it is shown once."""

import time
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from gezinsboek.ground.paper import Way, invitation_letter
from gezinsboek.ground.ui.dates import day_of, full_day

from .doorstep import link
from .invitations import Sent

KEY = "letters"
LIFE = 60 * 60
INK = "#1d2042"


@dataclass(frozen=True)
class Letter:
    """What stands on the paper of an invitation."""

    code: str
    link: str
    expires: datetime

    @property
    def site(self) -> str:
        """Where to type the code, as one says it aloud."""
        return site()

    @property
    def qr(self) -> SafeString:
        return qr(self.link)

    @property
    def last_day(self) -> str:
        return full_day(self.expires)

    @property
    def way(self) -> Way:
        return Way(link=self.link, address=self.site, code=self.code, valid_until=day_of(self.expires))


def keep(request: HttpRequest, sent: Sent, to: str = "invited") -> None:
    """The letter that was made just now can be printed for an hour, by who made it, on this device. `to`: the name of
    the address behind its block."""
    told = {"handle": sent.handle, "secret": sent.secret, "expires": sent.expires.isoformat(), "at": int(time.time())}
    told["to"] = to
    request.session[KEY] = {**request.session.get(KEY, {}), str(sent.invitation): told}


def kept(request: HttpRequest, invitation: UUID) -> Letter | None:
    told = request.session.get(KEY, {}).get(str(invitation))
    if not told or time.time() - told["at"] > LIFE:
        return None
    code = f"{told['handle']}-{told['secret']}"
    return Letter(
        code, link(told["handle"], told["secret"], told.get("to", "invited")), datetime.fromisoformat(told["expires"])
    )


def pdf(letter: Letter, inviter: str) -> HttpResponse:
    """For the printer: who invites and how to get in. Not for whom and not why: paper gets lost."""
    return as_file(invitation_letter(letter.way, inviter=inviter, language=get_language() or "nl"), "brief")


def as_file(content: bytes, name: str) -> HttpResponse:
    """A PDF that the browser saves under a name that says nothing."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer


def site() -> str:
    """`gezinsboek.example/code`: the page where a code is typed."""
    return f"{urlsplit(settings.ORIGIN).netloc}/code"


def qr(address: str) -> SafeString:
    """The block for a camera, drawn in the page: dark on white, with the edge it needs."""
    drawing = segno.make(address, error="m").svg_inline(
        scale=4, border=4, dark=INK, light="#fff", omitsize=True, svgclass="qr"
    )
    return mark_safe(drawing)  # noqa: S308  # made here of numbers alone
