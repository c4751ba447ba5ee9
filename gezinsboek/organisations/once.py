"""What is shown once: a new key or link waits, sealed, in the session until the page that shows it was made."""

import time

from django.http import HttpRequest

LIFE = 10 * 60


def keep(request: HttpRequest, name: str, shown: str) -> None:
    request.session[f"organisation {name}"] = {"shown": shown, "at": int(time.time())}


def take(request: HttpRequest, name: str) -> str:
    """What was kept, and nothing a second time."""
    told = request.session.pop(f"organisation {name}", None)
    return str(told["shown"]) if told and time.time() - told["at"] < LIFE else ""
