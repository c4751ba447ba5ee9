"""Once a day: forget what is over."""

from datetime import timedelta
from typing import cast

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.db import transaction
from procrastinate.contrib.django import app

from gezinsboek.ground import clock

from . import lost
from .limits import RateLimitCache
from .models import Account, Person

UNFINISHED = timedelta(days=7)


@app.periodic(cron="41 3 * * *")
@app.task(name="people.clear", queue="upkeep")
def clear(timestamp: int) -> None:
    """Forgets ended sessions, and accounts that somebody began to make and never confirmed."""
    Session.objects.filter(expire_date__lt=clock.now()).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    forget_unfinished()
    cast(RateLimitCache, caches["default"]).clear_expired()


@app.periodic(cron="27 * * * *")
@app.task(name="people.tend_lost", queue="mail")
def tend_lost(timestamp: int) -> None:
    """Every hour: lost phones."""
    lost.tend()


def forget_unfinished() -> int:
    """Accounts of more than a week old with which nobody ever got in: who typed a wrong address, or another's."""
    confirmed = EmailAddress.objects.filter(verified=True).values("user_id")
    never = Account.objects.filter(last_login=None, key_due=False, created_at__lt=clock.now() - UNFINISHED)
    gone = 0
    for account in never.exclude(pk__in=confirmed).exclude(email=None):
        with transaction.atomic(using="door"):
            # The person stays as an empty row: the door may not delete people.
            person = Person.objects.using("door").get(pk=account.pk)
            person.name = person.organisation = person.profession = ""
            person.save(using="door", force_update=True)
            account.delete()
        gone += 1
    return gone
