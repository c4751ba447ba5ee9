"""Nothing typed is lost when a session ends: the text waits, sealed, in the session for the person who typed it.

Files do not wait, and the person is told so. A text waits 24 hours at most, and "Snel weg" takes it away at once.
"""

import time

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from .typist import mark, typist

KEY = "parked"
LIFE = 24 * 60 * 60
SHOWN = 10 * 60  # after it was shown it stays this long, for a page that did not arrive
SECRET = {"csrfmiddlewaretoken", "code", "pin", "new_pin", "same_pin", "credential", "passphrase", "secret"}


def keep(request: HttpRequest, page: str, who: str = "") -> bool:
    """Keep what this POST brought, for the form on `page`. True when there was something and it is known whose it is."""
    who = who or typist(request)
    text = QueryDict(mutable=True)
    for name, values in request.POST.lists():
        if name not in SECRET and any(value.strip() for value in values):
            text.setlist(name, values)
    size = sum(len(value.encode(errors="replace")) for _name, values in text.lists() for value in values)
    if not who or not text or size > settings.PARKED_LIMIT:
        return False
    request.session[KEY] = {
        "page": page.partition("?")[0],
        "action": request.path,
        "who": who,
        "at": int(time.time()),
        "text": text.urlencode(),
        "files": bool(request.FILES),
    }
    return True


def take(request: HttpRequest, action: str = "") -> QueryDict | None:
    """What this person typed on this page before they had to sign in: initial data for its form, or None.

    A page with several forms names the address its form posts to. A message tells the person to look it over.
    """
    kept = request.session.get(KEY)
    if not kept or not request.user.is_authenticated or kept["page"] != request.path:
        return None
    if action and kept["action"] != action:
        return None
    now = int(time.time())
    if kept["who"] != mark(request.user.pk):
        return None
    if now - kept["at"] > LIFE or now - kept.get("shown", now) > SHOWN:
        forget(request)
        return None
    if "shown" not in kept:
        request.session[KEY] = {**kept, "shown": now}
        tell(request, files=kept["files"])
    return QueryDict(kept["text"])


def tell(request: HttpRequest, *, files: bool) -> None:
    messages.info(request, _("Je tekst is bewaard. Kijk het na en verstuur opnieuw."))
    if files:
        messages.warning(request, _("Je foto's en bestanden zijn niet bewaard. Kies ze opnieuw."))


def sent(request: HttpRequest) -> None:
    """The text was sent again: it need not wait any longer."""
    if request.session.get(KEY, {}).get("action") == request.path:
        forget(request)


def forget(request: HttpRequest) -> None:
    request.session.pop(KEY, None)
