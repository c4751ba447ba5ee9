"""What a floor above puts beside a stukje, and does right after one is written. It fills these lists in AppConfig.ready();
nothing here imports it."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest
from django.utils.safestring import SafeString

from gezinsboek.circle.models import Item
from gezinsboek.ground.acts import Refused

from .frame import Frame
from .responses import Responses

journal = logging.getLogger("gezinsboek.timeline")


@dataclass(frozen=True)
class After:
    """A choice under the text box of who is here for their work: `field` draws it, `told` is called with what was written, in
    the same transaction, and answers a sentence for its writer; `missed` is that sentence when it did not work."""

    field: Callable[[HttpRequest, Frame], SafeString | str]
    told: Callable[[HttpRequest, Frame, Item], str]
    missed: Callable[[], str]


BUTTONS: list[Callable[[Frame, Sequence[Item], Responses], dict[UUID, SafeString]]] = []
"""Each gives buttons of a page of stukjes, by stukje; asked for professionals alone, one query each."""
CHOICES: list[After] = []


def buttons(frame: Frame, items: Sequence[Item], around: Responses) -> dict[UUID, SafeString]:
    """What I can do with these, by stukje; nothing for a family, and nothing while looking as somebody else."""
    if not frame.professional or frame.looking_as or not items:
        return {}
    told: dict[UUID, SafeString] = {}
    for give in BUTTONS:
        for item, button in give(frame, items, around).items():
            told[item] = SafeString(told.get(item, "") + button)
    return told


def fields(request: HttpRequest, frame: Frame) -> list[SafeString | str]:
    """Under the text box."""
    return [one.field(request, frame) for one in CHOICES] if frame.professional and not frame.looking_as else []


def written(request: HttpRequest, frame: Frame, item: Item) -> None:
    """Right after writing. What was written stays written, whatever goes wrong here; its writer is told."""
    if not frame.professional:
        return
    for one in CHOICES:
        try:
            with transaction.atomic():
                words = one.told(request, frame, item)
        except Refused:
            words = one.missed()
        except Exception as fault:  # noqa: BLE001 - its words may hold a family's, so only its kind is told
            journal.warning("what goes along with writing broke", extra={"fault": type(fault).__name__})
            words = one.missed()
        if words:
            messages.info(request, words)
