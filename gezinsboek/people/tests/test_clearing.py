"""What is over is forgotten once a day."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import cache

from gezinsboek.ground import clock
from gezinsboek.people.models import Account, Person
from gezinsboek.people.tasks import clear

from .visitors import Visitor, confirmed, somebody


def test_ended_sessions_and_their_devices_go_and_others_stay():
    gone, here = somebody(), somebody()
    Session.objects.filter(session_key=gone.session.session_key).update(expire_date=clock.now() - timedelta(minutes=1))
    clear(0)
    assert not UserSession.objects.filter(user_id=gone.account.pk).exists()
    assert here.get("/briefje/").status_code == 200
    assert UserSession.objects.filter(user_id=here.account.pk).exists()


def test_an_account_that_was_never_confirmed_goes_after_a_week_with_its_name():
    old, fresh, real = Visitor(), Visitor(), Visitor()
    for visitor in (old, fresh):
        visitor.post("/aanmelden/", {"name": "Noor", "email": visitor.address})
    confirmed(real.address)
    number, long_ago = old.account.pk, clock.now() - timedelta(days=8)
    Account.objects.filter(email__in=[old.address, real.address]).update(created_at=long_ago)
    clear(0)
    assert not Account.objects.filter(email=old.address).exists()
    assert Person.objects.using("door").get(pk=number).name == ""
    assert Account.objects.filter(email__in=[fresh.address, real.address]).count() == 2


def test_counts_that_are_over_go():
    cache.set("over", 1, -10)
    cache.set("running", 1, 900)
    clear(0)
    assert cache.get("running") == 1
