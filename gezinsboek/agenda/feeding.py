"""A calendar reads along: what one person reads in all their books, as RFC 5545.

Asked anew each time, under that person's keys of that moment and never as somebody who proved themselves just now, so no private
chapter is ever in it (SHARING 4, 23). A discreet feed says "Afspraak" and nothing of what, where or with whom.
"""

import secrets
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from gezinsboek.ground import clock
from gezinsboek.ground.acting import Acting, acting, acting_as
from gezinsboek.ground.acts import Refused, act
from gezinsboek.ground.vault import vault
from gezinsboek.log.looks import looked
from gezinsboek.timeline.desk import my_books

from . import repeating, showing
from .models import Feed

MOST = 10  # of one person
BACK = timedelta(days=60)  # what is over for longer stays out


def make(*, discreet: bool) -> str:
    """A new address; what is given back is shown once, and kept nowhere."""
    me = acting()
    if me is None or Feed.objects.count() >= MOST:
        raise Refused("feed")
    secret = secrets.token_urlsafe(24)
    Feed(person=me.person, kept=fingerprint(secret), discreet=discreet).save(force_insert=True)
    return settings.ORIGIN + reverse("feed", args=[secret])


def revoke(feed: UUID) -> None:
    """From now on nothing is read there; twice is once."""
    Feed.objects.filter(id=feed).delete()


def fingerprint(secret: str) -> str:
    return vault().fingerprint("agenda feed", secret).hex()


def read(secret: str) -> bytes | None:
    """The calendar behind this address; None when there is none, or not any more."""
    if not 20 <= len(secret) <= 60 or not secret.isascii():
        return None
    found = act("open_feed", fingerprint(secret), using="door")
    if not found:
        return None
    person, discreet = found[0]
    from .ical import calendar  # what it needs reads all time zones of the world: only for who asks for a calendar

    with acting_as(Acting(person=person)), transaction.atomic():
        begin = repeating.day_of(clock.now() - BACK)
        mine = showing.of_books(one.id for one in my_books())
        shown = [item for item in mine if repeating.last_day(item.appointment) >= begin]
        looked([item.id for item in shown], "feed")
        return calendar(shown, discreet=discreet)
