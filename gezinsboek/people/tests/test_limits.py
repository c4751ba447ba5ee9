"""What may be tried how often, and that nothing takes a count back."""

import threading

import pytest
from allauth.core.internal import ratelimit
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db import connections, transaction

from .visitors import Visitor, confirmed, mails_to, somebody


def rows() -> int:
    with connections["door"].cursor() as cursor:
        cursor.execute("select count(*) from rate_limit")
        return int(cursor.fetchone()[0])


def test_the_fourth_code_in_a_minute_is_refused_on_the_form():
    noor = Visitor()
    confirmed(noor.address)
    for _n in range(3):
        assert noor.ask_code().status_code == 302
    response = noor.ask_code()
    assert response.status_code == 422
    assert "te vaak geprobeerd" in response.content.decode()
    assert noor.address in response.content.decode()
    assert len(mails_to(noor.address)) == 3


def test_unknown_addresses_are_counted_the_same():
    stranger = Visitor()
    for _n in range(3):
        stranger.ask_code()
    assert stranger.ask_code().status_code == 422


def test_another_address_is_not_held_up_by_it():
    noor, mark = Visitor(), Visitor()
    for _n in range(4):
        noor.ask_code()
    assert mark.ask_code().status_code == 302


def test_one_place_cannot_ask_for_everybody():
    answers = [Visitor().ask_code().status_code for _n in range(31)]
    assert answers[:30] == [302] * 30
    assert answers[30] in (422, 429)


def test_a_request_that_falls_over_keeps_its_count():
    visitor = Visitor(raise_request_exception=False)
    answers = [visitor.post("/val-om/", {"key": "tulp"}).status_code for _n in range(6)]
    assert answers == [500] * 5 + [429]


def test_a_rollback_of_the_request_keeps_its_count(rf):
    request = rf.post("/")
    request.user = AnonymousUser()
    seen = []
    for _n in range(6):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            seen.append(bool(consume(request, "roos")))
            raise ZeroDivisionError
    assert seen == [True] * 5 + [False]


def consume(request, key):
    return ratelimit.consume(request, app="allauth.account", action="recovery_login", key=key)


def test_many_at_once_are_counted_one_by_one(rf):
    request = rf.post("/")
    request.user = AnonymousUser()
    seen = []

    def take():
        seen.append(bool(consume(request, "iris")))
        connections.close_all()

    takers = [threading.Thread(target=take) for _n in range(10)]
    for one in takers:
        one.start()
    for one in takers:
        one.join()
    assert seen.count(True) <= 5


def test_a_flood_of_other_counts_pushes_none_out(settings):
    """Django's own cache drops a third of what lives when it is full: then a flood would begin all counts anew."""
    cache._max_entries = 20
    try:
        cache.set("the-one-that-counts", [1.0], 900)
        for number in range(60):
            cache.set(f"flood-{number}", [1.0], 900)
        assert cache.get("the-one-that-counts") == [1.0]
        assert rows() >= 61
    finally:
        cache._max_entries = settings.CACHES["default"]["OPTIONS"]["MAX_ENTRIES"]


def test_what_has_expired_is_cleared_away(settings):
    cache._max_entries = 5
    try:
        for number in range(10):
            cache.set(f"old-{number}", [1.0], -10)
        cache.set("new", [1.0], 900)
        assert rows() <= 6
    finally:
        cache._max_entries = settings.CACHES["default"]["OPTIONS"]["MAX_ENTRIES"]


def test_the_counts_hold_no_address_of_anybody():
    noor = Visitor()
    noor.ask_code()
    with connections["door"].cursor() as cursor:
        cursor.execute("select cache_key from rate_limit")
        assert noor.address not in str(cursor.fetchall())


# Behind proxies: `GEZINSBOEK_PROXIES`.


def place(rf, **meta):
    from allauth.account.adapter import get_adapter

    request = rf.get("/", **meta)
    return get_adapter().get_client_ip(request)


def test_without_proxies_nobody_chooses_their_own_address(rf):
    assert place(rf, HTTP_X_FORWARDED_FOR="6.6.6.6") == "127.0.0.1"


def test_behind_one_proxy_the_last_address_counts(rf, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert place(rf, HTTP_X_FORWARDED_FOR="6.6.6.6, 192.0.2.7") == "192.0.2.7"
    assert place(rf, HTTP_X_FORWARDED_FOR="6.6.6.6, 2001:db8::7") == "2001:db8::7"


@pytest.mark.parametrize("forwarded", ["192.0.2.7", "onzin", ", ,", "a, b, c"])
def test_a_request_that_came_another_way_is_served_and_counted(rf, settings, forwarded):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    assert place(rf, HTTP_X_FORWARDED_FOR=forwarded) in ("0.0.0.0", "127.0.0.1")


def test_no_address_at_all_is_no_fault(rf):
    assert place(rf, REMOTE_ADDR="") == "0.0.0.0"


def test_behind_a_proxy_two_visitors_do_not_share_a_count(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    here, there = Visitor(headers={"x-forwarded-for": "192.0.2.1"}), Visitor(headers={"x-forwarded-for": "192.0.2.2"})
    for _n in range(31):
        here.post("/inloggen/herstelcode/", {"name": "TULP-0000", "code": "1"})
    page = there.post("/inloggen/herstelcode/", {"name": "ROOS-0000", "code": "1"}).content.decode()
    assert "te vaak" not in page


def test_somebody_who_is_in_cannot_have_codes_mailed_without_end():
    noor = somebody()
    before = len(mails_to(noor.address))
    for _n in range(6):
        noor.post("/nog-een-keer/code/", {"action": "send"})
    assert len(mails_to(noor.address)) == before + 3
