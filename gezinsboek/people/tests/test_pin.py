"""The PIN and what it opens: `/zeker/`."""

import threading
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import connections

from gezinsboek.ground import clock
from gezinsboek.people.models import Account
from gezinsboek.people.pin import Tried, is_weak, set_pin, try_pin

from .softkey import SoftKey, options_in
from .test_passkeys import add_key, use_key
from .test_second_factor import codes_of
from .visitors import Visitor, code_in_mail, somebody

PIN, OTHER = "739154", "280467"


@pytest.fixture
def noor():
    return somebody()


def choose_pin(visitor: Visitor, pin: str = PIN):
    return visitor.post("/mijn/pincode/", {"new_pin": pin, "same_pin": pin})


def is_open(visitor: Visitor) -> bool:
    return "Sluit weer" in visitor.get("/mijn/").content.decode()


@pytest.mark.parametrize(
    "pin", ["000000", "111111", "123456", "654321", "234567", "121212", "123123", "112233", "901234"]
)
def test_pins_that_everybody_tries_first_are_refused(noor, pin):
    assert is_weak(pin)
    response = choose_pin(noor, pin)
    assert response.status_code == 422
    assert "raadt iemand snel" in response.content.decode()
    assert not noor.account.pin


@pytest.mark.parametrize("pin", [PIN, OTHER, "505172", "119283"])
def test_other_pins_are_good(pin):
    assert not is_weak(pin)


@pytest.mark.parametrize(
    ("pin", "same"),
    [(PIN, OTHER), ("7391", "7391"), ("7391540", "7391540"), ("abcdef", "abcdef"), ("٧٣٩١٥٤", "٧٣٩١٥٤"), ("", "")],
)
def test_six_figures_typed_twice_the_same(noor, pin, same):
    assert noor.post("/mijn/pincode/", {"new_pin": pin, "same_pin": same}).status_code == 422
    assert not noor.account.pin


def test_a_pin_is_stored_as_argon2_and_never_shown(noor):
    choose_pin(noor)
    assert noor.account.pin.startswith("argon2$argon2id$")
    assert PIN not in noor.account.pin
    wrong = noor.post("/zeker/", {"pin": OTHER}).content.decode()
    assert OTHER not in wrong


def test_recovery_codes_come_with_the_first_pin(noor):
    assert choose_pin(noor).headers["Location"] == "/mijn/herstelcodes/"
    assert len(codes_of(noor)) == 10


def test_the_right_pin_opens_for_ten_minutes_and_goes_on(noor):
    choose_pin(noor)
    assert not is_open(noor)
    response = noor.post("/zeker/", {"pin": PIN, "next": "/briefje/"})
    assert response.headers["Location"] == "/briefje/"
    assert is_open(noor)
    noor.later(10 * 60)
    assert not is_open(noor)


def test_a_passkey_opens_too(noor):
    key = add_key(noor)
    options = options_in(noor.get("/zeker/?next=/briefje/").content)
    response = noor.post("/zeker/", {"credential": key.get(options), "next": "/briefje/"})
    assert response.headers["Location"] == "/briefje/"
    assert is_open(noor)


def test_another_persons_passkey_opens_nothing(noor):
    add_key(noor)
    key = add_key(somebody())
    options = options_in(noor.get("/zeker/").content)
    assert noor.post("/zeker/", {"credential": key.get(options)}).status_code == 422
    assert not is_open(noor)


def test_sluit_weer_closes_at_once(noor):
    choose_pin(noor)
    noor.post("/zeker/", {"pin": PIN})
    assert noor.get("/zeker/sluit/").status_code == 405
    assert is_open(noor)
    noor.post("/zeker/sluit/", {"next": "/mijn/"})
    assert not is_open(noor)


def test_signing_in_opens_nothing_whatever_the_way(noor):
    key = add_key(noor)
    choose_pin(noor)
    later = Visitor(noor.address)
    use_key(later, key)
    assert later.is_in
    assert not is_open(later)


def test_it_opens_in_this_session_only(noor):
    choose_pin(noor)
    other = Visitor(noor.address)
    other.sign_in()
    noor.post("/zeker/", {"pin": PIN})
    assert is_open(noor)
    assert not is_open(other)


def test_after_signing_out_it_is_closed(noor):
    choose_pin(noor)
    noor.post("/zeker/", {"pin": PIN})
    noor.post("/uitloggen/")
    noor.sign_in()
    assert not is_open(noor)


@pytest.mark.parametrize("elsewhere", ["https://kwaad.example/", "//kwaad.example", "/\\kwaad.example"])
def test_it_never_leads_to_another_site(noor, elsewhere):
    choose_pin(noor)
    assert noor.post("/zeker/", {"pin": PIN, "next": elsewhere}).headers["Location"] == "/"


def test_without_pin_or_passkey_the_page_says_how_to_get_one(noor):
    page = noor.get("/zeker/").content.decode()
    assert "/mijn/pincode/" in page
    assert "/mijn/passkeys/nieuw/" in page
    assert noor.post("/zeker/", {"pin": PIN}).status_code == 422
    assert not is_open(noor)


# Guessing.


def test_five_wrong_tries_close_it_for_a_quarter_of_an_hour(noor):
    choose_pin(noor)
    for _n in range(5):
        assert "klopt niet" in noor.post("/zeker/", {"pin": OTHER}).content.decode()
    assert "Wacht 15 minuten" in noor.post("/zeker/", {"pin": PIN}).content.decode()
    assert not is_open(noor)
    past = clock.now() - timedelta(seconds=1)
    Account.objects.filter(pk=noor.account.pk).update(pin_locked_until=past)
    noor.post("/zeker/", {"pin": PIN})
    assert is_open(noor)


def test_the_lock_holds_in_every_session(noor):
    choose_pin(noor)
    other = Visitor(noor.address)
    other.sign_in()
    for _n in range(5):
        other.post("/zeker/", {"pin": OTHER})
    noor.post("/zeker/", {"pin": PIN})
    assert not is_open(noor)


def test_a_right_try_forgets_the_wrong_ones(noor):
    choose_pin(noor)
    for _n in range(4):
        noor.post("/zeker/", {"pin": OTHER})
    noor.post("/zeker/", {"pin": PIN})
    assert noor.account.pin_tries == 0
    noor.post("/zeker/", {"pin": OTHER})
    assert noor.account.pin_locked_until is None


def test_a_try_in_a_request_that_falls_over_counts(noor):
    choose_pin(noor)
    careless = Visitor(raise_request_exception=False)
    for _n in range(5):
        assert careless.post("/val-om-na-pin/", {"account": noor.account.pk, "pin": OTHER}).status_code == 500
    assert try_pin(noor.account, PIN) is Tried.LOCKED


def test_twenty_tries_at_once_are_twenty_tries(noor):
    set_pin(noor.account, PIN)
    account, seen = noor.account, []

    def guess():
        seen.append(try_pin(account, OTHER))
        connections.close_all()

    guessers = [threading.Thread(target=guess) for _n in range(12)]
    for one in guessers:
        one.start()
    for one in guessers:
        one.join()
    assert seen.count(Tried.WRONG) == 5
    assert seen.count(Tried.LOCKED) == 7


def test_something_that_is_no_pin_costs_no_try(noor):
    choose_pin(noor)
    for typed in ("", "12", "abcdef", "\x00" * 6, "7" * 10_000):
        assert noor.post("/zeker/", {"pin": typed}).status_code == 422
    assert noor.account.pin_tries == 0


# Never by a code in the mail alone (SHARING 4).


@pytest.fixture
def mailbox_thief(noor):
    """Somebody who reads Noor's mail, and Noor has a PIN."""
    choose_pin(noor)
    thief = Visitor(noor.address)
    thief.sign_in()
    return thief


@pytest.mark.parametrize(
    "page",
    ["/mijn/pincode/", "/mijn/passkeys/nieuw/", "/mijn/app/", "/mijn/herstelcodes/", "/mijn/herstelcodes/nieuw/", "/mijn/herstelcodes/bestand/"],
)  # fmt: skip
def test_who_only_reads_the_mail_gets_no_key_to_what_is_private(mailbox_thief, page):
    assert mailbox_thief.get(page).headers["Location"].startswith("/zeker/")
    before = mailbox_thief.account.pin, Authenticator.objects.filter(user_id=mailbox_thief.account.pk).count()
    mailbox_thief.post(page, {"new_pin": OTHER, "same_pin": OTHER})
    after = mailbox_thief.account.pin, Authenticator.objects.filter(user_id=mailbox_thief.account.pk).count()
    assert before == after
    assert not is_open(mailbox_thief)


def test_proving_it_again_by_mail_does_not_help_them(mailbox_thief):
    mailbox_thief.post("/nog-een-keer/code/", {"action": "send"})
    mailbox_thief.post("/nog-een-keer/code/", {"code": code_in_mail(mailbox_thief.address)})
    assert mailbox_thief.get("/mijn/pincode/").headers["Location"].startswith("/zeker/")


def test_the_owner_changes_the_pin_with_the_pin(noor):
    choose_pin(noor)
    noor.later(11 * 60)
    noor.sign_in()
    noor.post("/uitloggen/")
    noor.sign_in()
    assert noor.get("/mijn/pincode/").headers["Location"].startswith("/zeker/")
    noor.post("/zeker/", {"pin": PIN, "next": "/mijn/pincode/"})
    choose_pin(noor, OTHER)
    assert try_pin(noor.account, OTHER) is Tried.RIGHT


def test_a_forgotten_pin_is_replaced_with_a_recovery_code_that_opens_nothing_itself(noor):
    choose_pin(noor)
    code = codes_of(noor)[0]
    later = Visitor(noor.address)
    later.sign_in()
    assert later.post("/mijn/pincode/vergeten/", {"code": "00000000"}).status_code == 422
    assert later.post("/mijn/pincode/vergeten/", {"code": code}).headers["Location"] == "/mijn/pincode/"
    assert not is_open(later)
    choose_pin(later, OTHER)
    assert try_pin(noor.account, OTHER) is Tried.RIGHT
    again = Visitor(noor.address)
    again.sign_in()
    assert again.post("/mijn/pincode/vergeten/", {"code": code}).status_code == 422


def test_the_last_passkey_of_somebody_with_private_things_is_kept(noor):
    """Otherwise whoever reads the mail could make a first PIN afterwards."""
    key = add_key(noor)
    options = options_in(noor.get("/zeker/").content)
    noor.post("/zeker/", {"credential": key.get(options)})
    number = Authenticator.objects.get(user_id=noor.account.pk, type="webauthn").pk
    noor.post(f"/mijn/passkeys/{number}/weg/")
    assert Authenticator.objects.filter(pk=number).exists()
    choose_pin(noor)
    noor.post(f"/mijn/passkeys/{number}/weg/")
    assert not Authenticator.objects.filter(pk=number).exists()


def test_the_first_pin_asks_for_proof_when_signing_in_is_long_ago(noor):
    noor.later(11 * 60)
    assert noor.get("/mijn/pincode/").headers["Location"].startswith("/nog-een-keer/code/")


def test_an_unverified_soft_key_does_not_open(noor):
    key = add_key(noor)
    key.flags &= ~SoftKey().flags | 1
    options = options_in(noor.get("/zeker/").content)
    assert noor.post("/zeker/", {"credential": key.get(options)}).status_code == 422
    assert not is_open(noor)
