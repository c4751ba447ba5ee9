"""Choosing beforehand who vouches, and stopping what somebody else began."""

import re

import pytest

from gezinsboek.people import lost, vouching
from gezinsboek.people.models import Account, Recovery, Vouching
from gezinsboek.people.recovery import new_sign_in_name

from .lost_phone import WORKS, Lost, answer, chosen, days_later, form_of, queued_to, row_of, word, worker
from .test_pin import choose_pin
from .visitors import Visitor, new_address, somebody


@pytest.fixture
def noor():
    return somebody()


@pytest.fixture
def tine():
    return somebody(name="Tine")


# ---------- choosing


def asks(noor: Visitor, whom: str) -> str:
    noor.post("/mijn/kwijt/kiezen/", {"login": whom})
    worker()
    noor.get("/mijn/")  # what was said about it is read
    return noor.get("/mijn/kwijt/").content.decode()


def test_she_sees_that_nobody_is_chosen_and_then_who(noor, tine):
    assert "nog niemand" in noor.get("/mijn/kwijt/").content.decode()
    assert "Nog geen antwoord" in asks(noor, tine.address)
    answer(tine, "yes")
    assert "<b>Tine</b>" in noor.get("/mijn/kwijt/").content.decode()


def test_the_one_who_is_asked_sees_it_on_every_page_until_they_answer(noor, tine):
    asks(noor, tine.address)
    assert "/mijn/instaan/" in tine.get("/mijn/naam/").content.decode()
    assert "Noor" in tine.get("/mijn/instaan/").content.decode()
    answer(tine, "yes")
    assert "/mijn/instaan/" not in tine.get("/mijn/naam/").content.decode()
    assert "vraagt je iets over inloggen" in queued_to(tine.address)[0]


def test_no_mail_names_anybody(noor, tine):
    chosen(noor, tine)
    phone = Lost().begin(noor.address)
    word(tine, phone.spoken)
    told = "".join(queued_to(noor.address) + queued_to(tine.address))
    for name in ("Noor", "Tine", noor.address, tine.address, phone.kept, phone.spoken):
        assert name not in told


@pytest.mark.parametrize("whom", ["nobody", "professional", "herself", "said no"])
def test_whoever_may_not_or_will_not_looks_like_whoever_does_not_exist(noor, whom):
    other = somebody(name="Ander", professional=whom == "professional", **(WORKS if whom == "professional" else {}))
    address = {"nobody": new_address(), "herself": noor.address}.get(whom, other.address)
    page = asks(noor, address)
    if whom == "said no":
        answer(other, "no")
        page = noor.get("/mijn/kwijt/").content.decode()
    unknown = new_address()
    other_page = asks(somebody(), unknown)
    assert form_of(page).replace(address, "-") == form_of(other_page).replace(unknown, "-")
    assert answer(other, "yes") is None
    assert Vouching.objects.get(account=noor.account).agreed_at is None


def test_a_professional_may_have_a_professional(tine):
    from .test_passkeys import add_key

    femke, daan = (somebody(name=name, professional=True, **WORKS) for name in ("Femke", "Daan"))
    add_key(femke)
    add_key(daan)
    chosen(femke, daan)
    assert "<b>Daan (" in femke.get("/mijn/kwijt/").content.decode()


def test_who_becomes_a_professional_vouches_no_more(noor, tine):
    chosen(noor, tine)
    tine.post("/mijn/werk/", WORKS)
    phone = Lost().begin(noor.address)
    assert not Recovery.objects.filter(account=noor.account).exists()
    assert "We wachten" in phone.wait()


def test_somebody_without_address_is_named_by_the_sign_in_name(noor, tine):
    name = new_sign_in_name()
    Account.objects.filter(pk=tine.account.pk).update(email=None, sign_in_name=name)
    asks(noor, name.lower())
    assert "Noor" in tine.get("/mijn/instaan/").content.decode()


def test_choosing_is_asked_after_proving_it_again(noor, tine):
    noor.later(11 * 60)
    response = noor.post("/mijn/kwijt/kiezen/", {"login": tine.address})
    assert "/nog-een-keer/" in response.headers["Location"]
    assert not Vouching.objects.filter(account=noor.account).exists()


def test_with_a_pin_a_code_by_mail_is_not_enough_to_choose(noor, tine):
    choose_pin(noor)
    later = Visitor(noor.address)
    later.sign_in()
    response = later.post("/mijn/kwijt/kiezen/", {"login": tine.address})
    assert response.headers["Location"].startswith("/zeker/")


def test_asking_is_limited(noor):
    told = [noor.post("/mijn/kwijt/kiezen/", {"login": new_address()}).status_code for _n in range(6)]
    assert told == [302] * 5 + [422]


def test_she_hears_of_every_change(noor, tine):
    chosen(noor, tine)
    noor.post("/mijn/kwijt/kiezen/", {"nobody": "1"})
    assert sum("iets veranderd" in text for text in queued_to(noor.address)) == 3


def test_another_choice_ends_the_first_ones_word(noor, tine):
    els = somebody(name="Els")
    chosen(noor, tine)
    chosen(noor, els)
    phone = Lost().begin(noor.address)
    assert word(tine, phone.spoken) is None
    assert word(els, phone.spoken).status_code == 302


def test_only_the_one_who_was_asked_says_yes(noor, tine):
    asks(noor, tine.address)
    stranger = somebody(name="Vreemd")
    number = Vouching.objects.get(account=noor.account).pk
    assert stranger.post(f"/mijn/instaan/{number}/antwoord/", {"yes": "1"}).status_code == 404
    stranger.post(f"/mijn/instaan/{number}/antwoord/", {"no": "1"})
    assert not vouching.agree(stranger.account, number)
    assert not Vouching.objects.get(pk=number).declined_at


# ---------- stopping


def stop_link(address: str) -> str:
    found: list[str] = re.findall(r"/inloggen/kwijt/stop/\w+/", queued_to(address)[-1])
    return found[0]


def test_one_click_in_the_mail_stops_it_without_signing_in(noor, tine):
    chosen(noor, tine)
    phone = Lost().begin(noor.address)
    word(tine, phone.spoken)
    anybody = Visitor()
    link = stop_link(noor.address)
    assert "Dit was ik niet" in anybody.get(link).content.decode()
    assert not row_of(noor).ended_at, "what reads along in mail opens links"
    assert "Niemand komt zo binnen" in anybody.post(link).content.decode()
    with days_later(3.1):
        phone.done()
        assert not phone.is_in
        assert "voorbij" in phone.wait()


def test_she_is_told_at_the_beginning_at_the_word_a_day_before_and_when_it_is_stopped(noor, tine):
    chosen(noor, tine)
    phone = Lost().begin(noor.address)
    assert "niet meer in jouw account" in queued_to(noor.address)[-1]
    word(tine, phone.spoken)
    assert "Over 3 dagen" in queued_to(noor.address)[-1]
    with days_later(2.5):
        lost.tend()
        assert "Binnen een dag" in queued_to(noor.address)[-1]
        Visitor().post(stop_link(noor.address))
        assert "Dat is gestopt" in queued_to(noor.address)[-1]


def test_who_is_still_signed_in_sees_it_on_every_page_and_stops_it_there(noor, tine):
    chosen(noor, tine)
    assert "Dit was ik niet" not in noor.get("/mijn/naam/").content.decode()
    phone = Lost().begin(noor.address)
    word(tine, phone.spoken)
    assert "Dit was ik niet" in noor.get("/mijn/naam/").content.decode()
    assert "Dit loopt nog" in noor.get("/mijn/kwijt/").content.decode()
    noor.post("/mijn/kwijt/niet-ik/")
    assert "Dit was ik niet" not in noor.get("/mijn/naam/").content.decode()
    assert "Jij stopte het" in noor.get("/mijn/kwijt/").content.decode()
    with days_later(3.1):
        phone.done()
        assert not phone.is_in


def test_a_link_that_is_not_ours_stops_nothing(noor, tine):
    chosen(noor, tine)
    Lost().begin(noor.address)
    link = stop_link(noor.address)
    forged = link[:-2] + ("0/" if link[-2] != "0" else "1/")
    assert Visitor().post(forged).status_code == 404
    assert Visitor().get("/inloggen/kwijt/stop/x/").status_code == 404
    assert not row_of(noor).ended_at


def test_stopping_is_only_for_ones_own(noor, tine):
    chosen(noor, tine)
    Lost().begin(noor.address)
    somebody(name="Vreemd").post("/mijn/kwijt/niet-ik/")
    assert not row_of(noor).ended_at
    assert Visitor().post("/mijn/kwijt/niet-ik/").headers["Location"].startswith("/inloggen/")
