"""A lost phone: somebody chosen beforehand vouches, days pass, and the account is theirs who kept the code."""

import re

import pytest
from allauth.mfa.models import Authenticator

from gezinsboek.people import lost
from gezinsboek.people.models import Account, Recovery

from .lost_phone import WORKS, Lost, answer, chosen, days_later, form_of, number_in, queued_to, row_of, word, worker
from .softkey import SoftKey, options_in
from .test_passkeys import add_key, use_key
from .test_pin import PIN, choose_pin, is_open
from .test_second_factor import codes_of
from .visitors import Visitor, new_address, somebody


@pytest.fixture
def noor():
    return somebody()


@pytest.fixture
def tine():
    return somebody(name="Tine")


@pytest.fixture
def agreed(noor, tine):
    chosen(noor, tine)


# ---------- the whole way


def test_after_the_days_she_is_in_and_makes_a_new_key(noor, tine, agreed):
    phone = Lost().begin(noor.address)
    assert word(tine, phone.spoken).status_code == 302
    with days_later(3.1):
        assert "Laat mij erin" in phone.wait()
        assert phone.done().headers["Location"] == "/eigen-sleutel/"
        account = Account.objects.get(pk=row_of_id(phone))
        assert phone.is_in
        assert account.key_due
        assert phone.get("/briefje/").headers["Location"] == "/eigen-sleutel/"
        key = SoftKey()
        options = options_in(phone.get("/mijn/passkeys/nieuw/").content)
        phone.post("/mijn/passkeys/nieuw/", {"name": "", "credential": key.make(options)})
        assert phone.get("/briefje/").status_code == 200
        later = Visitor()
        use_key(later, key)
        assert later.is_in


def row_of_id(phone: Lost):
    return Recovery.objects.get(handle="-".join(phone.kept.split("-")[:2])).account_id


def test_on_another_device_the_kept_code_finds_it_back(noor, tine, agreed):
    phone = Lost().begin(noor.address)
    word(tine, phone.spoken)
    with days_later(3.1):
        other = Lost().with_code(phone.kept.lower().replace("-", " "))
        assert "Laat mij erin" in other.wait()
        other.done()
        assert other.is_in


def test_every_old_key_is_gone_and_every_session_ends(noor, tine, agreed):
    add_key(noor)
    choose_pin(noor)
    phone = Lost().begin(noor.address)
    noor_id, old_address = noor.account.pk, noor.address
    word(tine, phone.spoken)
    assert noor.get("/briefje/").status_code == 200
    with days_later(3.1):
        phone.done()
        assert noor.get("/briefje/").headers["Location"].startswith("/inloggen/")
    assert not Authenticator.objects.filter(user_id=noor_id).exists()
    account = Account.objects.get(pk=noor_id)
    assert (account.email, account.pin) == (None, "")
    assert account.sign_in_name
    stranger = Visitor(old_address)
    assert stranger.ask_code().status_code == 302
    assert "nieuwe sleutels" in queued_to(old_address)[-1]
    assert not stranger.is_in


def test_without_a_passkey_she_gets_a_pin_and_codes_and_then_an_address(noor, tine, agreed):
    phone = Lost().begin(noor.address)
    word(tine, phone.spoken)
    with days_later(3.1):
        phone.done()
        phone.post("/eigen-sleutel/", {"new_pin": PIN, "same_pin": PIN, "paper": "1"})
        assert len(codes_of(phone)) == 10
        assert phone.get("/briefje/").status_code == 200


def test_what_is_private_stays_closed_for_two_weeks_more(noor, tine, agreed):
    choose_pin(noor)
    noor.post("/zeker/", {"pin": PIN})
    assert is_open(noor)
    phone = Lost().begin(noor.address)
    word(tine, phone.spoken)
    with days_later(3.1):
        phone.done()
        phone.post("/eigen-sleutel/", {"new_pin": PIN, "same_pin": PIN, "paper": "1"})
        codes_of(phone)
        assert "nog even dicht" in phone.post("/zeker/", {"pin": PIN}).content.decode()
        assert not is_open(phone)
    with days_later(18):
        phone.post("/zeker/", {"pin": PIN})
        assert is_open(phone)


def test_a_professional_makes_a_second_lock_again(tine):
    femke, daan = somebody(name="Femke", professional=True, **WORKS), somebody(name="Daan")
    add_key(femke)
    chosen(femke, daan)
    phone = Lost().begin(femke.address)
    word(daan, phone.spoken)
    with days_later(3.1):
        phone.done()
        phone.post("/eigen-sleutel/", {"new_pin": PIN, "same_pin": PIN, "paper": "1"})
        codes_of(phone)
        assert phone.get("/briefje/").headers["Location"] == "/extra-slot/"


def test_once_is_once(noor, tine, agreed):
    phone = Lost().begin(noor.address)
    word(tine, phone.spoken)
    with days_later(3.1):
        phone.done()
        again = Lost().with_code(phone.kept)
        assert "voorbij" in again.wait()
        again.done()
        assert not again.is_in


# ---------- not before, not without


def test_nobody_is_in_before_the_days_are_over(noor, tine, agreed):
    phone = Lost().begin(noor.address)
    phone.done()
    assert not phone.is_in
    word(tine, phone.spoken)
    with days_later(2.9):
        assert "Laat mij erin" not in phone.wait()
        phone.done()
        assert not phone.is_in


def test_without_the_word_of_the_other_time_brings_nothing(noor, agreed):
    phone = Lost().begin(noor.address)
    with days_later(5):
        assert "voorbij" in phone.wait()
        phone.done()
        assert not phone.is_in


def test_what_was_not_finished_in_two_weeks_is_over(noor, tine, agreed):
    phone = Lost().begin(noor.address)
    word(tine, phone.spoken)
    with days_later(17.1):
        assert "voorbij" in phone.wait()
        phone.done()
        assert not phone.is_in


def test_the_code_that_is_read_aloud_lets_nobody_in(noor, tine, agreed):
    phone = Lost().begin(noor.address)
    word(tine, phone.spoken)
    with days_later(3.1):
        other = Lost().with_code(phone.spoken)
        assert other.answer.status_code == 422
        other.done()
        assert not other.is_in


def test_who_vouches_sees_a_name_and_neither_the_kept_code_nor_a_book(noor, tine, agreed):
    phone = Lost().begin(noor.address)
    pages = tine.get("/mijn/instaan/").content.decode()
    pages += tine.get(f"/mijn/instaan/{number_in(tine, 'woord')}/woord/").content.decode()
    for secret in (phone.kept, phone.kept.split("-")[0] + "-", phone.spoken, noor.address):
        assert secret not in pages


def test_the_word_is_asked_right_after_signing_in_again(noor, tine, agreed):
    phone = Lost().begin(noor.address)
    tine.later(11 * 60)
    assert "/nog-een-keer/" in word(tine, phone.spoken).headers["Location"]
    assert row_of(noor).confirmed_at is None


def test_the_word_needs_that_they_really_spoke(noor, tine, agreed):
    phone = Lost().begin(noor.address)
    assert word(tine, phone.spoken, spoke="").status_code == 422
    assert row_of(noor).confirmed_at is None


def test_five_wrong_codes_end_it_also_for_the_right_one(noor, tine, agreed):
    phone = Lost().begin(noor.address)
    for _n in range(5):
        word(tine, "000000")
    assert word(tine, phone.spoken) is None
    assert row_of(noor).ended == "tries"
    assert not row_of(noor).confirmed_at


def test_a_wrong_code_that_is_followed_by_a_fault_stays_counted(noor, tine, agreed, monkeypatch):
    Lost().begin(noor.address)
    monkeypatch.setattr(lost, "_refresh", lambda *_people: 1 / 0)
    tine.raise_request_exception = False
    for _n in range(5):
        word(tine, "000000")
    assert row_of(noor).tries == 5


def test_the_one_who_vouches_may_say_that_it_is_somebody_else(noor, tine, agreed):
    phone = Lost().begin(noor.address)
    word(tine, "", not_them="1")
    assert row_of(noor).ended == "voucher"
    assert word(tine, phone.spoken) is None
    assert "Dat is gestopt" in queued_to(noor.address)[-1]


def test_a_stranger_vouches_for_nobody(noor, tine, agreed):
    phone, stranger = Lost().begin(noor.address), somebody(name="Vreemd")
    assert word(stranger, phone.spoken) is None
    number = number_in(tine, "woord")
    assert stranger.get(f"/mijn/instaan/{number}/woord/").status_code == 404
    assert stranger.post(f"/mijn/instaan/{number}/woord/", {"code": phone.spoken, "spoke": "on"}).status_code == 404
    assert stranger.post(f"/mijn/instaan/{number}/antwoord/", {"yes": "1"}).status_code == 404


def test_who_no_longer_vouches_brings_nothing_on(noor, tine, agreed):
    phone = Lost().begin(noor.address)
    word(tine, phone.spoken)
    noor.post("/mijn/kwijt/kiezen/", {"nobody": "1"})
    with days_later(3.1):
        phone.done()
        assert not phone.is_in


def test_a_name_somebody_no_longer_wants_to_vouch_for(noor, tine, agreed):
    phone = Lost().begin(noor.address)
    answer(tine, "no")
    assert word(tine, phone.spoken) is None
    assert row_of(noor).ended == "other"


# ---------- nobody is betrayed


def test_an_unknown_name_gets_the_same_pages(noor, tine, agreed):
    known, unknown = Lost().begin(noor.address), Lost().begin(new_address())
    assert known.answer.headers["Location"] == unknown.answer.headers["Location"]
    assert form_of(known.page) == form_of(unknown.page)
    assert form_of(known.wait()) == form_of(unknown.wait())
    pages = [form_of(Lost().with_code(one.kept).wait()) for one in (known, unknown)]
    assert pages[0] == pages[1]
    with days_later(2.1):
        assert form_of(known.wait()) == form_of(unknown.wait())
    assert not queued_to(unknown.address)


def test_nor_does_one_that_the_owner_stopped_look_different(noor, tine, agreed):
    known, unknown = Lost().begin(noor.address), Lost().begin(new_address())
    noor.post("/mijn/kwijt/niet-ik/")
    assert form_of(known.wait()) == form_of(unknown.wait())


def test_nor_somebody_who_chose_nobody():
    alone, unknown = Lost().begin(somebody().address), Lost().begin(new_address())
    assert form_of(alone.wait()) == form_of(unknown.wait())
    assert not Recovery.objects.get(handle="-".join(alone.kept.split("-")[:2])).account_id


def test_what_was_typed_is_not_kept_once_it_was_looked_up(noor, agreed):
    Lost().begin(noor.address)
    assert not row_of(noor).typed


def test_too_many_tries_for_one_name_are_stopped_for_every_name_alike(noor, tine, agreed):
    for place, name in (("192.0.2.7", noor.address), ("192.0.2.8", new_address())):
        tries = [Lost().post("/inloggen/kwijt/", {"login": name}, REMOTE_ADDR=place) for _n in range(4)]
        assert [one.status_code for one in tries] == [302, 302, 302, 422]
        assert "te vaak geprobeerd" in tries[-1].content.decode()


def test_kept_codes_cannot_be_guessed_on(noor, tine, agreed):
    phone = Lost().begin(noor.address)
    wrong = phone.kept[:-2] + ("00" if phone.kept[-2:] != "00" else "01")
    for _n in range(5):
        assert Lost().with_code(wrong).answer.status_code == 422
    assert "te vaak geprobeerd" in Lost().with_code(phone.kept).answer.content.decode()


def test_an_unknown_code_and_a_wrong_one_get_the_same_answer(noor, tine, agreed):
    phone = Lost().begin(noor.address)
    wrong = phone.kept[:-2] + ("00" if phone.kept[-2:] != "00" else "01")
    pages = [Lost().with_code(code).answer.content.decode() for code in (wrong, "ROOS-0000-KAAS-37", "nee")]
    said = [re.findall(r'field-error">.*?<span>([^<]+)', page) for page in pages]
    assert said == [["Deze code klopt niet. Kijk hem nog eens na."]] * 3


def test_a_strangers_tries_do_not_keep_her_own_out(noor, tine, agreed):
    stranger = Lost().begin(noor.address)
    phone = Lost().begin(noor.address)
    word(tine, phone.spoken)
    with days_later(3.1):
        stranger.done()
        assert not stranger.is_in
        phone.done()
        assert phone.is_in


def test_strangers_who_know_her_name_use_up_none_of_her_tries(noor, tine, agreed):
    strangers = [Lost(REMOTE_ADDR=f"192.0.2.{n}").begin(noor.address) for n in range(7)]
    assert queued_to(noor.address).count(queued_to(noor.address)[-1]) <= 3
    begun = len(queued_to(tine.address))
    phone = Lost().begin(noor.address)
    assert len(queued_to(tine.address)) == begun  # no flood of mails
    assert word(tine, phone.spoken).status_code == 302
    with days_later(3.1):
        strangers[0].done()
        assert not strangers[0].is_in
        phone.done()
        assert phone.is_in


def test_while_the_days_run_nobody_begins_another(noor, tine, agreed):
    phone = Lost().begin(noor.address)
    word(tine, phone.spoken)
    Lost().begin(noor.address)
    assert row_of(noor).confirmed_at
    assert phone.kept.startswith(row_of(noor).handle)


def test_codes_are_taken_off_a_device_that_is_not_ones_own(noor):
    phone = Lost().begin(noor.address)
    phone.post("/inloggen/kwijt/wachten/", {"forget": "1"})
    assert phone.kept not in phone.wait()
    assert phone.kept in phone.page


def test_no_code_lies_readable_in_the_database(noor, agreed):
    phone = Lost().begin(noor.address)
    told = Recovery.objects.filter(account=noor.account).values_list()
    assert phone.kept.split("-", 2)[2] not in str(list(told))
    assert phone.spoken.replace(" ", "") not in str(list(told))


def test_tending_twice_reminds_once_and_ends_what_is_over(noor, tine, agreed):
    phone = Lost().begin(noor.address)
    word(tine, phone.spoken)
    with days_later(2.5):
        lost.tend()
        lost.tend()
        assert sum("Binnen een dag" in text for text in queued_to(noor.address)) == 1
    with days_later(18):
        lost.tend()
        assert row_of(noor).ended == "other"
        assert not Account.objects.get(pk=noor.account.pk).being_recovered
    worker()
