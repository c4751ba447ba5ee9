"""One-time links of a story: what the family asks, and what the guest answers without an account. Each is done once: a second
time it is found there."""

from datetime import timedelta
from uuid import UUID, uuid5

from gezinsboek.circle import one_time
from gezinsboek.circle.invitations import Sent
from gezinsboek.circle.models import OneTimeLink
from gezinsboek.ground import clock
from gezinsboek.guests.answering import sealed

from .family import Family
from .people import acts
from .story import Asked

LIFE = timedelta(days=one_time.DAYS)
_kept: dict[UUID, Sent] = {}  # the letters of this run


def asks(family: Family, asked: Asked) -> None:
    """By letter: nobody reads mail at an invented address."""
    link = uuid5(family.id, f"one-time link {asked.name}")
    with acts(family.opener, family.id):
        if OneTimeLink.objects.filter(id=link).exists():
            return
        _kept[link] = one_time.ask_guest(
            family.id,
            family.chapters[asked.chapter],
            name=asked.name,
            title=asked.title,
            question=asked.question,
            expires=clock.now() + LIFE,
            ids=(link, uuid5(family.id, f"guest {asked.name}")),
        )


def answers(family: Family, asked: Asked) -> None:
    """With the code of the letter; when it was made by a run that was broken off, with a new letter."""
    link = uuid5(family.id, f"one-time link {asked.name}")
    with acts(family.opener, family.id):
        there = OneTimeLink.objects.get(id=link)
        if there.answered_at:
            return
        sent = _kept.get(link) or one_time.renew(there, by_mail=False, expires=clock.now() + LIFE)
    found = one_time.peek(sent.handle, sent.secret, look=True)
    assert found
    told = sealed(found, uuid5(link, "answer"), asked.name, asked.title, asked.answer)
    if one_time.answer(sent.handle, sent.secret, told) != "done":
        raise AssertionError(f"{asked.name} could not answer")
    if asked.more:
        one_time.ask_more(found, sent.handle, sent.secret, asked.more, "")
