""" "Stuur een proef": one invented stukje along the chosen way. The floor that sends fills `sender` in (AppConfig.ready)."""

from collections.abc import Callable
from dataclasses import dataclass

from .models import Organisation


@dataclass(frozen=True)
class Outcome:
    """Whether it arrived, and what their system answered (an HTTP status or a short code); never what was in it."""

    arrived: bool
    status: str = ""


Sender = Callable[[Organisation], Outcome]
_senders: list[Sender] = []


def register(sender: Sender) -> None:
    """This sends an invented record to the organisation, now, and says how it went. Ten seconds at most; raises nothing."""
    _senders[:] = [sender]


def possible(organisation: Organisation) -> bool:
    """There is something to try: a way that goes by itself, and somebody who sends."""
    return bool(_senders) and organisation.way in ("webhook", "drop", "bucket", "mail")


def send(organisation: Organisation) -> Outcome:
    return _senders[0](organisation)
