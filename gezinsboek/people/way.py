"""Where somebody was going when signing in came in between."""

import time

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from .typist import mark, typist

KEY = "way_on"
LIFE = 24 * 60 * 60


def safe(url: str | None) -> str:
    """The address when it is a page of ours, else nothing."""
    if url and url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None):
        return url
    return ""


def remember(request: HttpRequest, url: str | None) -> None:
    """Keep where this person was going, through all steps of signing in. For somebody else it means nothing."""
    if url := safe(url):
        request.session[KEY] = [url, typist(request), int(time.time())]


def on(request: HttpRequest, default: str = "/") -> str:
    """Where to go on to; `default` when nobody was going anywhere, or somebody else was."""
    url, who, at = request.session.get(KEY, ["", "", 0])
    me = mark(request.user.pk) if request.user.is_authenticated else typist(request)
    if not url or time.time() - at > LIFE or (who and who != me):
        return default
    return str(url)


def arrived(request: HttpRequest) -> bool:
    """Forget it once they are there. True when this is where they were going."""
    there: bool = request.session.get(KEY, [""])[0] == request.get_full_path()
    if there:
        del request.session[KEY]
    return there
